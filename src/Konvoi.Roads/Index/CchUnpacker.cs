using System.Runtime.Intrinsics.X86;

namespace Konvoi.Roads;

/// <summary>
/// Turns the edges of a way back into the states that they stand for. A triangle's place in memory is known only after the edge
/// above it has been looked up, so going down one edge to its end would wait for memory at every step: all edges of a way are opened
/// in turn, one layer after the other, and what the next ones need is fetched meanwhile (the fetching alone is 4 of 50 µs of a way across
/// Porto). Keeps its workspace; one thread at a time.
/// </summary>
internal sealed unsafe class CchUnpacker
{
    /// <summary>How many edges ahead memory is fetched.</summary>
    private const int Ahead = 3;

    private readonly List<int> _states = new(512);
    private readonly Stack<int> _later = new(64);
    private Node[] _nodes = new Node[1024];
    private int _count;

    /// <summary>Begins a way.</summary>
    public void Start(int state)
    {
        _count = 0;
        _states.Clear();
        _states.Add(state);
    }

    /// <summary>Adds an edge to the way: up from its lower rank, or down to it.</summary>
    public void Add(int lower, int edge, bool isUp)
    {
        if (_count == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * _count);
        }

        _nodes[_count++] = new Node { Lower = lower, Edge = edge, IsUp = isUp };
    }

    /// <summary>The states of the way, its start first; until the next way begins.</summary>
    /// <param name="weights">The version that the way was found with; its edges have ways.</param>
    /// <exception cref="FormatException">The costs are from a file that was made to harm.</exception>
    public ReadOnlySpan<int> Run(CchWeights weights)
    {
        int edges = _count;
        for (int i = 0; i < _count; i++)
        {
            Fetch(weights, i);
            Open(weights, i);
        }

        for (int i = 0; i < edges; i++)
        {
            AppendLeaves(i);
        }

        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_states);
    }

    /// <summary>The edges from the middle of a triangle to the ends of an edge.</summary>
    /// <exception cref="FormatException">There is no such triangle: the costs are from a file that was made to harm.</exception>
    public static (int ToLower, int ToHigher) Sides(CchTopology topology, int lower, int edge, int middle)
    {
        int toLower = -1;
        int toHigher = -1;
        if (middle < lower)
        {
            // Both stand in one short list, the lower first.
            int first = topology.UpFirst.Start[middle];
            ReadOnlySpan<int> heads = new(topology.UpHead.Start + first, topology.UpFirst.Start[middle + 1] - first);
            int at = heads.IndexOf(lower);
            int after = at < 0 ? -1 : heads[at..].IndexOf(topology.UpHead.Start[edge]);
            (toLower, toHigher) = (at < 0 ? -1 : first + at, after < 0 ? -1 : first + at + after);
        }

        return toLower >= 0 && toHigher >= 0
            ? (toLower, toHigher)
            : throw new FormatException($"found rank {middle} in the middle of the edge from {lower} to {topology.UpHead[edge]}, expected one joined with both");
    }

    /// <summary>Each step of memory an edge needs is asked for some edges before, when the step before it has come.</summary>
    private void Fetch(CchWeights weights, int at)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        if (at + (3 * Ahead) < _count)
        {
            ref Node node = ref _nodes[at + (3 * Ahead)];
            Sse.Prefetch0((node.IsUp ? weights.Up(node.Lower) : weights.Down(node.Lower)) + node.Edge);
        }

        if (at + (2 * Ahead) < _count && MiddleOf(weights, at + (2 * Ahead)) is >= 0 and var far)
        {
            Sse.Prefetch0(weights.Topology.UpFirst.Start + far);
        }

        // A forged middle is found out when its edge is opened, and nothing is read by it before.
        if (at + Ahead < _count && MiddleOf(weights, at + Ahead) is >= 0 and var near && near < _nodes[at + Ahead].Lower)
        {
            int first = weights.Topology.UpFirst.Start[near];
            Sse.Prefetch0(weights.Topology.UpHead.Start + first);
            Sse.Prefetch0(weights.Down(near) + first);
            Sse.Prefetch0(weights.Up(near) + first);
        }
    }

    private int MiddleOf(CchWeights weights, int at)
    {
        ref Node node = ref _nodes[at];
        return CchWeights.Middle(weights.Of(node.Lower, node.Edge, node.IsUp));
    }

    /// <summary>Finds the state behind an edge, or adds the two edges that it stands for.</summary>
    private void Open(CchWeights weights, int at)
    {
        CchTopology topology = weights.Topology;
        Node node = _nodes[at];
        int middle = CchWeights.Middle(weights.Of(node.Lower, node.Edge, node.IsUp));
        if (middle < 0)
        {
            _nodes[at].Next = ~topology.StateAt.Start[node.IsUp ? topology.UpHead.Start[node.Edge] : node.Lower];
            return;
        }

        // A way over each state once has fewer edges within edges than twice that.
        if (_count > 2 * topology.RankCount)
        {
            throw new FormatException($"found a way over more than {topology.RankCount} states, expected none to come twice: the roads are from a file that was made to harm");
        }

        (int toLower, int toHigher) = Sides(topology, node.Lower, node.Edge, middle);
        _nodes[at].Next = _count;
        Add(middle, node.IsUp ? toLower : toHigher, isUp: false);
        Add(middle, node.IsUp ? toHigher : toLower, isUp: true);
    }

    private void AppendLeaves(int edge)
    {
        _later.Push(edge);
        while (_later.TryPop(out int at))
        {
            int next = _nodes[at].Next;
            if (next < 0)
            {
                _states.Add(~next);
            }
            else
            {
                _later.Push(next + 1);
                _later.Push(next);
            }
        }
    }

    private struct Node
    {
        public int Lower;
        public int Edge;
        public bool IsUp;

        /// <summary>The first of the two that it stands for; the complement of a state where it is a turn.</summary>
        public int Next;
    }
}
