namespace Konvoi.Roads;

/// <summary>
/// The lengths behind a matrix. Every source and every target climbs to the top once and keeps times and lengths along; a
/// cell then compares the ranks that both went over, and takes the way that <see cref="FastestWay"/> takes.
/// </summary>
internal sealed class MatrixLengths
{
    private readonly RoadMetric _metric;
    private readonly PointSides[] _sources;
    private readonly PointSides[] _targets;
    private readonly RoadPoint[] _from;
    private readonly RoadPoint[] _to;
    private readonly Climb[] _up;
    private readonly Climb[] _down;

    private readonly record struct Climb(int[] Ranks, int[] LabelMs, long[] LengthDm);

    public MatrixLengths(RoadMetric metric, RoadPoint[] from, RoadPoint[] to)
    {
        _metric = metric;
        (_from, _to) = (from, to);
        _sources = [.. from.Select(point => PointSides.Of(metric, point))];
        _targets = [.. to.Select(point => PointSides.Of(metric, point))];
        _up = [.. _sources.Select(sides => Run(sides, isUp: true))];
        _down = [.. _targets.Select(sides => Run(sides, isUp: false))];
    }

    /// <summary>The length of the way of a cell that has one, in decimetres.</summary>
    public int Of(int i, int j)
    {
        if (PointStarts.IsBehind(_sources[i], 0, _targets[j]) || PointStarts.IsBehind(_sources[i], 1, _targets[j]))
        {
            return Capped(FastestWay.Find(_metric, _from[i], _to[j])!.LengthDm);
        }

        (Climb up, Climb down) = (_up[i], _down[j]);
        int bestMs = CchWeights.LeastNoneMs;
        long bestDm = 0;

        // Both go over the same ranks from where they first meet.
        int a = 0;
        int b = 0;
        while (a < up.Ranks.Length && b < down.Ranks.Length)
        {
            if (up.Ranks[a] != down.Ranks[b])
            {
                (a, b) = up.Ranks[a] < down.Ranks[b] ? (a + 1, b) : (a, b + 1);
                continue;
            }

            int sumMs = up.LabelMs[a] + down.LabelMs[b];
            if (sumMs < bestMs)
            {
                (bestMs, bestDm) = (sumMs, up.LengthDm[a] + down.LengthDm[b]);
            }

            a++;
            b++;
        }

        return Capped(bestDm);
    }

    private static int Capped(long lengthDm) => (int)Math.Min(lengthDm, RoadMatrix.Unreachable - 1);

    private Climb Run(PointSides sides, bool isUp)
    {
        RoadIndex index = _metric.Network.Index;
        RoadLengths lengths = _metric.Lengths;
        RootPath path = index.RentPath();
        if (isUp)
        {
            PointStarts.Leave(_metric, sides, PointSides.None, path);
        }
        else
        {
            PointStarts.Reach(_metric, sides, path);
        }

        path.Run(_metric.Weights, isUp);
        int[] ranks = path.Ranks.ToArray();
        int[] labels = new int[ranks.Length];
        long[] lengthDm = new long[ranks.Length];
        for (int i = 0; i < ranks.Length; i++)
        {
            int rank = ranks[i];
            labels[i] = path.LabelMs(rank);
            if (labels[i] >= CchWeights.LeastNoneMs)
            {
                continue;
            }

            int below = path.Below(rank);
            if (below < 0)
            {
                int offsetDm = sides.OffsetOf(path.OriginOf(rank));
                lengthDm[i] = isUp ? -offsetDm : offsetDm;
            }
            else
            {
                lengthDm[i] = lengthDm[Array.BinarySearch(ranks, below)] + lengths.Of(below, path.EdgeTo(index.Topology, rank), isUp);
            }
        }

        index.Return(path);
        return new Climb(ranks, labels, lengthDm);
    }
}
