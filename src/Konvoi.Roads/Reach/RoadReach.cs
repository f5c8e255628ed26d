namespace Konvoi.Roads;

/// <summary>
/// All that can be reached from a point within a time, under one metric: what <see cref="RoadQuery.Route"/> would say of every place, at once.
/// Immutable; four bytes per arc of the network.
/// </summary>
public sealed class RoadReach
{
    private readonly RoadMetric _metric;
    private readonly PointSides _from;

    /// <summary>By arc.</summary>
    private readonly int[] _tailMs;

    internal RoadReach(RoadMetric metric, RoadPoint from, int limitMs)
    {
        (_metric, From, LimitMs) = (metric, from, limitMs);
        _from = PointSides.Of(metric, from);
        _tailMs = ReachSweep.TailsMs(metric, _from);
    }

    /// <summary>Where it begins.</summary>
    public RoadPoint From { get; }

    /// <summary>The longest time it looks at.</summary>
    public int LimitMs { get; }

    /// <summary>The roads.</summary>
    public RoadNetwork Network => _metric.Network;

    /// <summary>The time of the fastest way to a place; <see cref="RoadMatrix.Unreachable"/> where it takes longer than <see cref="LimitMs"/> or there is none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The point is not on the network.</exception>
    public int DurationMs(RoadPoint to)
    {
        PointSides sides = PointSides.Of(_metric, to);
        long least = long.MaxValue;
        for (int side = 0; side < 2; side++)
        {
            int arc = sides.ArcOf(side);
            if (arc < 0)
            {
                continue;
            }

            long alongMs = _metric.MsToOffset(arc, sides.OffsetOf(side));
            least = Math.Min(least, _tailMs[arc] + alongMs);
            if (SideOf(arc) is >= 0 and var own && sides.OffsetOf(side) >= _from.OffsetOf(own))
            {
                least = Math.Min(least, alongMs - _metric.MsToOffset(arc, _from.OffsetOf(own)));
            }
        }

        return least <= LimitMs ? (int)least : RoadMatrix.Unreachable;
    }

    /// <summary>
    /// The parts of roads that are reached within a time, by arc and then along it, none touching another on the same arc. A direction
    /// of a road is in it as far as a vehicle gets that drives in this direction.
    /// </summary>
    /// <param name="limitMs">In [0, <see cref="LimitMs"/>].</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of its range.</exception>
    public IEnumerable<RoadStretch> Stretches(int limitMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(limitMs);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limitMs, LimitMs);
        return Within(limitMs);
    }

    /// <summary>The length of road that is reached within a time, each road counted once where it is reached in either direction.</summary>
    /// <param name="limitMs">In [0, <see cref="LimitMs"/>].</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of its range.</exception>
    public long RoadLengthDm(int limitMs)
    {
        long sum = 0;
        foreach (RoadStretch stretch in Stretches(limitMs))
        {
            sum += stretch.LengthDm;
            if (Network.ReverseOf(stretch.Arc) is >= 0 and var reverse && reverse < stretch.Arc)
            {
                // What both directions have was counted with the reverse.
                int lengthDm = Network.LengthDm(stretch.Arc);
                Reached other = Of(reverse, limitMs);
                sum -= Shared(stretch, lengthDm - other.RoundDm, lengthDm);
                sum -= other.StartDm < 0 ? 0 : Shared(stretch, lengthDm - other.EndDm, lengthDm - other.StartDm);
            }
        }

        return sum;

        static int Shared(RoadStretch stretch, int fromDm, int toDm) => Math.Max(0, Math.Min(stretch.ToDm, toDm) - Math.Max(stretch.FromDm, fromDm));
    }

    /// <summary>Whether a way that comes in at an arc's tail gets to its head within a time.</summary>
    internal bool IsWhole(int arc, int limitMs) => EndDm(arc, limitMs - (long)_tailMs[arc]) == Network.LengthDm(arc);

    private IEnumerable<RoadStretch> Within(int limitMs)
    {
        for (int arc = 0; arc < _tailMs.Length; arc++)
        {
            Reached reached = Of(arc, limitMs);
            if (reached.RoundDm >= 0)
            {
                yield return new RoadStretch(arc, 0, reached.RoundDm);
            }

            if (reached.StartDm >= 0)
            {
                yield return new RoadStretch(arc, reached.StartDm, reached.EndDm);
            }
        }
    }

    /// <summary>How far an arc is reached from its tail, and where and how far by the drive from the point itself if that lies apart; -1 for not.</summary>
    private Reached Of(int arc, int limitMs)
    {
        int roundDm = EndDm(arc, limitMs - (long)_tailMs[arc]);
        int side = SideOf(arc);
        if (side < 0)
        {
            return new Reached(roundDm, -1, -1);
        }

        int startDm = _from.OffsetOf(side);
        int endDm = EndDm(arc, limitMs + _metric.MsToOffset(arc, startDm));
        return roundDm >= startDm ? new Reached(Math.Max(roundDm, endDm), -1, -1) : new Reached(roundDm, startDm, endDm);
    }

    /// <summary>How far along an arc a time leads from its tail; -1 below zero. The inverse of <see cref="RoadMetric.MsToOffset"/>, rounded to what is still reached.</summary>
    private int EndDm(int arc, long leftMs)
    {
        int lengthDm = Network.LengthDm(arc);
        return leftMs < 0 ? -1 : (int)Math.Min(lengthDm, (((leftMs + 1) * lengthDm) - 1) / _metric.OpenDurationMs(arc));
    }

    private int SideOf(int arc) => arc == _from.Arc ? 0 : arc == _from.ReverseArc ? 1 : -1;

    private readonly record struct Reached(int RoundDm, int StartDm, int EndDm);
}
