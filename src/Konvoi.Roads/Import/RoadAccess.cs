namespace Konvoi.Roads;

/// <summary>Whether and how a vehicle may use a way.</summary>
/// <param name="Verdict">Why it may not, or <see cref="RoadVerdict.Allowed"/>.</param>
/// <param name="Forward">Along the way's own direction.</param>
/// <param name="Backward">Against it.</param>
/// <param name="Class">The road's class; without meaning unless allowed.</param>
/// <param name="UnreadConditions">Conditions in the tags that are not understood and left aside.</param>
public readonly record struct RoadAccess(
    RoadVerdict Verdict,
    DirectionAccess Forward,
    DirectionAccess Backward,
    RoadClass Class,
    int UnreadConditions);
