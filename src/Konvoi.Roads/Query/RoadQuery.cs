namespace Konvoi.Roads;

/// <summary>
/// Fastest ways under one metric, over the network's index. Threads may share it; a lock is held only to take a workspace from a pool and to put it back.
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

    /// <summary>All that is reached from a point within a time: nothing from a road that the metric closes.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="limitMs">In [0, 536,870,911], which is six days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The point is not on the network, or the time is out of its range.</exception>
    public RoadReach Reach(RoadPoint from, int limitMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(limitMs, CchWeights.LeastNoneMs);
        return new RoadReach(Metric, from, limitMs);
    }

    /// <summary>
    /// The times of all fastest ways from each source to each target; their lengths and the ways themselves when asked for.
    /// </summary>
    /// <param name="sources">Any number.</param>
    /// <param name="targets">Any number.</param>
    /// <param name="threads">How many to use at most; 0 for as many as there are cores. The result does not depend on it.</param>
    /// <param name="vectorBits">
    /// How wide it is computed: 512, 256 or, without vectors, 0. Null takes the widest that the machine has. The result is the same
    /// to the bit; for tests and measurements.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A point is not on the network.</exception>
    public RoadMatrix Matrix(
        IReadOnlyList<RoadPoint> sources, IReadOnlyList<RoadPoint> targets, int threads = 0, int? vectorBits = null)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentOutOfRangeException.ThrowIfNegative(threads);
        int bits = vectorBits ?? SnapTree.WidestVectorBits;
        if (bits is not (0 or 256 or 512))
        {
            throw new ArgumentOutOfRangeException(nameof(vectorBits), vectorBits, "512, 256 or 0");
        }

        RoadPoint[] from = [.. sources];
        RoadPoint[] to = [.. targets];
        int[] durations = MatrixTimes.Of(Metric, from, to, threads == 0 ? Environment.ProcessorCount : threads, bits);
        return new RoadMatrix(Metric, from, to, durations);
    }
}
