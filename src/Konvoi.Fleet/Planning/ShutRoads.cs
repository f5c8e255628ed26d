using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>Roads and turns that the map closes at some time of a span. Compared by reference.</summary>
internal sealed class ShutRoads(ArcSet arcs, IReadOnlyList<int> turns)
{
    public ArcSet Arcs => arcs;

    public IReadOnlyList<int> Turns => turns;
}
