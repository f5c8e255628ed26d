namespace Konvoi.Roads;

/// <summary>
/// One Dijkstra search over the states of the turn graph, from one point to many. A state's label is the time at its tail, the turn
/// into it done; the point itself is not labelled, so that a way may come back over the arc it began on. Labels carry
/// the number of the search, so nothing is cleared between searches.
/// </summary>
internal sealed class RoadSearch(RoadMetric metric)
{
    /// <summary>The end of a list of target sides.</summary>
    private const int NoTarget = -1;

    private readonly RoadMetric _metric = metric;
    private readonly Label[] _labels = new Label[metric.Network.TurnGraph.StateCount];
    private readonly TimeHeap _heap = new();
    private readonly List<TargetSide> _targetSides = [];
    private readonly List<int> _unwind = [];
    private readonly List<long> _lengthAtTail = [];
    private Arrival[] _arrivals = [];
    private int _search;

    private struct Label
    {
        public int Search;
        public int EntryMs;

        /// <summary>The state before this one; ~side where the way began on a side of the source.</summary>
        public int CameFrom;

        /// <summary>In the search: the first target side on the state's arc, or -1. Afterwards: ~(1 + number in the row's tree).</summary>
        public int Link;
    }

    private readonly record struct TargetSide(int Target, int OffsetDm, int Next);

    /// <summary>The best known way into a target: over the label of a state, or straight on a side of the source (~side).</summary>
    private record struct Arrival(int Ms, int Over, int OffsetDm, bool IsDone);

    /// <summary>Finds the fastest ways to all targets and writes them into one row of a matrix.</summary>
    public void Run(PointSides source, ReadOnlySpan<PointSides> targets, RoadMatrix matrix, int row)
    {
        Begin(source, targets);
        SettleTargets(targets.Length);
        Collect(source, matrix, row);
    }

    private void Begin(PointSides source, ReadOnlySpan<PointSides> targets)
    {
        if (++_search == int.MaxValue)
        {
            Array.Clear(_labels);
            _search = 1;
        }

        _heap.Clear();
        _targetSides.Clear();
        if (_arrivals.Length < targets.Length)
        {
            _arrivals = new Arrival[targets.Length];
        }

        for (int target = 0; target < targets.Length; target++)
        {
            _arrivals[target] = new Arrival(int.MaxValue, 0, 0, false);
            for (int side = 0; side < 2; side++)
            {
                if (targets[target].ArcOf(side) >= 0)
                {
                    AddTarget(target, targets[target].ArcOf(side), targets[target].OffsetOf(side));
                }
            }
        }

        for (int side = 0; side < 2; side++)
        {
            if (source.ArcOf(side) >= 0)
            {
                AddSource(side, source.ArcOf(side), source.OffsetOf(side));
            }
        }
    }

    private void AddTarget(int target, int arc, int offsetDm)
    {
        foreach (int state in _metric.Network.TurnGraph.StatesOf(arc))
        {
            ref Label label = ref LabelOf(state);
            _targetSides.Add(new TargetSide(target, offsetDm, label.Link));
            label.Link = _targetSides.Count - 1;
        }
    }

    private void AddSource(int side, int arc, int offsetDm)
    {
        int state = _metric.Network.TurnGraph.StartState(arc);
        long startMs = _metric.MsToOffset(arc, offsetDm);
        for (int link = LabelOf(state).Link; link != NoTarget; link = _targetSides[link].Next)
        {
            TargetSide ahead = _targetSides[link];
            if (ahead.OffsetDm >= offsetDm)
            {
                Arrive(ahead.Target, _metric.MsToOffset(arc, ahead.OffsetDm) - startMs, ~side, ahead.OffsetDm);
            }
        }

        RelaxTurns(state, _metric.DurationMs(arc) - startMs, ~side);
    }

    /// <summary>A target is itself put into the queue when one of its arcs is reached: it is done when it comes out.</summary>
    private void SettleTargets(int targetCount)
    {
        TurnGraph graph = _metric.Network.TurnGraph;
        int stateCount = graph.StateCount;
        int open = targetCount;
        while (open > 0 && _heap.Count > 0)
        {
            (int timeMs, int id) = _heap.Pop();
            if (id >= stateCount)
            {
                ref Arrival arrival = ref _arrivals[id - stateCount];
                open -= arrival.IsDone ? 0 : 1;
                arrival.IsDone = true;
                continue;
            }

            ref Label label = ref _labels[id];
            if (label.EntryMs != timeMs)
            {
                continue;
            }

            int arc = graph.ArcOf(id);
            for (int link = label.Link; link != NoTarget; link = _targetSides[link].Next)
            {
                TargetSide side = _targetSides[link];
                Arrive(side.Target, timeMs + _metric.MsToOffset(arc, side.OffsetDm), id, side.OffsetDm);
            }

            RelaxTurns(id, (long)timeMs + _metric.Durations[arc], id);
        }
    }

    private void RelaxTurns(int state, long headMs, int cameFrom)
    {
        NetworkArrays network = _metric.Network.Arrays;
        TurnGraph graph = _metric.Network.TurnGraph;
        ReadOnlySpan<int> durations = _metric.Durations;
        int end = network.TurnFirst[state + 1];
        for (int turn = network.TurnFirst[state]; turn < end; turn++)
        {
            int next = network.TurnTo[turn];
            long entryMs = headMs + network.TurnMs[turn];
            if (durations[graph.ArcOf(next)] == RoadMetric.Impassable || entryMs >= int.MaxValue)
            {
                continue;
            }

            ref Label label = ref LabelOf(next);
            if (entryMs < label.EntryMs)
            {
                label.EntryMs = (int)entryMs;
                label.CameFrom = cameFrom;
                _heap.Push((int)entryMs, next);
            }
        }
    }

    private void Arrive(int target, long timeMs, int over, int offsetDm)
    {
        ref Arrival arrival = ref _arrivals[target];
        if (timeMs < arrival.Ms)
        {
            arrival = new Arrival((int)timeMs, over, offsetDm, false);
            _heap.Push((int)timeMs, _labels.Length + target);
        }
    }

    private ref Label LabelOf(int state)
    {
        ref Label label = ref _labels[state];
        if (label.Search != _search)
        {
            label = new Label { Search = _search, EntryMs = int.MaxValue, CameFrom = 0, Link = NoTarget };
        }

        return ref label;
    }

    /// <summary>Hands over the part of the search tree that leads to targets.</summary>
    private void Collect(PointSides source, RoadMatrix matrix, int row)
    {
        matrix.Begin(row);
        _lengthAtTail.Clear();
        for (int target = 0; target < matrix.Columns; target++)
        {
            Arrival arrival = _arrivals[target];
            if (arrival.Ms == int.MaxValue)
            {
                continue;
            }

            if (arrival.Over < 0)
            {
                int side = ~arrival.Over;
                matrix.Set(row, target, arrival.Ms, arrival.OffsetDm - source.OffsetOf(side), arrival.Over);
                continue;
            }

            int node = AddToTree(source, matrix, row, arrival.Over);
            matrix.Set(row, target, arrival.Ms, _lengthAtTail[node] + arrival.OffsetDm, node);
        }

        matrix.End(row);
    }

    private int AddToTree(PointSides source, RoadMatrix matrix, int row, int state)
    {
        _unwind.Clear();
        int at = state;
        while (at >= 0 && _labels[at].Link >= NoTarget)
        {
            _unwind.Add(at);
            at = _labels[at].CameFrom;
        }

        int parent = at < 0 ? at : ~_labels[at].Link - 1;
        for (int i = _unwind.Count - 1; i >= 0; i--)
        {
            at = _unwind[i];
            long lengthDm = parent < 0
                ? _metric.Network.LengthDm(source.ArcOf(~parent)) - source.OffsetOf(~parent)
                : _lengthAtTail[parent] + _metric.Network.LengthDm(matrix.TreeArc(row, parent));
            _lengthAtTail.Add(lengthDm);
            parent = matrix.AddToTree(row, _metric.Network.TurnGraph.ArcOf(at), parent);
            _labels[at].Link = ~(parent + 1);
        }

        return parent;
    }
}
