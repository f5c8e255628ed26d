namespace Konvoi.Roads;

/// <summary>
/// Times from one point to every arc: up the tree from the point, then once down over all ranks, each of which is finished when all above it
/// are (Delling et al., 2011). On Porto that is one pass over a million edges, whatever the limit.
/// </summary>
internal static unsafe class ReachSweep
{
    /// <summary>By arc: milliseconds to its tail, <see cref="CchWeights.LeastNoneMs"/> or more where no way leads.</summary>
    public static int[] TailsMs(RoadMetric metric, PointSides from)
    {
        RoadNetwork network = metric.Network;
        RoadIndex index = network.Index;
        int[] labels = Labels(metric, from);
        int[] tails = new int[network.ArcCount];
        for (int arc = 0; arc < tails.Length; arc++)
        {
            int least = CchWeights.NoneMs;
            foreach (int state in index.Graph.StatesOf(arc))
            {
                least = Math.Min(least, labels[index.Topology.RankOf[state]]);
            }

            tails[arc] = least;
        }

        for (int side = 0; side < 2; side++)
        {
            int arc = from.ArcOf(side);
            if (arc >= 0)
            {
                // The label there is of the point's own drive; to the tail a way leads round only.
                int ms = FastestWay.DurationMs(metric, from, new PointSides(arc, 0, -1, 0));
                tails[arc] = ms == RoadMatrix.Unreachable ? CchWeights.NoneMs : ms;
            }
        }

        return tails;
    }

    /// <summary>By rank.</summary>
    private static int[] Labels(RoadMetric metric, PointSides from)
    {
        RoadIndex index = metric.Network.Index;
        CchTopology topology = index.Topology;
        CchWeights weights = metric.Weights;
        int[] labels = new int[topology.RankCount];
        Array.Fill(labels, CchWeights.NoneMs);
        RootPath up = index.RentPath();
        PointStarts.Leave(metric, from, PointSides.None, up);
        up.Run(weights, isUp: true);
        foreach (int rank in up.Ranks)
        {
            labels[rank] = up.LabelMs(rank);
        }

        index.Return(up);
        fixed (int* label = labels, first = topology.UpFirst, head = topology.UpHead)
        {
            for (int rank = labels.Length - 1; rank >= 0; rank--)
            {
                long* down = weights.Down(rank);
                int least = label[rank];
                int last = first[rank + 1];
                for (int edge = first[rank]; edge < last; edge++)
                {
                    least = Math.Min(least, label[head[edge]] + CchWeights.Ms(down[edge]));
                }

                label[rank] = least;
            }
        }

        return labels;
    }
}
