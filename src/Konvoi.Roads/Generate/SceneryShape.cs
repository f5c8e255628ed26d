namespace Konvoi.Roads;

/// <summary>Something to draw under the roads of a generated town. It never decides anything.</summary>
/// <param name="Kind">What it is. Everything but <see cref="SceneryKind.RiverLine"/> is an area.</param>
/// <param name="Name">Its name on the map; may be empty.</param>
/// <param name="Points">A line, or the ring of an area with its first point repeated at the end.</param>
public sealed record SceneryShape(SceneryKind Kind, string Name, IReadOnlyList<GeoPoint> Points);
