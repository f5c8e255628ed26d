namespace Konvoi.Roads;

/// <summary>What each turn costs under one metric: the drive over the arc before it and the turn itself.</summary>
internal readonly ref struct TurnWeights(TurnGraph graph, RoadMetric metric)
{
    private readonly ReadOnlySpan<int> _first = graph.First;
    private readonly ReadOnlySpan<int> _to = graph.To;
    private readonly ReadOnlySpan<ushort> _turnMs = graph.TurnMs;

    public TurnGraph Graph => graph;

    /// <summary>From the tail of a state's arc to the tail of the arc that the turn leads into; <see cref="CchWeights.NoneMs"/> where that is closed.</summary>
    public int Of(int state, int turn)
    {
        int next = graph.ArcOf(_to[turn]);
        return metric.IsClosed(next) || metric.IsTurnClosed(turn)
            ? CchWeights.NoneMs
            : (int)Math.Min((long)metric.OpenDurationMs(graph.ArcOf(state)) + _turnMs[turn], CchWeights.NoneMs);
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
