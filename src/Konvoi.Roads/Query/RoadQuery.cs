namespace Konvoi.Roads;

/// <summary>
/// Fastest ways under one metric. Keeps its workspace between calls, so a caller holds one per thread and asks often.
/// </summary>
public sealed class RoadQuery(RoadMetric metric)
{
    public RoadMetric Metric => metric;

    /// <summary>The fastest way; null when there is none.</summary>
    public RoadPath? Route(RoadPoint from, RoadPoint to) => throw new NotSupportedException();

    /// <summary>All fastest ways from each source to each target.</summary>
    public RoadMatrix Matrix(IReadOnlyList<RoadPoint> sources, IReadOnlyList<RoadPoint> targets) => throw new NotSupportedException();
}
