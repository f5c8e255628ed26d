using System.Numerics;
using System.Runtime.InteropServices;

namespace Konvoi.Roads;

/// <summary>
/// Makes the version of a hierarchy's costs that follows from the change of a few turns. Edges are worked out anew from the lowest
/// rank up, and only where a change arrives: an edge is looked at if a lower triangle got cheaper than it is, or was what
/// it rests on. Keeps its workspaces between calls; one thread at a time.
/// </summary>
internal sealed unsafe class CchUpdater(CchTopology topology, EdgesBelow below)
{
    private readonly CchTopology _topology = topology;
    private readonly EdgesBelow _below = below;
    private readonly bool[] _isWaiting = new bool[topology.EdgeCount];

    /// <summary>One bit per rank that has waiting edges. Only higher ones are ever added, so one walk over it takes them in order.</summary>
    private readonly ulong[] _waitingRanks = new ulong[(topology.RankCount + 63) / 64];

    /// <summary>By higher rank: one more than the place in the group of the edge that leads to it; 0 for none.</summary>
    private readonly int[] _placeOf = new int[topology.RankCount];
    private readonly List<Edge> _group = [];
    private readonly CostPages _pages = new();

    private struct Edge
    {
        public int Number;
        public long Up;
        public long Down;
        public long OldUp;
        public long OldDown;
    }

    /// <param name="before">The version that the change is made to, which stays as it is.</param>
    /// <param name="turns">What turns cost after the change.</param>
    /// <param name="changed">The turns that changed, each with the state that it leads from.</param>
    public CchWeights Update(CchWeights before, TurnWeights turns, ReadOnlySpan<(int State, int Turn)> changed)
    {
        CchWeights after = before.Fork();
        foreach ((int state, int turn) in changed)
        {
            int slot = _topology.SlotOfTurn[turn];
            if (slot >= 0)
            {
                Wait(Math.Min(_topology.RankOf[state], _topology.RankOf[turns.Graph.To[turn]]), slot >> 1);
            }
        }

        for (int word = 0; word < _waitingRanks.Length;)
        {
            if (_waitingRanks[word] == 0)
            {
                word++;
                continue;
            }

            int rank = (word << 6) + BitOperations.TrailingZeroCount(_waitingRanks[word]);
            _waitingRanks[word] &= _waitingRanks[word] - 1;
            TakeGroup(after, turns, rank);
            LowerGroup(after, rank);
            WriteGroup(before, after, rank);
            foreach (Edge edge in _group)
            {
                if (CchWeights.Ms(edge.Up) != CchWeights.Ms(edge.OldUp) || CchWeights.Ms(edge.Down) != CchWeights.Ms(edge.OldDown))
                {
                    Propagate(after, rank, edge);
                }
            }
        }

        return after;
    }

    private void Wait(int lower, int edge)
    {
        _isWaiting[edge] = true;
        _waitingRanks[lower >> 6] |= 1UL << lower;
    }

    /// <summary>Takes the waiting edges of a rank, at the cost of their turns.</summary>
    private void TakeGroup(CchWeights after, TurnWeights turns, int rank)
    {
        _group.Clear();
        int last = _topology.UpFirst[rank + 1];
        for (int number = _topology.UpFirst[rank]; number < last; number++)
        {
            if (!_isWaiting[number])
            {
                continue;
            }

            _isWaiting[number] = false;
            int higher = _topology.UpHead[number];
            (int from, int to) = (_topology.StateAt[rank], _topology.StateAt[higher]);
            _group.Add(new Edge
            {
                Number = number,
                Up = CchWeights.Cost(turns.Between(from, to), -1),
                Down = CchWeights.Cost(turns.Between(to, from), -1),
                OldUp = after.Up(rank)[number],
                OldDown = after.Down(rank)[number],
            });
            _placeOf[higher] = _group.Count;
        }

    }

    /// <summary>All triangles of lower ranks under the group's edges, every lower rank looked at once for the whole group.</summary>
    private void LowerGroup(CchWeights after, int rank)
    {
        Span<Edge> group = CollectionsMarshal.AsSpan(_group);
        ReadOnlySpan<int> tails = _below.Tail;
        ReadOnlySpan<int> numbers = _below.Edge;
        int* upFirst = _topology.UpFirst.Start;
        int* head = _topology.UpHead.Start;
        int end = _below.First[rank + 1];
        for (int at = _below.First[rank]; at < end; at++)
        {
            int middle = tails[at];
            int toRank = numbers[at];
            long* up = after.Up(middle);
            long* down = after.Down(middle);
            int hence = CchWeights.Ms(down[toRank]);
            int hither = CchWeights.Ms(up[toRank]);
            if (Math.Min(hence, hither) >= CchWeights.NoneMs)
            {
                continue;
            }

            int last = upFirst[middle + 1];
            for (int other = toRank + 1; other < last; other++)
            {
                int place = _placeOf[head[other]];
                if (place > 0)
                {
                    ref Edge edge = ref group[place - 1];
                    edge.Up = Math.Min(edge.Up, CchWeights.Cost(hence + CchWeights.Ms(up[other]), middle));
                    edge.Down = Math.Min(edge.Down, CchWeights.Cost(hither + CchWeights.Ms(down[other]), middle));
                }
            }
        }
    }

    private void WriteGroup(CchWeights before, CchWeights after, int rank)
    {
        foreach (ref Edge edge in CollectionsMarshal.AsSpan(_group))
        {
            _placeOf[_topology.UpHead[edge.Number]] = 0;

            // A sum with a part that is no way is no way, whatever it adds up to: the full computation leaves it alone too.
            edge.Up = Math.Min(edge.Up, CchWeights.None);
            edge.Down = Math.Min(edge.Down, CchWeights.None);
            if (edge.Up != edge.OldUp || edge.Down != edge.OldDown)
            {
                after.Own(rank, before, _pages);
                after.Up(rank)[edge.Number] = edge.Up;
                after.Down(rank)[edge.Number] = edge.Down;
            }
        }
    }

    /// <summary>Has the edges look again that a changed edge of a rank may concern: those between its higher end and the rank's other neighbours.</summary>
    private void Propagate(CchWeights after, int rank, Edge edge)
    {
        int here = _topology.UpHead[edge.Number];
        long* ups = after.Up(rank);
        long* downs = after.Down(rank);
        (int up, int down) = (CchWeights.Ms(edge.Up), CchWeights.Ms(edge.Down));
        bool isUpChanged = up != CchWeights.Ms(edge.OldUp);
        bool isDownChanged = down != CchWeights.Ms(edge.OldDown);
        int last = _topology.UpFirst[rank + 1];
        int* head = _topology.UpHead.Start;
        int* upFirst = _topology.UpFirst.Start;
        for (int other = upFirst[rank]; other < last; other++)
        {
            if (other == edge.Number)
            {
                continue;
            }

            // The higher neighbours of a rank are joined with each other, so the edge sought is at least as far along as
            // their distance here.
            bool isHereLower = here < head[other];
            (int lower, int higher) = isHereLower ? (here, head[other]) : (head[other], here);
            int between = upFirst[lower] + Math.Abs(other - edge.Number) - 1;
            while (head[between] != higher)
            {
                between++;
            }

            if ((isDownChanged && Concerns(after.Of(lower, between, isHereLower), rank, down + CchWeights.Ms(ups[other])))
                || (isUpChanged && Concerns(after.Of(lower, between, !isHereLower), rank, up + CchWeights.Ms(downs[other]))))
            {
                Wait(lower, between);
            }
        }
    }

    /// <summary>Whether a triangle whose sides have changed makes a cost cheaper, or is what the cost came from and is no longer.</summary>
    private static bool Concerns(long cost, int middle, int sumMs) =>
        CchWeights.Middle(cost) == middle ? CchWeights.Ms(cost) != sumMs : CchWeights.Cost(sumMs, middle) < cost;
}
