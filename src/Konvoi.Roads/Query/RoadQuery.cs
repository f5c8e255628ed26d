namespace Konvoi.Roads;

/// <summary>
/// Fastest ways under one metric. Keeps its workspaces between calls, so a caller holds one and asks often; threads may
/// share it, each call takes a workspace of its own.
/// </summary>
public sealed class RoadQuery
{
    private readonly Lock _gate = new();
    private readonly Stack<RoadSearch> _idle = new();

    public RoadQuery(RoadMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        Metric = metric;
    }

    /// <summary>What it measures with.</summary>
    public RoadMetric Metric { get; }

    /// <summary>The fastest way; null when there is none, as when one end lies on a road that the metric closes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A point is not on the network.</exception>
    public RoadPath? Route(RoadPoint from, RoadPoint to) => Matrix([from], [to]).Path(0, 0);

    /// <summary>
    /// All fastest ways from each source to each target. Rows are spread over the cores; the result is the same on
    /// one core and on many, since no row knows of another.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A point is not on the network.</exception>
    public RoadMatrix Matrix(IReadOnlyList<RoadPoint> sources, IReadOnlyList<RoadPoint> targets)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        PointSides[] from = [.. sources.Select(point => PointSides.Of(Metric, point))];
        PointSides[] to = [.. targets.Select(point => PointSides.Of(Metric, point))];
        var matrix = new RoadMatrix(Metric.Network, [.. sources], [.. targets]);
        if (from.Length == 1)
        {
            RoadSearch search = Rent();
            search.Run(from[0], to, matrix, 0);
            Return(search);
        }
        else
        {
            Parallel.For(0, from.Length, Rent, (row, _, search) => RunRow(search, row), Return);
        }

        return matrix;

        RoadSearch RunRow(RoadSearch search, int row)
        {
            search.Run(from[row], to, matrix, row);
            return search;
        }
    }

    private RoadSearch Rent()
    {
        lock (_gate)
        {
            return _idle.TryPop(out RoadSearch? search) ? search : new RoadSearch(Metric);
        }
    }

    private void Return(RoadSearch search)
    {
        lock (_gate)
        {
            _idle.Push(search);
        }
    }
}
