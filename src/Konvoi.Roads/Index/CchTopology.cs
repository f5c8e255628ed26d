namespace Konvoi.Roads;

/// <summary>
/// The part of a customizable contraction hierarchy that knows no weights: states by rank, and the edges that contracting them in
/// that order leaves, each from the lower rank to the higher. All arrays are by rank or by edge.
/// </summary>
internal sealed class CchTopology
{
    /// <summary>By state: its rank. Contracted first is 0.</summary>
    public required Column<int> RankOf { get; init; }

    /// <summary>By rank: the state.</summary>
    public required Column<int> StateAt { get; init; }

    /// <summary>By rank: where its edges begin; one entry more than ranks.</summary>
    public required Column<int> UpFirst { get; init; }

    /// <summary>By edge: the higher rank; ascending for each lower one.</summary>
    public required Column<int> UpHead { get; init; }

    /// <summary>By turn: twice its edge, plus one when it leads down. -1 for a turn from a state into itself.</summary>
    public required Column<int> SlotOfTurn { get; init; }

    public int RankCount => StateAt.Length;

    public int EdgeCount => UpHead.Length;

    /// <summary>The next rank on the way to the top: the lowest that an edge leads to; -1 at a top.</summary>
    public int ParentOf(int rank) => UpFirst[rank] < UpFirst[rank + 1] ? UpHead[UpFirst[rank]] : -1;

    /// <summary>The largest subtrees up to a size, as runs of ranks, ascending. No edge joins two of them.</summary>
    public List<(int From, int To)> Subtrees(int most)
    {
        int[] size = new int[RankCount];
        for (int rank = 0; rank < size.Length; rank++)
        {
            size[rank]++;
            if (ParentOf(rank) is >= 0 and var parent)
            {
                size[parent] += size[rank];
            }
        }

        List<(int From, int To)> trees = [];
        for (int rank = 0; rank < size.Length; rank++)
        {
            int parent = ParentOf(rank);
            if (size[rank] <= most && (parent < 0 || size[parent] > most))
            {
                trees.Add((rank + 1 - size[rank], rank + 1));
            }
        }

        return trees;
    }
}
