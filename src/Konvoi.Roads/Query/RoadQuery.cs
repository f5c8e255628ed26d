namespace Konvoi.Roads;

/// <summary>
/// Fastest ways under one metric, over the network's index. Threads may share it; nothing is locked while a way is sought.
/// </summary>
public sealed class RoadQuery
{
    public RoadQuery(RoadMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        Metric = metric;
    }

    /// <summary>What it measures with.</summary>
    public RoadMetric Metric { get; }

    /// <summary>The fastest way; null when there is none, as when one end lies on a road that the metric closes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A point is not on the network.</exception>
    public RoadPath? Route(RoadPoint from, RoadPoint to) => FastestWay.Find(Metric, from, to);

    /// <summary>
    /// The times of all fastest ways from each source to each target; their lengths and the ways themselves when asked for.
    /// </summary>
    /// <param name="sources">Any number.</param>
    /// <param name="targets">Any number.</param>
    /// <param name="threads">How many to use at most; 0 for as many as there are cores. The result does not depend on it.</param>
    /// <param name="width">Which vectors to compute with. The result does not depend on it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A point is not on the network.</exception>
    public RoadMatrix Matrix(
        IReadOnlyList<RoadPoint> sources, IReadOnlyList<RoadPoint> targets, int threads = 0, SweepWidth width = SweepWidth.Auto)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        RoadPoint[] from = [.. sources];
        RoadPoint[] to = [.. targets];
        int[] durations = MatrixTimes.Of(Metric, from, to, threads == 0 ? Environment.ProcessorCount : threads, width);
        return new RoadMatrix(Metric, from, to, durations);
    }
}
