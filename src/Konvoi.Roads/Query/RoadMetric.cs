using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>
/// How long each arc of a network takes: a van's top speed, its permit and the closures put together. Immutable, so
/// readers on many threads share one; a closure makes a new metric.
/// </summary>
public sealed class RoadMetric
{
    /// <summary>The duration of an arc that must not be driven on.</summary>
    public const int Impassable = int.MaxValue;

    private readonly int[] _durationMs;

    private RoadMetric(RoadNetwork network, int[] durationMs)
    {
        Network = network;
        _durationMs = durationMs;
    }

    /// <summary>The roads that it weighs.</summary>
    public RoadNetwork Network { get; }

    internal ReadOnlySpan<int> Durations => _durationMs;

    /// <summary>
    /// Weighs every arc: the lowest of the road's own speed, the van's cap and the limits, or <see cref="Impassable"/> where
    /// the permit opens nothing or a closure stands.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A speed below 1 km/h.</exception>
    public static RoadMetric Create(RoadNetwork network, MetricOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.SpeedCapKmh, 1);
        var speedKmh = new int[network.ArcCount];
        for (int arc = 0; arc < speedKmh.Length; arc++)
        {
            speedKmh[arc] = Math.Min(network.SpeedKmh(arc), options.SpeedCapKmh);
        }

        foreach ((ArcSet arcs, int maxSpeedKmh) in options.SpeedLimits)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(maxSpeedKmh, 1, nameof(options));
            Check.That(arcs.ArcCount == network.ArcCount);
            foreach (int arc in arcs)
            {
                speedKmh[arc] = Math.Min(speedKmh[arc], maxSpeedKmh);
            }
        }

        int[] durationMs = speedKmh;
        for (int arc = 0; arc < durationMs.Length; arc++)
        {
            bool open = options.Allowed is null || options.Allowed.Contains(arc);
            durationMs[arc] = open ? DriveMs(network.LengthDm(arc), speedKmh[arc]) : Impassable;
        }

        var metric = new RoadMetric(network, durationMs);
        return options.Closed is null ? metric : metric.WithClosed(options.Closed);
    }

    /// <summary>Milliseconds from the tail of an arc to its head, turns not counted; <see cref="Impassable"/> if it is closed.</summary>
    public int DurationMs(int arc) => _durationMs[arc];

    /// <summary>
    /// Milliseconds from the tail of an arc to a place on it. An arc that is closed is reckoned with the network's own
    /// speed, for those who were on it before.
    /// </summary>
    internal long MsToOffset(int arc, int offsetDm) => (long)OpenDurationMs(arc) * offsetDm / Network.LengthDm(arc);

    internal int OpenDurationMs(int arc) => _durationMs[arc] != Impassable ? _durationMs[arc] : Network.DurationMs(arc);

    /// <summary>This metric with more arcs closed.</summary>
    public RoadMetric WithClosed(ArcSet closed)
    {
        ArgumentNullException.ThrowIfNull(closed);
        Check.That(closed.ArcCount == Network.ArcCount);
        int[] durationMs = [.. _durationMs];
        foreach (int arc in closed)
        {
            durationMs[arc] = Impassable;
        }

        return new RoadMetric(Network, durationMs);
    }

    /// <summary>The time for a length at a speed, to the nearest millisecond: 1 dm at 1 km/h takes 360 ms.</summary>
    internal static int DriveMs(int lengthDm, int speedKmh) =>
        (int)Math.Min((((long)lengthDm * 360) + (speedKmh / 2)) / speedKmh, Impassable - 1);
}
