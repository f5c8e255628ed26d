namespace Konvoi.Roads;

/// <summary>The right of some vans to drive on some roads at some hours, as a city gives it.</summary>
/// <param name="Id">The permit's number.</param>
/// <param name="Vans">The ids of the vans it names, at least one.</param>
/// <param name="FromMs">Valid from, milliseconds since midnight.</param>
/// <param name="ToMs">Valid until, later than <paramref name="FromMs"/>, at most 24 hours.</param>
/// <param name="MaxSpeedKmh">The highest speed it allows, at least 1.</param>
/// <param name="Arcs">The arcs it opens.</param>
/// <param name="IsArea">True: a polygon, whose inside is open. False: a line, along which the roads are open.</param>
/// <param name="Outline">The polygon's outer ring or the line, to be drawn.</param>
public sealed record RoadPermit(
    string Id,
    IReadOnlyList<string> Vans,
    long FromMs,
    long ToMs,
    int MaxSpeedKmh,
    ArcSet Arcs,
    bool IsArea,
    IReadOnlyList<GeoPoint> Outline);
