namespace Konvoi.Roads;

/// <summary>A way from one place to another.</summary>
/// <param name="DurationMs">Driving and turns together, at least 0.</param>
/// <param name="LengthDm">Along the road, at least 0.</param>
/// <param name="Geometry">The line to draw, at least two points.</param>
public sealed record RoadLine(int DurationMs, int LengthDm, IReadOnlyList<GeoPoint> Geometry);
