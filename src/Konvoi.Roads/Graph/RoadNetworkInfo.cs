namespace Konvoi.Roads;

/// <summary>The figures of a road network, without words.</summary>
/// <param name="Name">The name given at the build.</param>
/// <param name="Attribution">The line to show with the map; empty when nobody is to be named.</param>
/// <param name="Profile">The name of the profile that it was built for.</param>
/// <param name="NodeCount">Junctions, dead ends and barriers.</param>
/// <param name="ArcCount">Directed road arcs between nodes.</param>
/// <param name="StateCount">Vertices of the turn graph: the arcs, and copies of arcs that remember something.</param>
/// <param name="TurnCount">Turns of the turn graph.</param>
/// <param name="MainArcCount">Arcs that all others of them can be reached from, the only ones snapped to.</param>
/// <param name="EndsOnlyArcCount">Arcs that only the ends of a leg may lie on.</param>
/// <param name="TimedArcCount">Arcs that are closed at some hours.</param>
/// <param name="TimedTurnCount">Turns of the turn graph that are closed at some hours.</param>
/// <param name="NameCount">Different street names.</param>
/// <param name="Bounds">The box around all arcs.</param>
/// <param name="Classes">Length of road per class, a two-way road counted once; only classes that occur.</param>
/// <param name="Import">What the import kept and dropped.</param>
public sealed record RoadNetworkInfo(
    string Name,
    string Attribution,
    string Profile,
    int NodeCount,
    int ArcCount,
    int StateCount,
    int TurnCount,
    int MainArcCount,
    int EndsOnlyArcCount,
    int TimedArcCount,
    int TimedTurnCount,
    int NameCount,
    GeoBounds Bounds,
    IReadOnlyList<RoadClassLength> Classes,
    RoadImportReport Import);
