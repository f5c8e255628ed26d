namespace Konvoi.Roads;

/// <summary>A place on a road, whoever's road it is.</summary>
/// <param name="Position">Where it is.</param>
/// <param name="DistanceDm">How far the place asked for lies beside the road, at least 0.</param>
public sealed record RoadPlace(GeoPoint Position, int DistanceDm);
