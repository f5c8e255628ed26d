namespace Konvoi.Roads;

/// <summary>A way over the network, from somewhere on its first arc to somewhere on its last.</summary>
public sealed class RoadPath
{
    private readonly int[] _arcs;

    internal RoadPath(RoadPoint from, RoadPoint to, int[] arcs, long durationMs, long lengthDm)
    {
        From = from;
        To = to;
        _arcs = arcs;
        DurationMs = durationMs;
        LengthDm = lengthDm;
    }

    /// <summary>Where it begins: the point asked for, turned to the direction taken, so that its arc is the first of <see cref="Arcs"/>.</summary>
    public RoadPoint From { get; }

    /// <summary>Where it ends, turned to the direction of arrival, so that its arc is the last of <see cref="Arcs"/>.</summary>
    public RoadPoint To { get; }

    /// <summary>At least one arc; the first and the last are driven in part.</summary>
    public ReadOnlySpan<int> Arcs => _arcs;

    /// <summary>Driving and turns together, under the metric that the path was found with.</summary>
    public long DurationMs { get; }

    public long LengthDm { get; }

    /// <summary>The line to draw, from <see cref="From"/> to <see cref="To"/>, at least two points.</summary>
    public GeoPoint[] Geometry(RoadNetwork network) => throw new NotSupportedException();

    /// <summary>
    /// Where a van is after some time on the way. It waits out a turn at the head of the arc before it. An arc that
    /// the metric has closed since is driven at the network's own speed: who is on it has to leave it somehow.
    /// </summary>
    /// <param name="metric">The metric that the van drives under.</param>
    /// <param name="elapsedMs">Time since it left <see cref="From"/>.</param>
    /// <param name="pathIndex">The index in <see cref="Arcs"/> of the arc that the van is on.</param>
    /// <returns>A point with a fixed direction; <see cref="From"/> before 0, <see cref="To"/> from the end on.</returns>
    public RoadPoint PointAt(RoadMetric metric, long elapsedMs, out int pathIndex) => throw new NotSupportedException();

    /// <summary>How far a van has come after some time on the way: 0 at the start, <see cref="LengthDm"/> at the end.</summary>
    public long DistanceDmAt(RoadMetric metric, long elapsedMs) => throw new NotSupportedException();
}
