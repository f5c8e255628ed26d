namespace Konvoi.Roads;

/// <summary>A generated town.</summary>
/// <param name="Roads">Its roads, tagged like OpenStreetMap; its attribution is empty, for nobody owns it.</param>
/// <param name="Scenery">River, parks and land to draw under the roads, in drawing order.</param>
public sealed record Town(OsmData Roads, IReadOnlyList<SceneryShape> Scenery);
