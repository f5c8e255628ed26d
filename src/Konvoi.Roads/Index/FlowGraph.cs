namespace Konvoi.Roads;

/// <summary>Maximum flow through a piece of a road graph, from the junctions with low keys to those with high ones (Dinic).</summary>
internal sealed class FlowGraph
{
    private const int Unseen = -1;

    private int[] _first = [];
    private int[] _head = [];
    private int[] _twin = [];
    private int[] _capacity = [];
    private int[] _left = [];
    private int[] _level = [];
    private int[] _next = [];
    private int[] _queue = [];
    private int[] _path = [];
    private bool[] _isFromLow = [];
    private int _nodes;
    private int _halves;
    private int _reached;
    private bool _takesLow;

    /// <summary>How many junctions the first side of the last run has.</summary>
    public int FirstSide { get; private set; }

    /// <summary>Takes over the roads of a piece; those from a junction to itself are left out, since nothing cuts them.</summary>
    public void Load(RoadGraph graph, ReadOnlySpan<int> roads, int nodeCount, int[] localOf)
    {
        _nodes = nodeCount;
        if (_first.Length < nodeCount + 1)
        {
            int room = 2 * (nodeCount + 1);
            (_first, _level, _next, _queue, _path, _isFromLow) = (new int[room], new int[room], new int[room], new int[room], new int[room], new bool[room]);
        }

        if (_head.Length < roads.Length * 2)
        {
            int room = roads.Length * 4;
            (_head, _twin, _capacity, _left) = (new int[room], new int[room], new int[room], new int[room]);
        }

        Array.Clear(_first, 0, nodeCount + 1);
        foreach (int road in roads)
        {
            (int a, int b) = (localOf[graph.Ends[2 * road]], localOf[graph.Ends[(2 * road) + 1]]);
            if (a != b)
            {
                _first[a + 1]++;
                _first[b + 1]++;
            }
        }

        for (int node = 0; node < nodeCount; node++)
        {
            _first[node + 1] += _first[node];
        }

        _halves = _first[nodeCount];
        Array.Copy(_first, _next, nodeCount);
        foreach (int road in roads)
        {
            (int a, int b) = (localOf[graph.Ends[2 * road]], localOf[graph.Ends[(2 * road) + 1]]);
            if (a != b)
            {
                (int out1, int out2) = (_next[a]++, _next[b]++);
                (_head[out1], _head[out2]) = (b, a);
                (_twin[out1], _twin[out2]) = (out2, out1);
                _capacity[out1] = _capacity[out2] = graph.Weight[road];
            }
        }
    }

    /// <summary>The weight of the cheapest cut between the junctions up to a key and those from another; stops early once it is above a limit.</summary>
    public long Run(ReadOnlySpan<long> keys, long low, long high, long limit)
    {
        Array.Copy(_capacity, _left, _halves);
        long flow = 0;
        while (flow <= limit && Level(keys, low, high))
        {
            Array.Copy(_first, _next, _nodes);
            for (int node = 0; node < _nodes && flow <= limit; node++)
            {
                if (keys[node] <= low)
                {
                    flow += Augment(node, keys, high);
                }
            }
        }

        if (flow <= limit)
        {
            ChooseSide(keys, high);
        }

        return flow;
    }

    /// <summary>Writes which junctions the first side of the last run has.</summary>
    public void Side(Span<bool> isFirst)
    {
        for (int node = 0; node < _nodes; node++)
        {
            isFirst[node] = _takesLow ? _isFromLow[node] : _level[node] == Unseen;
        }
    }

    /// <summary>Breadth first from the low end; false when the high end is out of reach.</summary>
    private bool Level(ReadOnlySpan<long> keys, long low, long high)
    {
        Array.Fill(_level, Unseen, 0, _nodes);
        int count = 0;
        for (int node = 0; node < _nodes; node++)
        {
            if (keys[node] <= low)
            {
                _level[node] = 0;
                _queue[count++] = node;
            }
        }

        bool arrived = false;
        for (int at = 0; at < count; at++)
        {
            int node = _queue[at];
            for (int half = _first[node]; half < _first[node + 1]; half++)
            {
                int to = _head[half];
                if (_left[half] > 0 && _level[to] == Unseen)
                {
                    _level[to] = _level[node] + 1;
                    _queue[count++] = to;
                    arrived |= keys[to] >= high;
                }
            }
        }

        _reached = count;
        return arrived;
    }

    /// <summary>Pushes what it can from one junction along rising levels.</summary>
    private long Augment(int source, ReadOnlySpan<long> keys, long high)
    {
        long pushed = 0;
        int depth = 0;
        int node = source;
        while (true)
        {
            if (keys[node] >= high)
            {
                int amount = int.MaxValue;
                for (int i = 0; i < depth; i++)
                {
                    amount = Math.Min(amount, _left[_path[i]]);
                }

                int back = depth;
                for (int i = depth - 1; i >= 0; i--)
                {
                    _left[_path[i]] -= amount;
                    _left[_twin[_path[i]]] += amount;
                    back = _left[_path[i]] == 0 ? i : back;
                }

                pushed += amount;
                depth = back;
                node = _head[_twin[_path[depth]]];
                continue;
            }

            bool went = false;
            for (; _next[node] < _first[node + 1]; _next[node]++)
            {
                int half = _next[node];
                int to = _head[half];
                if (_left[half] > 0 && _level[to] == _level[node] + 1)
                {
                    _path[depth++] = half;
                    node = to;
                    went = true;
                    break;
                }
            }

            if (went)
            {
                continue;
            }

            if (depth == 0)
            {
                return pushed;
            }

            // A junction without a way on is not tried again in this phase.
            node = _head[_twin[_path[--depth]]];
            _next[node]++;
        }
    }

    /// <summary>Of the two extreme cheapest cuts, next to the low end and next to the high one, takes that which divides more evenly.</summary>
    private void ChooseSide(ReadOnlySpan<long> keys, long high)
    {
        for (int node = 0; node < _nodes; node++)
        {
            _isFromLow[node] = _level[node] != Unseen;
        }

        int lowSide = _reached;
        Array.Fill(_level, Unseen, 0, _nodes);
        int count = 0;
        for (int node = 0; node < _nodes; node++)
        {
            if (keys[node] >= high)
            {
                _level[node] = 0;
                _queue[count++] = node;
            }
        }

        for (int at = 0; at < count; at++)
        {
            int node = _queue[at];
            for (int half = _first[node]; half < _first[node + 1]; half++)
            {
                int to = _head[half];
                if (_left[_twin[half]] > 0 && _level[to] == Unseen)
                {
                    _level[to] = 0;
                    _queue[count++] = to;
                }
            }
        }

        int otherSide = _nodes - count;
        _takesLow = Math.Abs((2 * lowSide) - _nodes) <= Math.Abs((2 * otherSide) - _nodes);
        FirstSide = _takesLow ? lowSide : otherSide;
    }
}
