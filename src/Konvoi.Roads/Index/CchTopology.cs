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
}
