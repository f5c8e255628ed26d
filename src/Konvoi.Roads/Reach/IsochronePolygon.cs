namespace Konvoi.Roads;

/// <summary>One piece of an area, as GeoJSON (RFC 7946) has it: rings whose first point is also the last, the outer one counter-clockwise, holes clockwise.</summary>
public sealed record IsochronePolygon(IReadOnlyList<GeoPoint> Outer, IReadOnlyList<IReadOnlyList<GeoPoint>> Holes);
