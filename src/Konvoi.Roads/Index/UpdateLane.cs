using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Konvoi.Roads;

/// <summary>
/// One thread's part in a change of costs: works out anew the edges that wait in a run of ranks, from the lowest rank up, and has those
/// wait where each change arrives. Keeps its workspaces between calls.
/// </summary>
internal sealed unsafe class UpdateLane(CchTopology topology, EdgesBelow below, WaitingEdges waiting)
{
    /// <summary>How many lower ranks ahead memory is fetched.</summary>
    private const int Ahead = 8;

    /// <summary>Up to so many edges of a rank are sought eight at a time; most ranks have one to four.</summary>
    private const int MostInVectors = 6;

    /// <summary>By higher rank: one more than the place in the group of the edge that leads to it; 0 for none.</summary>
    private readonly int[] _placeOf = new int[topology.RankCount];
    private readonly List<Edge> _group = [];
    private readonly CostPages _pages = new();

    private struct Edge
    {
        public int Number;
        public int Higher;
        public long Up;
        public long Down;
        public long OldUp;
        public long OldDown;
    }

    /// <summary>Works through what waits in a run of ranks until nothing does. Other lanes may do the same in other subtrees.</summary>
    /// <param name="before">The version that the change is made to.</param>
    /// <param name="after">The version being made of it.</param>
    /// <param name="turns">What turns cost after the change.</param>
    /// <param name="from">The lowest rank.</param>
    /// <param name="to">Behind the highest.</param>
    public void Run(CchWeights before, CchWeights after, TurnWeights turns, int from, int to)
    {
        for (int rank = from; (rank = waiting.TakeRank(rank, to)) >= 0;)
        {
            LowerGroup(after, rank, TakeGroup(after, turns, rank));
            WriteGroup(before, after, rank, isAlone: CchWeights.IsPageWithin(rank, from, to));
            foreach (Edge edge in _group)
            {
                if (CchWeights.Ms(edge.Up) != CchWeights.Ms(edge.OldUp) || CchWeights.Ms(edge.Down) != CchWeights.Ms(edge.OldDown))
                {
                    Propagate(after, rank, edge);
                }
            }
        }
    }

    /// <summary>Takes the waiting edges of a rank, at the cost of their turns where they wait; says in which directions any does.</summary>
    private Directions TakeGroup(CchWeights after, TurnWeights turns, int rank)
    {
        _group.Clear();
        Directions any = Directions.None;
        int end = topology.UpFirst[rank + 1];
        for (int number = topology.UpFirst[rank]; (number = waiting.TakeEdge(number, end, out Directions directions)) >= 0; number++)
        {
            any |= directions;
            int higher = topology.UpHead[number];
            (int from, int to) = (topology.StateAt[rank], topology.StateAt[higher]);
            (long up, long down) = (after.Up(rank)[number], after.Down(rank)[number]);
            _group.Add(new Edge
            {
                Number = number,
                Higher = higher,
                Up = (directions & Directions.Up) == 0 ? up : CchWeights.Cost(turns.Between(from, to), -1),
                Down = (directions & Directions.Down) == 0 ? down : CchWeights.Cost(turns.Between(to, from), -1),
                OldUp = up,
                OldDown = down,
            });
            _placeOf[higher] = _group.Count;
        }

        return any;
    }

    /// <summary>All triangles of lower ranks under the group's edges, every lower rank looked at once for the whole group.</summary>
    private void LowerGroup(CchWeights after, int rank, Directions directions)
    {
        ReadOnlySpan<int> tails = below.Tail;
        ReadOnlySpan<int> numbers = below.Edge;
        int* upFirst = topology.UpFirst.Start;
        (bool isUp, bool isDown) = ((directions & Directions.Up) != 0, (directions & Directions.Down) != 0);
        int end = below.First[rank + 1];
        for (int at = below.First[rank]; at < end; at++)
        {
            if (at + Ahead < end)
            {
                Fetch(after, tails[at + Ahead], numbers[at + Ahead], isUp, isDown);
            }

            int middle = tails[at];
            int toRank = numbers[at];
            int hence = isUp ? CchWeights.Ms(after.Down(middle)[toRank]) : CchWeights.NoneMs;
            int hither = isDown ? CchWeights.Ms(after.Up(middle)[toRank]) : CchWeights.NoneMs;
            if (Math.Min(hence, hither) < CchWeights.NoneMs)
            {
                LowerBy(after, middle, toRank + 1, upFirst[middle + 1], hence, hither);
            }
        }
    }

    private void Fetch(CchWeights after, int middle, int edge, bool isUp, bool isDown)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        Sse.Prefetch0(topology.UpHead.Start + edge);
        if (isUp)
        {
            Sse.Prefetch0(after.Down(middle) + edge);
        }

        if (isDown)
        {
            Sse.Prefetch0(after.Up(middle) + edge);
        }
    }

    /// <summary>The triangles over one lower rank: those of its edges from a first to a last that lead where an edge of the group leads.</summary>
    /// <param name="after">The costs.</param>
    /// <param name="middle">The lower rank.</param>
    /// <param name="edge">The first.</param>
    /// <param name="end">Behind the last.</param>
    /// <param name="hence">What the way from the group's rank to the middle takes; no way where that direction does not wait.</param>
    /// <param name="hither">The same back.</param>
    private void LowerBy(CchWeights after, int middle, int edge, int end, int hence, int hither)
    {
        int* head = topology.UpHead.Start;
        if (Vector256.IsHardwareAccelerated && _group.Count <= MostInVectors)
        {
            for (; edge < end && edge + Vector256<int>.Count <= topology.EdgeCount; edge += Vector256<int>.Count)
            {
                uint found = LeadingLikeGroup(Vector256.Load(head + edge)) & ((1u << Math.Min(end - edge, Vector256<int>.Count)) - 1);
                for (; found != 0; found &= found - 1)
                {
                    LowerOne(after, middle, edge + BitOperations.TrailingZeroCount(found), hence, hither);
                }
            }
        }

        for (; edge < end; edge++)
        {
            if (_placeOf[head[edge]] > 0)
            {
                LowerOne(after, middle, edge, hence, hither);
            }
        }
    }

    /// <summary>Which of eight ranks an edge of the group leads to, as bits.</summary>
    private uint LeadingLikeGroup(Vector256<int> heads)
    {
        Vector256<int> any = Vector256<int>.Zero;
        foreach (ref Edge sought in CollectionsMarshal.AsSpan(_group))
        {
            any |= Vector256.Equals(heads, Vector256.Create(sought.Higher));
        }

        return any.ExtractMostSignificantBits();
    }

    private void LowerOne(CchWeights after, int middle, int other, int hence, int hither)
    {
        ref Edge edge = ref CollectionsMarshal.AsSpan(_group)[_placeOf[topology.UpHead.Start[other]] - 1];
        if (hence < CchWeights.NoneMs)
        {
            edge.Up = Math.Min(edge.Up, CchWeights.Cost(hence + CchWeights.Ms(after.Up(middle)[other]), middle));
        }

        if (hither < CchWeights.NoneMs)
        {
            edge.Down = Math.Min(edge.Down, CchWeights.Cost(hither + CchWeights.Ms(after.Down(middle)[other]), middle));
        }
    }

    private void WriteGroup(CchWeights before, CchWeights after, int rank, bool isAlone)
    {
        foreach (ref Edge edge in CollectionsMarshal.AsSpan(_group))
        {
            _placeOf[edge.Higher] = 0;

            // A sum with a part that is no way is no way, whatever it adds up to: the full computation leaves it alone too.
            edge.Up = Math.Min(edge.Up, CchWeights.None);
            edge.Down = Math.Min(edge.Down, CchWeights.None);
            if (edge.Up != edge.OldUp || edge.Down != edge.OldDown)
            {
                after.Own(rank, before, _pages, isAlone);
                after.Up(rank)[edge.Number] = edge.Up;
                after.Down(rank)[edge.Number] = edge.Down;
            }
        }
    }

    /// <summary>Has the edges look again that a changed edge of a rank may concern: those between its higher end and the rank's other neighbours.</summary>
    private void Propagate(CchWeights after, int rank, Edge edge)
    {
        int here = edge.Higher;
        long* ups = after.Up(rank);
        long* downs = after.Down(rank);
        (int up, int down) = (CchWeights.Ms(edge.Up), CchWeights.Ms(edge.Down));
        bool isUpChanged = up != CchWeights.Ms(edge.OldUp);
        bool isDownChanged = down != CchWeights.Ms(edge.OldDown);
        int last = topology.UpFirst[rank + 1];
        int* head = topology.UpHead.Start;
        int* upFirst = topology.UpFirst.Start;
        int along = upFirst[here] - 1;
        for (int other = upFirst[rank]; other < last; other++)
        {
            if (other == edge.Number)
            {
                continue;
            }

            if (Sse.IsSupported && other + Ahead < edge.Number)
            {
                Sse.Prefetch0(head + upFirst[head[other + Ahead]] + edge.Number - other - Ahead - 1);
            }

            // The higher neighbours of a rank are joined with each other, so the edge sought is at least as far along as
            // their distance here.
            bool isHereLower = here < head[other];
            (int lower, int higher) = isHereLower ? (here, head[other]) : (head[other], here);
            int between = isHereLower ? along + 1 : upFirst[lower] + edge.Number - other - 1;
            while (head[between] != higher)
            {
                between++;
            }

            along = isHereLower ? between : along;

            // From here over the rank to the other end, and back.
            if (isDownChanged && Concerns(after.Of(lower, between, isHereLower), rank, down + CchWeights.Ms(ups[other])))
            {
                waiting.Add(lower, between, isHereLower ? Directions.Up : Directions.Down);
            }

            if (isUpChanged && Concerns(after.Of(lower, between, !isHereLower), rank, up + CchWeights.Ms(downs[other])))
            {
                waiting.Add(lower, between, isHereLower ? Directions.Down : Directions.Up);
            }
        }
    }

    /// <summary>Whether a triangle whose sides have changed makes a cost cheaper, or is what the cost came from and is no longer.</summary>
    private static bool Concerns(long cost, int middle, int sumMs) =>
        CchWeights.Middle(cost) == middle ? CchWeights.Ms(cost) != sumMs : CchWeights.Cost(sumMs, middle) < cost;
}
