namespace Konvoi.Roads;

/// <summary>One fastest way between two points, over the index. All that a way is, is decided here, for routes and for cells of a matrix alike.</summary>
internal static class FastestWay
{
    /// <summary>Milliseconds of the fastest way; <see cref="RoadMatrix.Unreachable"/> where there is none.</summary>
    public static int DurationMs(RoadMetric metric, PointSides from, PointSides to)
    {
        RoadIndex index = metric.Network.Index;
        RootPath up = index.RentPath();
        RootPath down = index.RentPath();
        int met = Meet(metric, from, to, up, down, out int durationMs);
        index.Return(up);
        index.Return(down);
        return met < 0 ? RoadMatrix.Unreachable : durationMs;
    }

    /// <summary>The fastest way; null where there is none.</summary>
    public static RoadPath? Find(RoadMetric metric, RoadPoint from, RoadPoint to)
    {
        RoadNetwork network = metric.Network;
        RoadIndex index = network.Index;
        PointSides source = PointSides.Of(metric, from);
        PointSides target = PointSides.Of(metric, to);
        RootPath up = index.RentPath();
        RootPath down = index.RentPath();
        RoadPath? path = null;
        int met = Meet(metric, source, target, up, down, out int durationMs);
        if (met >= 0)
        {
            int[] arcs = Arcs(metric, source, up, down, met);
            RoadPoint first = PointSides.On(network, from, arcs[0]);
            RoadPoint last = PointSides.On(network, to, arcs[^1]);
            long lengthDm = last.OffsetDm - first.OffsetDm;
            for (int i = 0; i < arcs.Length - 1; i++)
            {
                lengthDm += network.LengthDm(arcs[i]);
            }

            path = new RoadPath(first, last, arcs, durationMs, lengthDm);
        }

        index.Return(up);
        index.Return(down);
        return path;
    }

    private static int Meet(RoadMetric metric, PointSides from, PointSides to, RootPath up, RootPath down, out int durationMs)
    {
        CchWeights weights = metric.Weights;
        PointStarts.Reach(metric, to, down);
        PointStarts.Leave(metric, from, to, up);
        return RootPath.Meet(weights, up, down, out durationMs);
    }

    /// <summary>The arcs of a way that was met at a rank, from the source's arc to the target's.</summary>
    private static int[] Arcs(RoadMetric metric, PointSides source, RootPath up, RootPath down, int met)
    {
        CchWeights weights = metric.Weights;
        RoadIndex index = metric.Network.Index;
        CchUnpacker way = up.Unpacker;
        up.AppendFromStart(index.Topology, met, way);
        down.AppendToEnd(index.Topology, met, way);
        ReadOnlySpan<int> states = way.Run(weights);
        int origin = up.OriginOf(index.Topology.RankOf[states[0]]);
        int extra = (origin & PointStarts.Left) != 0 ? 1 : 0;
        int[] arcs = new int[states.Length + extra];
        arcs[0] = source.ArcOf(origin & ~PointStarts.Left);
        for (int i = 0; i < states.Length; i++)
        {
            arcs[i + extra] = index.Graph.ArcOf(states[i]);
        }

        return arcs;
    }
}
