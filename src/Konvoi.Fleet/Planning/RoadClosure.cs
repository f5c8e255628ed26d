using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>A stretch of road that may be closed to the whole fleet; whether it is, the state says (<see cref="FleetState.Closures"/>).</summary>
/// <param name="Id">The name that <see cref="CloseRoad"/> and <see cref="OpenRoad"/> use.</param>
/// <param name="Arcs">What nobody passes while it is in force.</param>
public sealed record RoadClosure(string Id, ArcSet Arcs);
