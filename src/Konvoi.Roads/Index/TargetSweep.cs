namespace Konvoi.Roads;

/// <summary>
/// The part of a hierarchy that ways to a set of targets can end on: the states above them, from the top down, and the edges that lead
/// down among these. Made once per set of targets and read by any number of threads.
/// </summary>
internal sealed unsafe class TargetSweep
{
    private TargetSweep(int[] ranks, int[] first, int[] above, int[] weights, int[] placeOf)
    {
        (Ranks, First, Above, Weights, PlaceOf) = (ranks, first, above, weights, placeOf);
    }

    /// <summary>By place: the rank, descending.</summary>
    public int[] Ranks { get; }

    /// <summary>By place: where its edges begin; one entry more than places.</summary>
    public int[] First { get; }

    /// <summary>By edge: the place that it comes from, which is lower.</summary>
    public int[] Above { get; }

    /// <summary>By edge: its weight in milliseconds. Edges without a way are left out.</summary>
    public int[] Weights { get; }

    /// <summary>By rank: its place; -1 when it is above no target.</summary>
    public int[] PlaceOf { get; }

    public int Count => Ranks.Length;

    public static TargetSweep Of(CchWeights weights, ReadOnlySpan<int> targetRanks)
    {
        CchTopology topology = weights.Topology;
        int[] placeOf = new int[topology.RankCount];
        Array.Fill(placeOf, -1);
        var ranks = new List<int>();
        foreach (int target in targetRanks)
        {
            for (int rank = target; rank >= 0 && placeOf[rank] < 0; rank = topology.ParentOf(rank))
            {
                placeOf[rank] = 0;
                ranks.Add(rank);
            }
        }

        int[] descending = [.. ranks];
        Array.Sort(descending);
        Array.Reverse(descending);
        int edges = 0;
        for (int place = 0; place < descending.Length; place++)
        {
            placeOf[descending[place]] = place;
            edges += topology.UpFirst[descending[place] + 1] - topology.UpFirst[descending[place]];
        }

        int[] first = new int[descending.Length + 1];
        int[] above = new int[edges];
        int[] kept = new int[edges];
        int count = 0;
        for (int place = 0; place < descending.Length; place++)
        {
            int rank = descending[place];
            long* down = weights.Down(rank);
            for (int edge = topology.UpFirst[rank]; edge < topology.UpFirst[rank + 1]; edge++)
            {
                if (down[edge] < CchWeights.None)
                {
                    above[count] = placeOf[topology.UpHead[edge]];
                    kept[count++] = CchWeights.Ms(down[edge]);
                }
            }

            first[place + 1] = count;
        }

        return new TargetSweep(descending, first, above, kept, placeOf);
    }
}
