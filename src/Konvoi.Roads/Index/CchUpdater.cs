namespace Konvoi.Roads;

/// <summary>
/// Makes the version of a hierarchy's costs that follows from the change of a few turns. Edges are worked out anew from the lowest
/// rank up, and only where a change arrives: an edge is looked at, in one direction or both, if a lower triangle got cheaper than it is,
/// or was what it rests on. Subtrees have no edges in common, so several threads take one each, and one thread what lies above them.
/// Keeps its workspaces between calls; one call at a time.
/// </summary>
internal sealed class CchUpdater(CchTopology topology, EdgesBelow below)
{
    /// <summary>
    /// Subtrees hold at most a fourth of the ranks. A hundred closures in Porto on two cores take 6.0 ms so; with an eighth and less it is
    /// 6.6 and more, as what lies above is for one thread alone.
    /// </summary>
    private const int Parts = 4;

    /// <summary>There are no more large subtrees than this, so more threads would find nothing to do.</summary>
    private const int MostLanes = 2 * Parts;

    /// <summary>With fewer turns, some ten closures, waking a thread costs more than it saves.</summary>
    private const int LeastForThreads = 32;

    private readonly WaitingEdges _waiting = new(topology);

    /// <summary>The largest first, so that the threads end together.</summary>
    private readonly (int From, int To)[] _subtrees =
        [.. topology.Subtrees(topology.RankCount / Parts).OrderByDescending(tree => tree.To - tree.From)];
    private readonly List<UpdateLane> _lanes = [];

    /// <param name="before">The version that the change is made to, which stays as it is.</param>
    /// <param name="turns">What turns cost after the change.</param>
    /// <param name="changed">The turns that changed, each with the state that it leads from.</param>
    /// <param name="threads">At least 1. The costs do not depend on it.</param>
    public CchWeights Update(CchWeights before, TurnWeights turns, ReadOnlySpan<(int State, int Turn)> changed, int threads)
    {
        CchWeights after = before.Fork();
        foreach ((int state, int turn) in changed)
        {
            int slot = topology.SlotOfTurn[turn];
            if (slot >= 0)
            {
                int lower = Math.Min(topology.RankOf[state], topology.RankOf[turns.Graph.To[turn]]);
                _waiting.Add(lower, slot >> 1, (slot & 1) == 0 ? Directions.Up : Directions.Down);
            }
        }

        int lanes = changed.Length < LeastForThreads ? 1 : Math.Min(threads, MostLanes);
        while (_lanes.Count < lanes)
        {
            _lanes.Add(new UpdateLane(topology, below, _waiting));
        }

        if (lanes > 1)
        {
            int taken = -1;
            Parallel.For(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = lanes }, lane =>
            {
                while (Interlocked.Increment(ref taken) is var tree && tree < _subtrees.Length)
                {
                    _lanes[lane].Run(before, after, turns, _subtrees[tree].From, _subtrees[tree].To);
                }
            });
        }

        _lanes[0].Run(before, after, turns, 0, topology.RankCount);
        return after;
    }
}
