namespace Konvoi.Roads;

/// <summary>
/// Nested dissection: the order in which roads are contracted, by cutting the road graph in two again and again. The roads
/// of a cut separate the arcs on either side of it in the turn-expanded graph too, because every turn goes over a junction
/// and its arcs lie on roads of that junction: one dissection of the small graph orders the large one. On Porto for the van this
/// gives 1.09 million index edges and 6.5 million triangles.
/// </summary>
internal sealed class DissectionOrder
{
    /// <summary>Pieces with more junctions are divided on both cores.</summary>
    private const int LeastForTwo = 2_000;

    private readonly RoadGraph _graph;
    private readonly int[] _nodes;
    private readonly int[] _roads;
    private readonly int[] _localOf;
    private readonly bool[] _isFirst;

    private DissectionOrder(RoadGraph graph)
    {
        _graph = graph;
        _nodes = [.. Enumerable.Range(0, graph.NodeCount)];
        _roads = [.. Enumerable.Range(0, graph.RoadCount)];
        _localOf = new int[graph.NodeCount];
        _isFirst = new bool[graph.NodeCount];
    }

    /// <summary>The roads in the order of contraction: those inside a piece before those that cut it. The same on one core and on many.</summary>
    public static int[] Of(RoadGraph graph, int threads)
    {
        var order = new DissectionOrder(graph);
        order.Divide(new Piece(0, graph.NodeCount, 0, graph.RoadCount), new RoadCut(), threads);
        return order._roads;
    }

    private readonly record struct Piece(int FirstNode, int EndNode, int FirstRoad, int EndRoad)
    {
        public int Nodes => EndNode - FirstNode;

        public int Roads => EndRoad - FirstRoad;
    }

    private void Divide(Piece piece, RoadCut cut, int threads)
    {
        while (piece.Nodes > 1 && piece.Roads > 1)
        {
            (Piece first, Piece second) = Split(piece, cut);
            if (threads > 1 && first.Nodes > LeastForTwo)
            {
                int half = threads / 2;
                Parallel.Invoke(
                    () => Divide(first, new RoadCut(), half),
                    () => Divide(second, cut, threads - half));
                return;
            }

            // The larger piece is gone on with, so that the stack stays low.
            (Piece smaller, piece) = first.Nodes < second.Nodes ? (first, second) : (second, first);
            Divide(smaller, cut, threads: 1);
        }
    }

    /// <summary>Sorts the nodes and roads of a piece: first side, second side, and behind them the roads between.</summary>
    private (Piece First, Piece Second) Split(Piece piece, RoadCut cut)
    {
        Span<int> nodes = _nodes.AsSpan(piece.FirstNode, piece.Nodes);
        Span<int> roads = _roads.AsSpan(piece.FirstRoad, piece.Roads);
        ReadOnlySpan<bool> isFirst = cut.Divide(_graph, nodes, roads, _localOf);
        for (int i = 0; i < nodes.Length; i++)
        {
            _isFirst[nodes[i]] = isFirst[i];
        }

        int firstNodes = Partition(nodes, node => _isFirst[node]);
        int firstRoads = Partition(roads, road => _isFirst[_graph.Ends[2 * road]] && _isFirst[_graph.Ends[(2 * road) + 1]]);
        int secondRoads = Partition(
            roads[firstRoads..], road => !_isFirst[_graph.Ends[2 * road]] && !_isFirst[_graph.Ends[(2 * road) + 1]]);
        int middleNode = piece.FirstNode + firstNodes;
        int middleRoad = piece.FirstRoad + firstRoads;
        return (
            new Piece(piece.FirstNode, middleNode, piece.FirstRoad, middleRoad),
            new Piece(middleNode, piece.EndNode, middleRoad, middleRoad + secondRoads));
    }

    /// <summary>Moves what is chosen to the front, both parts in their old order; returns how many were chosen.</summary>
    private static int Partition(Span<int> items, Func<int, bool> isChosen)
    {
        int[] rest = new int[items.Length];
        int chosen = 0;
        int left = 0;
        foreach (int item in items)
        {
            if (isChosen(item))
            {
                items[chosen++] = item;
            }
            else
            {
                rest[left++] = item;
            }
        }

        rest.AsSpan(0, left).CopyTo(items[chosen..]);
        return chosen;
    }
}
