using System.Runtime.CompilerServices;

namespace Konvoi.Roads;

/// <summary>
/// Whether the hierarchy of a file is one: what the loops over it rely on without looking again. Costs are only checked for
/// their range; a way whose middle is not there is found when it is unpacked.
/// </summary>
internal static unsafe class IndexCheck
{
    /// <param name="topology">As it was read.</param>
    /// <param name="up">Its costs in one direction.</param>
    /// <param name="down">In the other.</param>
    /// <param name="arrays">Of its network, with turns that are checked.</param>
    /// <exception cref="FormatException">It is none, or it does not fit to the network.</exception>
    public static void Validate(CchTopology topology, Column<long> up, Column<long> down, NetworkArrays arrays)
    {
        int ranks = arrays.Tail.Length + arrays.StateArc.Length;
        int edges = topology.UpHead.Length;
        NetworkCheck.RequireLength("ranks of states", topology.RankOf.Length, ranks);
        NetworkCheck.RequireLength("states by rank", topology.StateAt.Length, ranks);
        NetworkCheck.RequireLength("offsets of edges", topology.UpFirst.Length, ranks + 1);
        NetworkCheck.RequireLength("edges of turns", topology.SlotOfTurn.Length, arrays.TurnTo.Length);
        ValidateOrder(topology, ranks);
        ValidateUp(topology, ranks, edges);
        ValidateTurns(topology, arrays);
        foreach (Column<long> costs in (Column<long>[])[up, down])
        {
            NetworkCheck.RequireLength("costs", costs.Length, edges);
            NetworkCheck.RequireAll("a cost", costs, 0L, CchWeights.None + ranks);
        }
    }

    /// <summary>
    /// What every query relies on, looked at before the first of them: whatever a rank is joined with besides its parent, the parent
    /// is joined with as well, so that every two higher neighbours of a rank are joined and lie on its way to the top; and
    /// every subtree is a run of ranks that ends with its root.
    /// </summary>
    /// <exception cref="FormatException">It does not hold: the file was made to harm.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RequireHierarchy(CchTopology topology)
    {
        RequireRuns(topology);
        int ranks = topology.RankCount;
        int* first = topology.UpFirst.Start;
        int* head = topology.UpHead.Start;
        for (int rank = 0; rank < ranks; rank++)
        {
            int edge = first[rank];
            int end = first[rank + 1];
            if (end - edge < 2)
            {
                continue;
            }

            int parent = head[edge];
            int at = first[parent];
            int atEnd = first[parent + 1];
            for (edge++; edge < end; edge++)
            {
                while (at < atEnd && head[at] < head[edge])
                {
                    at++;
                }

                if (at == atEnd || head[at] != head[edge])
                {
                    throw new FormatException($"found edges from rank {rank} to {parent} and {head[edge]}, expected one between these");
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RequireRuns(CchTopology topology)
    {
        int[] size = new int[topology.RankCount];
        int[] lowest = new int[topology.RankCount];
        Array.Fill(lowest, int.MaxValue);
        for (int rank = 0; rank < size.Length; rank++)
        {
            size[rank]++;
            lowest[rank] = Math.Min(lowest[rank], rank);
            if (lowest[rank] != rank + 1 - size[rank])
            {
                throw new FormatException($"found rank {lowest[rank]} below rank {rank}, expected {rank + 1 - size[rank]} and those between");
            }

            if (topology.ParentOf(rank) is >= 0 and var parent)
            {
                size[parent] += size[rank];
                lowest[parent] = Math.Min(lowest[parent], lowest[rank]);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ValidateOrder(CchTopology topology, int ranks)
    {
        for (int rank = 0; rank < ranks; rank++)
        {
            int state = topology.StateAt.Start[rank];
            if ((uint)state >= (uint)ranks || topology.RankOf.Start[state] != rank)
            {
                throw new FormatException($"found state {state} at rank {rank}, expected each state at one rank");
            }
        }
    }

    /// <summary>Edges lead up, in ascending order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ValidateUp(CchTopology topology, int ranks, int edges)
    {
        int* first = topology.UpFirst.Start;
        int* head = topology.UpHead.Start;
        RequireOffsets(first, ranks, edges);
        for (int rank = 0; rank < ranks; rank++)
        {
            int last = rank;
            for (int edge = first[rank]; edge < first[rank + 1]; edge++)
            {
                if (head[edge] <= last || head[edge] >= ranks)
                {
                    throw new FormatException($"found an edge from rank {rank} to {head[edge]}, expected {last + 1} to {ranks - 1}");
                }

                last = head[edge];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ValidateTurns(CchTopology topology, NetworkArrays arrays)
    {
        int* rankOf = topology.RankOf.Start;
        int* head = topology.UpHead.Start;
        int* upFirst = topology.UpFirst.Start;
        for (int state = 0; state + 1 < arrays.TurnFirst.Length; state++)
        {
            for (int turn = arrays.TurnFirst[state]; turn < arrays.TurnFirst[state + 1]; turn++)
            {
                int from = rankOf[state];
                int to = rankOf[arrays.TurnTo[turn]];
                int slot = topology.SlotOfTurn.Start[turn];
                int lower = Math.Min(from, to);
                int edge = slot >> 1;
                bool fits = from == to
                    ? slot == -1
                    : slot >= 0 && edge >= upFirst[lower] && edge < upFirst[lower + 1] && head[edge] == Math.Max(from, to) && (slot & 1) == (from > to ? 1 : 0);
                if (!fits)
                {
                    throw new FormatException($"found edge {edge} for turn {turn}, expected the one between its two states");
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void RequireOffsets(int* first, int ranks, int edges)
    {
        NetworkCheck.RequireRange("a first offset of edges", first[0], 0, 0);
        for (int rank = 0; rank < ranks; rank++)
        {
            if (first[rank + 1] < first[rank] || first[rank + 1] > edges)
            {
                NetworkCheck.RequireRange("an offset of edges", first[rank + 1], first[rank], edges);
            }
        }

        NetworkCheck.RequireRange("a last offset of edges", first[ranks], edges, edges);
    }
}
