namespace Konvoi.Roads;

/// <summary>The figures of a road network, without words.</summary>
/// <param name="Name">The name given at the build.</param>
/// <param name="Attribution">The line to show with the map; empty when nobody is to be named.</param>
/// <param name="NodeCount">Junctions, dead ends and barriers.</param>
/// <param name="ArcCount">Directed road arcs between nodes.</param>
/// <param name="TurnCount">Allowed turns from arc to arc.</param>
/// <param name="MainArcCount">Arcs in the largest strongly connected component, the only ones snapped to.</param>
/// <param name="NameCount">Different street names.</param>
/// <param name="Bounds">The box around all arcs.</param>
/// <param name="Classes">Length of road per class, a two-way road counted once; only classes that occur.</param>
/// <param name="Import">What the import kept and dropped.</param>
public sealed record RoadNetworkInfo(
    string Name,
    string Attribution,
    int NodeCount,
    int ArcCount,
    int TurnCount,
    int MainArcCount,
    int NameCount,
    GeoBounds Bounds,
    IReadOnlyList<RoadClassLength> Classes,
    RoadImportReport Import);
