namespace Konvoi.Fleet;

/// <summary>
/// Vans that see the same roads at the same speeds: same permits active, same roads closed by the hour, same top speed. They share a metric and a
/// matrix. One <see cref="TravelTimes"/> hands out one instance per group, so groups compare by reference.
/// </summary>
public sealed class RouteGroup
{
    internal RouteGroup(int index, bool everyRoad, IReadOnlyList<int> permits, int speedCapKmh, ShutRoads shut)
    {
        Shut = shut;
        Index = index;
        EveryRoad = everyRoad;
        Permits = permits;
        SpeedCapKmh = speedCapKmh;
    }

    /// <summary>True where the city asks for no permits. False with no permits: the van may drive nowhere.</summary>
    public bool EveryRoad { get; }

    /// <summary>Indexes of the permits in use in the layout, ascending; of those with the same roads and speed the first.</summary>
    public IReadOnlyList<int> Permits { get; }

    public int SpeedCapKmh { get; }

    /// <summary>What the map closes at some time of the group's span.</summary>
    internal ShutRoads Shut { get; }

    /// <summary>Order of first use in its <see cref="TravelTimes"/>.</summary>
    internal int Index { get; }
}
