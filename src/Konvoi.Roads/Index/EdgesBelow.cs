namespace Konvoi.Roads;

/// <summary>The edges of a hierarchy seen from their higher ranks, which only changes of costs need.</summary>
internal sealed class EdgesBelow
{
    public EdgesBelow(CchTopology topology)
    {
        ReadOnlySpan<int> heads = topology.UpHead;
        ReadOnlySpan<int> upFirst = topology.UpFirst;
        int[] first = new int[upFirst.Length];
        foreach (int rank in heads)
        {
            first[rank + 1]++;
        }

        for (int rank = 1; rank < first.Length; rank++)
        {
            first[rank] += first[rank - 1];
        }

        int[] next = [.. first];
        int[] tails = new int[heads.Length];
        int[] edges = new int[heads.Length];
        for (int lower = 0; lower < upFirst.Length - 1; lower++)
        {
            for (int edge = upFirst[lower]; edge < upFirst[lower + 1]; edge++)
            {
                int at = next[heads[edge]]++;
                (tails[at], edges[at]) = (lower, edge);
            }
        }

        (First, Tail, Edge) = (first, tails, edges);
    }

    /// <summary>By rank: where its edges begin; one entry more than ranks.</summary>
    public int[] First { get; }

    /// <summary>The lower ranks of the edges, ascending.</summary>
    public int[] Tail { get; }

    /// <summary>The edges.</summary>
    public int[] Edge { get; }
}
