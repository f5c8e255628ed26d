using System.Buffers;

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

    /// <summary>From <see cref="From"/> to <see cref="To"/> along the road.</summary>
    public long LengthDm { get; }

    /// <summary>The line to draw, from <see cref="From"/> to <see cref="To"/>, at least two points.</summary>
    public GeoPoint[] Geometry(RoadNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        int most = 2;
        foreach (int arc in _arcs)
        {
            most += network.LineOf(arc).Count;
        }

        GeoPoint[] drawn = ArrayPool<GeoPoint>.Shared.Rent(most);
        drawn[0] = From.Position;
        int count = 1;
        for (int i = 0; i < _arcs.Length; i++)
        {
            Span<GeoPoint> line = network.Draw(_arcs[i], drawn.AsSpan(count));
            count += i == 0 || i == _arcs.Length - 1
                ? KeepPart(line, i == 0 ? From.OffsetDm * 100L : -1, i == _arcs.Length - 1 ? To.OffsetDm * 100L : long.MaxValue)
                : line.Length;
        }

        drawn[count++] = To.Position;
        GeoPoint[] points = Different(drawn.AsSpan(0, count)).ToArray();
        ArrayPool<GeoPoint>.Shared.Return(drawn);
        return points;
    }

    /// <summary>Moves the points between two places along a line to its front, and says how many they are.</summary>
    private static int KeepPart(Span<GeoPoint> line, long startMm, long endMm)
    {
        int kept = 0;
        long alongMm = 0;
        GeoPoint before = line[0];
        foreach (GeoPoint point in line)
        {
            alongMm += Plane.DistanceMm(before, point);
            before = point;
            if (alongMm > startMm && alongMm < endMm)
            {
                line[kept++] = point;
            }
        }

        return kept;
    }

    /// <summary>The points without those that are as the one before, but at least two.</summary>
    private static Span<GeoPoint> Different(Span<GeoPoint> points)
    {
        int count = 1;
        for (int i = 1; i < points.Length; i++)
        {
            points[count] = points[i];
            count += points[i] == points[count - 1] ? 0 : 1;
        }

        return count == 1 ? points[..2] : points[..count];
    }

    /// <summary>
    /// Where a van is after some time on the way. It waits out a turn at the head of the arc before it. An arc that
    /// the metric has closed since is driven at the network's own speed: who is on it has to leave it somehow.
    /// </summary>
    /// <param name="metric">The metric that the van drives under.</param>
    /// <param name="elapsedMs">Time since it left <see cref="From"/>.</param>
    /// <param name="pathIndex">The index in <see cref="Arcs"/> of the arc that the van is on.</param>
    /// <returns>A point with a fixed direction; <see cref="From"/> up to 0, <see cref="To"/> from the end on.</returns>
    public RoadPoint PointAt(RoadMetric metric, long elapsedMs, out int pathIndex)
    {
        ArgumentNullException.ThrowIfNull(metric);
        (pathIndex, int offsetDm, _) = Locate(metric, elapsedMs);
        return metric.Network.PointOn(_arcs[pathIndex], offsetDm, directionFixed: true);
    }

    /// <summary>How far a van has come after some time on the way: 0 at the start, <see cref="LengthDm"/> at the end.</summary>
    public long DistanceDmAt(RoadMetric metric, long elapsedMs)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Locate(metric, elapsedMs).DrivenDm;
    }

    private (int PathIndex, int OffsetDm, long DrivenDm) Locate(RoadMetric metric, long elapsedMs)
    {
        if (elapsedMs <= 0 && DurationMs > 0)
        {
            return (0, From.OffsetDm, 0);
        }

        RoadNetwork network = metric.Network;
        long leftMs = elapsedMs;
        long drivenDm = 0;
        for (int i = 0; ; i++)
        {
            int arc = _arcs[i];
            int lengthDm = network.LengthDm(arc);
            bool isLast = i == _arcs.Length - 1;
            int startDm = i == 0 ? From.OffsetDm : 0;
            int endDm = isLast ? To.OffsetDm : lengthDm;
            long startMs = metric.MsToOffset(arc, startDm);
            long driveMs = metric.MsToOffset(arc, endDm) - startMs;
            if (leftMs < driveMs)
            {
                long offsetDm = (startMs + leftMs) * lengthDm / metric.OpenDurationMs(arc);
                int reachedDm = (int)Math.Clamp(offsetDm, startDm, endDm);
                return (i, reachedDm, drivenDm + reachedDm - startDm);
            }

            leftMs -= driveMs;
            drivenDm += endDm - startDm;
            if (isLast)
            {
                return (i, endDm, drivenDm);
            }

            int turnMs = network.TurnMs(arc, _arcs[i + 1]);
            if (leftMs < turnMs)
            {
                return (i, endDm, drivenDm);
            }

            leftMs -= turnMs;
        }
    }
}
