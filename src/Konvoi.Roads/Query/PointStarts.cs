namespace Konvoi.Roads;

/// <summary>How the two ends of a way hang on the index: which states, and at what times.</summary>
internal static class PointStarts
{
    /// <summary>
    /// Puts a source on a path. Its label is the time at the arc's tail, which lies before it, so it is below zero. Where a target lies
    /// behind the source on the same arc, a way has to leave the arc first and come back: then the states after it are
    /// put there instead.
    /// </summary>
    public static void Leave(RoadMetric metric, PointSides from, PointSides to, RootPath path)
    {
        RoadIndex index = metric.Network.Index;
        for (int side = 0; side < 2; side++)
        {
            int arc = from.ArcOf(side);
            if (arc < 0)
            {
                continue;
            }

            int beforeMs = (int)metric.MsToOffset(arc, from.OffsetOf(side));
            int state = index.Graph.StartState(arc);
            if (!IsBehind(from, side, to))
            {
                path.Start(index.Topology.RankOf[state], -beforeMs, side);
                continue;
            }

            TurnWeights turns = new(metric);
            for (int turn = index.Graph.First[state]; turn < index.Graph.First[state + 1]; turn++)
            {
                int costMs = turns.Of(state, turn);
                if (costMs < CchWeights.NoneMs)
                {
                    path.Start(index.Topology.RankOf[index.Graph.To[turn]], costMs - beforeMs, side | Left);
                }
            }
        }
    }

    /// <summary>In the origin of a start: the way has left the source's arc already.</summary>
    public const int Left = 2;

    /// <summary>Puts a target on a path, in every state of its arcs.</summary>
    public static void Reach(RoadMetric metric, PointSides to, RootPath path)
    {
        RoadIndex index = metric.Network.Index;
        for (int side = 0; side < 2; side++)
        {
            int arc = to.ArcOf(side);
            if (arc >= 0)
            {
                int afterMs = (int)metric.MsToOffset(arc, to.OffsetOf(side));
                foreach (int state in index.Graph.StatesOf(arc))
                {
                    path.Start(index.Topology.RankOf[state], afterMs, side);
                }
            }
        }
    }

    /// <summary>Whether a target lies behind one side of a source.</summary>
    public static bool IsBehind(PointSides from, int side, PointSides to)
    {
        int arc = from.ArcOf(side);
        return arc >= 0 && ((arc == to.Arc && to.OffsetOf(0) < from.OffsetOf(side)) || (arc == to.ReverseArc && to.OffsetOf(1) < from.OffsetOf(side)));
    }
}
