namespace Konvoi.Roads;

/// <summary>
/// Gives every edge of a hierarchy its cost. An edge between two ranks costs what the turn between them costs, or less by way of a
/// lower rank that is joined with both: ranks are taken from below, and each lowers the edges between its own higher
/// neighbours.
/// </summary>
internal sealed unsafe class CchCustomizer
{
    /// <summary>Subtrees are cut so fine that each thread gets some, of whatever size they come out.</summary>
    private const int SubtreesPerThread = 8;

    private readonly CchTopology _topology;
    private readonly long* _up;
    private readonly long* _down;

    private CchCustomizer(CchTopology topology, long* up, long* down)
    {
        _topology = topology;
        _up = up;
        _down = down;
    }

    /// <param name="topology">The edges.</param>
    /// <param name="turns">What the turns cost.</param>
    /// <param name="threads">At least 1. The costs do not depend on it.</param>
    public static CchWeights Customize(CchTopology topology, TurnWeights turns, int threads)
    {
        int edges = topology.EdgeCount;
        long[] memory = GC.AllocateUninitializedArray<long>(Math.Max(1, 2 * edges), pinned: true);
        Array.Fill(memory, CchWeights.None);
        fixed (long* start = memory)
        {
            TakeTurns(topology, turns, start);
            var pass = new CchCustomizer(topology, start, start + edges);
            if (threads == 1)
            {
                pass.Run(0, topology.RankCount, topology.RankCount);
            }
            else
            {
                pass.RunSideBySide(threads);
            }

            return CchWeights.Over(topology, start, start + edges, memory);
        }
    }

    private static void TakeTurns(CchTopology topology, TurnWeights turns, long* costs)
    {
        TurnGraph graph = turns.Graph;
        for (int state = 0; state < graph.StateCount; state++)
        {
            for (int turn = graph.First[state]; turn < graph.First[state + 1]; turn++)
            {
                int slot = topology.SlotOfTurn[turn];
                if (slot >= 0)
                {
                    ref long cost = ref costs[(slot >> 1) + ((slot & 1) * topology.EdgeCount)];
                    cost = Math.Min(cost, CchWeights.Cost(turns.Of(state, turn), -1));
                }
            }
        }
    }

    /// <summary>Lets the ranks of a run lower the edges whose lower rank lies before an end.</summary>
    private void Run(int from, int to, int end)
    {
        fixed (int* first = _topology.UpFirst, head = _topology.UpHead)
        {
            for (int rank = from; rank < to; rank++)
            {
                int last = first[rank + 1];
                for (int edge = first[rank]; edge < last - 1 && head[edge] < end; edge++)
                {
                    Lower(first, head, rank, edge, last);
                }
            }
        }
    }

    private void RunSideBySide(int threads)
    {
        List<(int From, int To)> trees = _topology.Subtrees(_topology.RankCount / (threads * SubtreesPerThread));
        ParallelOptions options = new() { MaxDegreeOfParallelism = threads };
        Parallel.ForEach(trees, options, tree => Run(tree.From, tree.To, tree.To));

        // What the subtrees do to edges above them: every thread looks at all of them, and lowers edges of its own ranks only.
        Parallel.For(0, threads, options, part => RunAbove(trees, part, threads));
        int at = 0;
        foreach ((int from, int to) in trees)
        {
            Run(at, from, _topology.RankCount);
            at = to;
        }

        Run(at, _topology.RankCount, _topology.RankCount);
    }

    private void RunAbove(List<(int From, int To)> trees, int part, int parts)
    {
        fixed (int* first = _topology.UpFirst, head = _topology.UpHead)
        {
            foreach ((int from, int to) in trees)
            {
                for (int rank = from; rank < to; rank++)
                {
                    int last = first[rank + 1];
                    for (int edge = first[rank]; edge < last - 1; edge++)
                    {
                        if (head[edge] >= to && head[edge] % parts == part)
                        {
                            Lower(first, head, rank, edge, last);
                        }
                    }
                }
            }
        }
    }

    /// <summary>One edge of a rank with each later edge of it: the edges between the two other ends.</summary>
    private void Lower(int* first, int* head, int rank, int edge, int last)
    {
        // Both in the form of a sum: milliseconds above, the middle below.
        long fromMiddle = CchWeights.Cost(CchWeights.Ms(_up[edge]), rank);
        long toMiddle = CchWeights.Cost(CchWeights.Ms(_down[edge]), rank);
        if (Math.Min(fromMiddle, toMiddle) >= CchWeights.None)
        {
            return;
        }

        const long MsOnly = ~0xFFFF_FFFFL;
        int between = first[head[edge]];
        for (int other = edge + 1; other < last; other++)
        {
            int higher = head[other];
            while (head[between] != higher)
            {
                between++;
            }

            _up[between] = Math.Min(_up[between], toMiddle + (_up[other] & MsOnly));
            _down[between] = Math.Min(_down[between], fromMiddle + (_down[other] & MsOnly));
        }
    }
}
