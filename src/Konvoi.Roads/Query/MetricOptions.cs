namespace Konvoi.Roads;

/// <summary>For which van, under which permit and around which closures a <see cref="RoadMetric"/> weighs the roads.</summary>
public sealed record MetricOptions
{
    /// <summary>The van's own top speed, at least 1; without one the network's speeds count, which keep to its profile's top speed.</summary>
    public int SpeedCapKmh { get; init; } = int.MaxValue;

    /// <summary>The arcs that a permit opens; null opens all.</summary>
    public ArcSet? Allowed { get; init; }

    /// <summary>Lower speeds on some arcs. Where limits overlap the lowest counts.</summary>
    public IReadOnlyList<(ArcSet Arcs, int MaxSpeedKmh)> SpeedLimits { get; init; } = [];

    /// <summary>Arcs that nobody passes.</summary>
    public ArcSet? Closed { get; init; }

    /// <summary>Turns that nobody takes, as <see cref="RoadNetwork.TurnsClosedAt"/> numbers them.</summary>
    public IReadOnlyCollection<int> ClosedTurns { get; init; } = [];
}
