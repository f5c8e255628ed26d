namespace Konvoi.Roads;

/// <summary>How much road of one class there is; a two-way road counts once.</summary>
public readonly record struct RoadClassLength(RoadClass Class, long LengthDm);
