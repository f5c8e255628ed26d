namespace Konvoi.Roads;

/// <summary>
/// Times between places on one road where some lie behind others, so that a way may have to leave the road and come back. What lies
/// between leaving and coming back does not depend on the places, so it is sought at most four times for a road, however many
/// places are on it.
/// </summary>
internal sealed class RoundTrips(RoadMetric metric)
{
    private readonly Dictionary<(int From, int To), int> _msFromTailToTail = [];

    /// <summary>As <see cref="FastestWay.DurationMs"/>, for two points that share an arc.</summary>
    public int DurationMs(PointSides from, PointSides to)
    {
        int best = CchWeights.LeastNoneMs;
        foreach (bool isAhead in (ReadOnlySpan<bool>)[true, false])
        {
            for (int leave = 0; leave < 2; leave++)
            {
                for (int reach = 0; reach < 2; reach++)
                {
                    (int fromArc, int toArc) = (from.ArcOf(leave), to.ArcOf(reach));
                    if (fromArc >= 0 && toArc >= 0 && isAhead == (fromArc == toArc && from.OffsetOf(leave) <= to.OffsetOf(reach)))
                    {
                        int endsMs = (int)(metric.MsToOffset(toArc, to.OffsetOf(reach)) - metric.MsToOffset(fromArc, from.OffsetOf(leave)));
                        best = Math.Min(best, isAhead ? endsMs : RoundMs(fromArc, toArc, endsMs, best));
                    }
                }
            }
        }

        return best < CchWeights.LeastNoneMs ? best : RoadMatrix.Unreachable;
    }

    /// <summary>The time of a way round, or any that is not below the best if that is all the way can be: most need not be sought.</summary>
    private int RoundMs(int from, int to, int endsMs, int best)
    {
        int leastMs = metric.OpenDurationMs(from) + endsMs;
        return leastMs >= best ? leastMs : FromTailToTailMs(from, to) + endsMs;
    }

    /// <summary>From the tail of an arc over the whole of it to the tail of the same one or another; <see cref="CchWeights.NoneMs"/> where there is no way.</summary>
    private int FromTailToTailMs(int from, int to)
    {
        if (!_msFromTailToTail.TryGetValue((from, to), out int ms))
        {
            int lengthDm = metric.Network.LengthDm(from);
            ms = FastestWay.DurationMs(metric, new PointSides(from, lengthDm, -1, 0), new PointSides(to, 0, -1, 0));
            ms = ms == RoadMatrix.Unreachable ? CchWeights.NoneMs : ms + (int)metric.MsToOffset(from, lengthDm);
            _msFromTailToTail.Add((from, to), ms);
        }

        return ms;
    }
}
