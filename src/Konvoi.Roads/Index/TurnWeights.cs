namespace Konvoi.Roads;

/// <summary>What each turn costs under one metric: the drive over the arc before it and the turn itself.</summary>
internal readonly struct TurnWeights(RoadMetric metric)
{
    private readonly TurnGraph _graph = metric.Network.TurnGraph;
    private readonly Column<int> _first = metric.Network.Arrays.TurnFirst;
    private readonly Column<int> _to = metric.Network.Arrays.TurnTo;
    private readonly Column<ushort> _turnMs = metric.Network.Arrays.TurnMs;

    public TurnGraph Graph => _graph;

    /// <summary>From the tail of a state's arc to the tail of the arc that the turn leads into; <see cref="CchWeights.NoneMs"/> where that is closed.</summary>
    public int Of(int state, int turn)
    {
        int next = _graph.ArcOf(_to[turn]);
        return metric.IsClosed(next) || metric.IsTurnClosed(turn)
            ? CchWeights.NoneMs
            : (int)Math.Min((long)metric.OpenDurationMs(_graph.ArcOf(state)) + _turnMs[turn], CchWeights.NoneMs);
    }

    /// <summary>The same between two states, the least of several turns; <see cref="CchWeights.NoneMs"/> where no turn leads from one to the other.</summary>
    public int Between(int from, int to)
    {
        int least = CchWeights.NoneMs;
        for (int turn = _first[from]; turn < _first[from + 1]; turn++)
        {
            least = _to[turn] == to ? Math.Min(least, Of(from, turn)) : least;
        }

        return least;
    }
}
