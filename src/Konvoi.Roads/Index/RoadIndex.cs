namespace Konvoi.Roads;

/// <summary>
/// What makes queries on a network fast: its states in an order, the hierarchy over them, and the turns that lead into
/// each state. The same for every metric of the network; safe for any number of threads.
/// </summary>
internal sealed class RoadIndex
{
    private readonly Lock _gate = new();
    private readonly Stack<RootPath> _idlePaths = new();
    private readonly Stack<CchUpdater> _idleUpdaters = new();
    private readonly Lazy<TurnsInto> _into;
    private readonly Lazy<EdgesBelow> _below;

    /// <exception cref="FormatException">The hierarchy is none: it is from a file that was made to harm.</exception>
    public RoadIndex(TurnGraph graph, CchTopology topology)
    {
        IndexCheck.RequireHierarchy(topology);
        (Graph, Topology) = (graph, topology);
        _into = new Lazy<TurnsInto>(() => new TurnsInto(graph));
        _below = new Lazy<EdgesBelow>(() => new EdgesBelow(topology));
    }

    public TurnGraph Graph { get; }

    public CchTopology Topology { get; }

    /// <summary>Orders and contracts a network's states.</summary>
    public static RoadIndex Build(RoadNetwork network, int threads)
    {
        TurnGraph graph = network.TurnGraph;
        (RoadGraph roads, int[] arcOfRoad) = Roads(network);
        int[] order = new int[graph.StateCount];
        int count = 0;
        foreach (int road in DissectionOrder.Of(roads, threads))
        {
            int arc = arcOfRoad[road];
            count = Append(graph.StatesOf(arc), order, count);
            if (network.ReverseOf(arc) is >= 0 and var reverse)
            {
                count = Append(graph.StatesOf(reverse), order, count);
            }
        }

        return new RoadIndex(graph, CchBuilder.Build(graph, order));
    }

    /// <summary>The turns that lead into a state, each with the state that it leads from.</summary>
    public ReadOnlySpan<(int State, int Turn)> Into(int state) => _into.Value.Of(state);

    /// <summary>Makes ready what changes of costs need, so that the first of them is not slower than the others.</summary>
    public void PrepareForChanges()
    {
        _ = _into.Value;
        EdgesBelow below = _below.Value;
        lock (_gate)
        {
            if (_idleUpdaters.Count == 0)
            {
                _idleUpdaters.Push(new CchUpdater(Topology, below));
            }
        }
    }

    public RootPath RentPath()
    {
        lock (_gate)
        {
            return _idlePaths.TryPop(out RootPath? path) ? path : new RootPath(Topology.RankCount);
        }
    }

    public void Return(RootPath path)
    {
        path.Clear(Topology);
        lock (_gate)
        {
            _idlePaths.Push(path);
        }
    }

    /// <summary>The costs of a metric from nothing.</summary>
    public CchWeights Customize(TurnWeights turns, int threads) => CchCustomizer.Customize(Topology, turns, threads);

    /// <summary>The costs of a metric that differs from another in some arcs and turns.</summary>
    public CchWeights Update(CchWeights before, TurnWeights turns, ReadOnlySpan<(int State, int Turn)> changed, int threads)
    {
        CchUpdater? updater;
        lock (_gate)
        {
            _idleUpdaters.TryPop(out updater);
        }

        updater ??= new CchUpdater(Topology, _below.Value);
        CchWeights after = updater.Update(before, turns, changed, threads);
        lock (_gate)
        {
            _idleUpdaters.Push(updater);
        }

        return after;
    }

    private static int Append(ReadOnlySpan<int> states, int[] order, int count)
    {
        states.CopyTo(order.AsSpan(count));
        return count + states.Length;
    }

    /// <summary>The network without directions; of each road the lower arc.</summary>
    private static (RoadGraph Roads, int[] ArcOfRoad) Roads(RoadNetwork network)
    {
        int[] x = new int[network.NodeCount];
        int[] y = new int[network.NodeCount];
        List<int> arcs = [];
        List<int> ends = [];
        List<int> weights = [];
        long cosQ30 = Plane.CosQ30((int)(((long)network.Bounds.MinLatE7 + network.Bounds.MaxLatE7) / 2));
        List<GeoPoint> points = [];
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            int reverse = network.ReverseOf(arc);
            if (reverse >= 0 && reverse < arc)
            {
                continue;
            }

            points.Clear();
            network.AppendGeometry(arc, points);
            foreach ((int node, GeoPoint at) in ((int, GeoPoint)[])[(network.TailOf(arc), points[0]), (network.HeadOf(arc), points[^1])])
            {
                (x[node], y[node]) = ((int)(at.LonE7 * cosQ30 >> 30), at.LatE7);
                ends.Add(node);
            }

            arcs.Add(arc);
            weights.Add(network.TurnGraph.StatesOf(arc).Length + (reverse >= 0 ? network.TurnGraph.StatesOf(reverse).Length : 0));
        }

        return (new RoadGraph(x, y, [.. ends], [.. weights]), [.. arcs]);
    }
}
