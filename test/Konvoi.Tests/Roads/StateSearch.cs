using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>Dijkstra's search over states, from one point to all: knows nothing of the index that it checks.</summary>
internal sealed class StateSearch(RoadMetric metric, IReadOnlyCollection<int>? closedTurns = null)
{
    private readonly RoadNetwork _network = metric.Network;
    private readonly HashSet<int> _closedTurns = [.. closedTurns ?? []];
    private readonly long[] _tailMs = new long[metric.Network.TurnGraph.StateCount];

    /// <summary>Milliseconds to each target; <see cref="RoadMatrix.Unreachable"/> where there is no way.</summary>
    public int[] Row(RoadPoint from, IReadOnlyList<RoadPoint> targets)
    {
        Array.Fill(_tailMs, long.MaxValue);
        PriorityQueue<int, long> queue = new();
        foreach (RoadPoint side in Sides(from))
        {
            Relax(_network.TurnGraph.StartState(side.Arc), metric.DurationMs(side.Arc) - PartMs(side), queue);
        }

        while (queue.TryDequeue(out int state, out long at))
        {
            if (at == _tailMs[state])
            {
                Relax(state, at + metric.DurationMs(_network.TurnGraph.ArcOf(state)), queue);
            }
        }

        return [.. targets.Select(to => To(from, to))];
    }

    private void Relax(int state, long headMs, PriorityQueue<int, long> queue)
    {
        TurnGraph graph = _network.TurnGraph;
        for (int turn = graph.First[state]; turn < graph.First[state + 1]; turn++)
        {
            int next = graph.To[turn];
            long ms = headMs + graph.TurnMs[turn];
            if (metric.DurationMs(graph.ArcOf(next)) != RoadMetric.Impassable && ms < _tailMs[next] && !_closedTurns.Contains(turn))
            {
                _tailMs[next] = ms;
                queue.Enqueue(next, ms);
            }
        }
    }

    private int To(RoadPoint from, RoadPoint to)
    {
        long best = long.MaxValue;
        foreach (RoadPoint end in Sides(to))
        {
            foreach (RoadPoint start in Sides(from).Where(start => start.Arc == end.Arc && end.OffsetDm >= start.OffsetDm))
            {
                best = Math.Min(best, PartMs(end) - PartMs(start));
            }

            foreach (int state in _network.TurnGraph.StatesOf(end.Arc))
            {
                best = _tailMs[state] == long.MaxValue ? best : Math.Min(best, _tailMs[state] + PartMs(end));
            }
        }

        return best == long.MaxValue ? RoadMatrix.Unreachable : (int)best;
    }

    private long PartMs(RoadPoint point) => (long)metric.DurationMs(point.Arc) * point.OffsetDm / _network.LengthDm(point.Arc);

    private IEnumerable<RoadPoint> Sides(RoadPoint point)
    {
        if (metric.DurationMs(point.Arc) != RoadMetric.Impassable)
        {
            yield return point;
        }

        int reverse = _network.ReverseOf(point.Arc);
        if (!point.DirectionFixed && reverse >= 0 && metric.DurationMs(reverse) != RoadMetric.Impassable)
        {
            yield return point with { Arc = reverse, OffsetDm = _network.LengthDm(reverse) - point.OffsetDm };
        }
    }
}
