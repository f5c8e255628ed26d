namespace Konvoi.Roads;

/// <summary>
/// Joins pieces of road into edges: a node where exactly two pieces of the same kind meet is no junction but a bend.
/// </summary>
internal sealed class EdgeTracer
{
    private readonly RoadSegments _segments;
    private readonly DrivableWays _ways;
    private readonly bool[] _isJunction;
    private readonly bool[] _isTraced;

    private EdgeTracer(RoadSegments segments, DrivableWays ways, bool[] isJunction)
    {
        _segments = segments;
        _ways = ways;
        _isJunction = isJunction;
        _isTraced = new bool[segments.Count];
    }

    public List<RoadEdge> Edges { get; } = [];

    /// <summary>The nodes along all edges, edge after edge.</summary>
    public List<int> Nodes { get; } = [];

    /// <param name="segments">The pieces to join.</param>
    /// <param name="ways">Their kinds.</param>
    /// <param name="mustSplit">Nodes that are junctions in any case: barriers and the nodes of turn restrictions.</param>
    /// <param name="joinWays">Whether pieces of different ways may be joined.</param>
    public static EdgeTracer Trace(RoadSegments segments, DrivableWays ways, bool[] mustSplit, bool joinWays)
    {
        var isJunction = new bool[mustSplit.Length];
        for (int node = 0; node < isJunction.Length; node++)
        {
            ReadOnlySpan<int> ends = segments.EndsAt(node);
            isJunction[node] = mustSplit[node] || ends.Length != 2 || !IsBend(segments, ways, ends[0], ends[1], joinWays);
        }

        var tracer = new EdgeTracer(segments, ways, isJunction);
        for (int node = 0; node < isJunction.Length; node++)
        {
            if (isJunction[node])
            {
                tracer.TraceFrom(node);
            }
        }

        tracer.TraceRings();
        return tracer;
    }

    private static bool IsBend(RoadSegments segments, DrivableWays ways, int endIn, int endOut, bool joinWays) =>
        endIn >> 1 != endOut >> 1
        && (joinWays || segments.Ways[endIn >> 1] == segments.Ways[endOut >> 1])
        && KindTowards(segments, ways, endIn) == KindTowards(segments, ways, endOut).Reversed;

    /// <summary>The kind of a piece, driven towards one of its ends.</summary>
    private static RoadKind KindTowards(RoadSegments segments, DrivableWays ways, int end)
    {
        RoadKind kind = ways.KindOf(segments.Ways[end >> 1]);
        return (end & 1) == 1 ? kind : kind.Reversed;
    }

    /// <summary>A road that meets no other, as a circuit, has no junction: one of its nodes has to become one.</summary>
    private void TraceRings()
    {
        for (int segment = 0; segment < _segments.Count; segment++)
        {
            if (!_isTraced[segment])
            {
                int node = _segments.EndNodes[2 * segment];
                _isJunction[node] = true;
                TraceFrom(node);
            }
        }
    }

    private void TraceFrom(int node)
    {
        foreach (int end in _segments.EndsAt(node))
        {
            if (!_isTraced[end >> 1])
            {
                TraceEdge(end);
            }
        }
    }

    private void TraceEdge(int firstEnd)
    {
        int firstPoint = Nodes.Count;
        RoadKind kind = KindTowards(_segments, _ways, firstEnd ^ 1);
        Nodes.Add(_segments.EndNodes[firstEnd]);
        int end = firstEnd;
        while (true)
        {
            _isTraced[end >> 1] = true;
            int node = _segments.EndNodes[end ^ 1];
            Nodes.Add(node);
            if (_isJunction[node])
            {
                break;
            }

            ReadOnlySpan<int> ends = _segments.EndsAt(node);
            end = ends[0] == (end ^ 1) ? ends[1] : ends[0];
        }

        Edges.Add(new RoadEdge(firstPoint, Nodes.Count - firstPoint, kind, _segments.Ways[firstEnd >> 1], _segments.Ways[end >> 1]));
    }
}
