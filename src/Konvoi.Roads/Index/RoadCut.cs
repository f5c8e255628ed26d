namespace Konvoi.Roads;

/// <summary>
/// Cuts one piece of a road graph in two: the junctions are sorted along a few directions, the outer ones at both ends are held
/// apart, and a maximum flow between them finds the cheapest roads to cut (inertial flow). Keeps its workspaces; one thread.
/// </summary>
internal sealed class RoadCut
{
    /// <summary>East and north parts of the directions.</summary>
    private static readonly (int East, int North)[] Directions = [(1, 0), (0, 1), (1, 1), (1, -1), (2, 1), (1, 2), (2, -1), (1, -2)];

    /// <summary>Pieces with fewer junctions are cut along the first four directions alone.</summary>
    private const int SmallPiece = 200;

    /// <summary>
    /// Pieces from so many junctions on may be cut less evenly: their few cuts are what all searches go over. In Porto a search of the van goes
    /// over 6,160 edges so, over 7,260 with the same share throughout, and over 7,620 where the cheapest cut is taken wherever it lies.
    /// </summary>
    private const int LargePiece = 8_000;

    /// <summary>The share of the junctions held at either end, in per cent.</summary>
    private const int HeldPercent = 25;

    private const int HeldPercentOfLarge = 15;

    private readonly FlowGraph _flow = new();
    private long[] _keys = [];
    private long[] _sorted = [];
    private bool[] _best = [];

    /// <summary>Sorts the junctions of a piece into two sides; every road between the sides is cut.</summary>
    /// <param name="graph">The whole.</param>
    /// <param name="nodes">The piece, at least two junctions.</param>
    /// <param name="roads">The roads inside the piece.</param>
    /// <param name="localOf">Workspace, by junction of the whole: its place in the piece, which this sets.</param>
    /// <returns>By place in the piece: whether the junction is on the first side. Both sides have one at least. Valid until the next call.</returns>
    public ReadOnlySpan<bool> Divide(RoadGraph graph, ReadOnlySpan<int> nodes, ReadOnlySpan<int> roads, int[] localOf)
    {
        int count = nodes.Length;
        if (_keys.Length < count)
        {
            (_keys, _sorted, _best) = (new long[count * 2], new long[count * 2], new bool[count * 2]);
        }

        for (int i = 0; i < count; i++)
        {
            localOf[nodes[i]] = i;
        }

        _flow.Load(graph, roads, count, localOf);
        int held = Math.Max(1, (int)((long)count * (count < LargePiece ? HeldPercent : HeldPercentOfLarge) / 100));
        long limit = long.MaxValue;
        long bestCut = 0;
        int bestSmaller = 0;
        int directions = count < SmallPiece ? 4 : Directions.Length;
        for (int d = 0; d < directions; d++)
        {
            (long low, long high) = Project(graph, nodes, Directions[d], held);
            long cut = _flow.Run(_keys.AsSpan(0, count), low, high, limit);
            if (cut > limit)
            {
                continue;
            }

            // What is cut is joined with itself: its square is the price, shared by the junctions that it separates from the rest. Islands
            // have no price, and are shared out evenly.
            int smaller = Math.Min(_flow.FirstSide, count - _flow.FirstSide);
            if (bestSmaller == 0 || (Int128)cut * cut * bestSmaller < (Int128)bestCut * bestCut * smaller || (cut == 0 && smaller > bestSmaller))
            {
                (bestCut, bestSmaller) = (cut, smaller);
                _flow.Side(_best.AsSpan(0, count));

                // A dearer cut is not better even in the middle.
                limit = (long)(cut * Math.Sqrt(count / 2.0 / smaller)) + 1;
            }
        }

        return _best.AsSpan(0, count);
    }

    /// <summary>Sets every junction's key along a direction, all different; returns the last key held low and the first held high.</summary>
    private (long Low, long High) Project(RoadGraph graph, ReadOnlySpan<int> nodes, (int East, int North) direction, int held)
    {
        for (int i = 0; i < nodes.Length; i++)
        {
            long along = ((long)graph.NodeX[nodes[i]] * direction.East) + ((long)graph.NodeY[nodes[i]] * direction.North);
            _keys[i] = (along << 24) + i;
        }

        Span<long> sorted = _sorted.AsSpan(0, nodes.Length);
        _keys.AsSpan(0, nodes.Length).CopyTo(sorted);
        return (Select(sorted, held - 1), Select(sorted, nodes.Length - held));
    }

    /// <summary>The key with this number in ascending order; moves keys about.</summary>
    private static long Select(Span<long> keys, int number)
    {
        int from = 0;
        int to = keys.Length - 1;
        while (from < to)
        {
            long pivot = keys[(from + to) >>> 1];
            int left = from - 1;
            int right = to + 1;
            while (true)
            {
                while (keys[++left] < pivot)
                {
                }

                while (keys[--right] > pivot)
                {
                }

                if (left >= right)
                {
                    break;
                }

                (keys[left], keys[right]) = (keys[right], keys[left]);
            }

            (from, to) = number <= right ? (from, right) : (right + 1, to);
        }

        return keys[number];
    }
}
