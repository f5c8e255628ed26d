namespace Konvoi.Roads;

/// <summary>Finds the arcs of a network that lie on a way of the extract.</summary>
internal sealed class WayFinder
{
    private readonly OsmData _data;
    private readonly ArcLayout _arcs;
    private readonly Dictionary<long, int> _wayNumbers;
    private readonly Dictionary<int, int> _nodeNumbers;

    public WayFinder(OsmData data, ArcLayout arcs)
    {
        (_data, _arcs) = (data, arcs);
        _wayNumbers = new Dictionary<long, int>(data.WayCount);
        for (int way = 0; way < data.WayCount; way++)
        {
            _wayNumbers[data.WayId(way)] = way;
        }

        _nodeNumbers = new Dictionary<int, int>(arcs.NodeCount);
        for (int node = 0; node < arcs.NodeCount; node++)
        {
            _nodeNumbers[arcs.OsmNode[node]] = node;
        }
    }

    /// <summary>The numbers of those ways that the extract has.</summary>
    public int[] WaysOf(IEnumerable<long> ids) => [.. ids.Where(_wayNumbers.ContainsKey).Select(id => _wayNumbers[id])];

    /// <summary>The node of the network at a node of the extract; -1 when it is none.</summary>
    public int NodeOf(long osmId) => _data.NodeOf(osmId) is int node and >= 0 ? _nodeNumbers.GetValueOrDefault(node, -1) : -1;

    /// <summary>The nodes of the network that a way runs over, in its order.</summary>
    public int[] NodesOn(int way)
    {
        var nodes = new List<int>();
        foreach (int node in _data.WayNodes(way))
        {
            if (_nodeNumbers.TryGetValue(node, out int number) && !nodes.Contains(number))
            {
                nodes.Add(number);
            }
        }

        return [.. nodes];
    }

    /// <summary>The arcs that come on a way into a node: none, one, or where the way runs through two.</summary>
    public List<int> ArcsInto(int node, int way) => OnWay(_arcs.ArcsInto(node), _arcs.WayAtHead, way);

    /// <summary>The arcs that leave a node on a way.</summary>
    public List<int> ArcsFrom(int node, int way) => OnWay(_arcs.ArcsFrom(node), _arcs.WayAtTail, way);

    /// <summary>The arcs along a way from one node to another; empty when it does not lead there.</summary>
    /// <param name="way">The way.</param>
    /// <param name="from">A node of the network on it.</param>
    /// <param name="to">Another one.</param>
    /// <param name="step">1: in the way's direction, -1: against it. A way that closes on itself is followed round.</param>
    public List<int> Follow(int way, int from, int to, int step)
    {
        ReadOnlySpan<int> nodes = _data.WayNodes(way);
        bool isRing = nodes.Length > 2 && nodes[0] == nodes[^1];
        int length = isRing ? nodes.Length - 1 : nodes.Length;
        int at = nodes.IndexOf(_arcs.OsmNode[from]);
        var path = new List<int>();
        int node = from;
        for (int steps = 0; at >= 0 && node != to && steps < length; steps++)
        {
            int next = at + step;
            next = isRing ? (next + length) % length : next;
            int arc = next >= 0 && next < length ? ArcTo(node, way, nodes[next]) : -1;
            if (arc < 0)
            {
                return [];
            }

            path.Add(arc);
            node = _arcs.Head[arc];
            at = nodes.IndexOf(_arcs.OsmNode[node]);
        }

        return node == to ? path : [];
    }

    private int ArcTo(int node, int way, int secondNode)
    {
        foreach (int arc in _arcs.ArcsFrom(node))
        {
            if (_arcs.WayAtTail[arc] == way && _arcs.SecondNode[arc] == secondNode)
            {
                return arc;
            }
        }

        return -1;
    }

    private static List<int> OnWay(ReadOnlySpan<int> arcs, int[] wayOf, int way)
    {
        var found = new List<int>();
        foreach (int arc in arcs)
        {
            if (wayOf[arc] == way)
            {
                found.Add(arc);
            }
        }

        return found;
    }
}
