using System.Globalization;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>
/// Fastest ways in a <see cref="RandomTown"/> with all rules, from their definitions: a vertex is the way driven so far, cut
/// to as many arcs as the longest restriction needs, and whether the leg has left the ends-only area it began in and
/// come into another. It knows nothing of states and does not look at the network's turns but for what they cost.
/// </summary>
internal sealed class HistorySearch
{
    private readonly RoadMetric _metric;
    private readonly RoadNetwork _network;
    private readonly RandomTown _town;
    private readonly ReferenceTurns _reference;
    private readonly List<(int[] Arcs, int To, bool Only)> _paths = [];
    private readonly int _memory = 1;

    public HistorySearch(RoadMetric metric, RandomTown town)
    {
        (_metric, _network, _town) = (metric, metric.Network, town);
        _reference = new ReferenceTurns(_network, town);
        foreach ((bool only, long from, long[] via, long to) in town.WayRestrictions)
        {
            List<(int[] Arcs, int To)> candidates = via.Distinct().Count() == via.Length ? [.. Candidates(from, via, to)] : [];
            if (candidates.Count == 1)
            {
                _paths.Add((candidates[0].Arcs, candidates[0].To, only));
                _memory = Math.Max(_memory, candidates[0].Arcs.Length);
            }
        }
    }

    public int PathsApplied => _paths.Count;

    public bool IsEndsOnly(int arc) => _town.EndsOnly.Contains((WayOf(arc), IsForward(arc)));

    private enum Phase
    {
        /// <summary>Still in the area that the leg began in.</summary>
        Leaving,
        Public,
        Entered,
    }

    /// <summary>The fastest times from one point to others; <see cref="RoadMatrix.Unreachable"/> where there is no way.</summary>
    public int[] DurationsMs(RoadPoint from, RoadPoint[] targets)
    {
        var best = new long[targets.Length];
        Array.Fill(best, RoadMatrix.Unreachable);
        var atHead = new Dictionary<string, long>();
        var open = new PriorityQueue<(int[] Driven, Phase Phase), long>();
        foreach (RoadPoint start in Sides(from))
        {
            Arrive(start.Arc, -NaiveSearch.PartMs(_metric, start), start.OffsetDm);
            Reach([start.Arc], IsEndsOnly(start.Arc) ? Phase.Leaving : Phase.Public, _metric.DurationMs(start.Arc) - NaiveSearch.PartMs(_metric, start));
        }

        while (open.TryDequeue(out (int[] Driven, Phase Phase) at, out long timeMs))
        {
            if (atHead[Key(at.Driven, at.Phase)] != timeMs)
            {
                continue;
            }

            foreach ((int next, Phase phase) in After(at.Driven, at.Phase).Where(turn => _metric.DurationMs(turn.Next) != RoadMetric.Impassable))
            {
                long tailMs = timeMs + _network.TurnMs(at.Driven[^1], next);
                Arrive(next, tailMs, 0);
                Reach([.. at.Driven.Append(next).TakeLast(_memory)], phase, tailMs + _metric.DurationMs(next));
            }
        }

        return [.. best.Select(ms => (int)ms)];

        void Arrive(int arc, long tailMs, int fromDm)
        {
            for (int target = 0; target < targets.Length; target++)
            {
                foreach (RoadPoint end in Sides(targets[target]).Where(end => end.Arc == arc && end.OffsetDm >= fromDm))
                {
                    best[target] = Math.Min(best[target], tailMs + NaiveSearch.PartMs(_metric, end));
                }
            }
        }

        void Reach(int[] driven, Phase phase, long timeMs)
        {
            string key = Key(driven, phase);
            if (!atHead.TryGetValue(key, out long known) || timeMs < known)
            {
                atHead[key] = timeMs;
                open.Enqueue((driven, phase), timeMs);
            }
        }
    }

    private static string Key(int[] driven, Phase phase) => $"{phase} {string.Join(' ', driven)}";

    /// <summary>All arcs that may follow: without a turn round, or with it where nothing else leads on.</summary>
    private List<(int Next, Phase Phase)> After(int[] driven, Phase phase)
    {
        int arc = driven[^1];
        int reverse = _network.ReverseOf(arc);
        bool isBarrier = _town.Barriers.Contains(_reference.HeadOf(arc));
        var after = new List<(int, Phase)>();
        bool leadsOn = false;
        for (int next = 0; next < _network.ArcCount; next++)
        {
            bool isClosedGate = _town.Gates.Contains(_reference.HeadOf(arc)) && !IsEndsOnly(arc) && !IsEndsOnly(next);
            if (next != reverse && !isBarrier && !isClosedGate && IsAllowed(driven, phase, next))
            {
                after.Add((next, PhaseOn(phase, next)));
                leadsOn |= IsEndsOnly(arc) || !IsEndsOnly(next);
            }
        }

        if (!leadsOn && reverse >= 0 && IsAllowed(driven, phase, reverse))
        {
            after.Add((reverse, PhaseOn(phase, reverse)));
        }

        return after;
    }

    private Phase PhaseOn(Phase phase, int next) => !IsEndsOnly(next) ? Phase.Public : phase == Phase.Leaving ? phase : Phase.Entered;

    private bool IsAllowed(int[] driven, Phase phase, int next)
    {
        int arc = driven[^1];
        if (_reference.TailOf(next) != _reference.HeadOf(arc) || _reference.IsForbidden(arc, next) || (phase == Phase.Entered && !IsEndsOnly(next)))
        {
            return false;
        }

        (int[] Arcs, int To, bool Only)[] done = [.. _paths.Where(path => driven.AsSpan().EndsWith(path.Arcs))];
        // Commands after the same arcs leave each of their turns.
        return !done.Any(path => !path.Only && path.To == next)
            && done.Where(path => path.Only).GroupBy(path => string.Join(' ', path.Arcs)).All(same => same.Any(path => path.To == next));
    }

    /// <summary>All ways to read a restriction over ways: an arc of the first, a stretch of each in the middle in some order, an arc of the last.</summary>
    private IEnumerable<(int[] Arcs, int To)> Candidates(long fromWay, long[] via, long toWay) =>
        from first in Arcs(fromWay)
        from order in OrdersOf(via)
        from path in Stretches([first], order, 0)
        from last in Arcs(toWay)
        where _reference.TailOf(last) == _reference.HeadOf(path[^1])
        select (path, last);

    private static long[][] OrdersOf(long[] via) => via.Length == 1 ? [via] : [via, [.. via.Reverse()]];

    private IEnumerable<int[]> Stretches(int[] path, long[] ways, int index)
    {
        if (index == ways.Length)
        {
            return [path];
        }

        return Along(path, ways[index], [_reference.HeadOf(path[^1])]).SelectMany(longer => Stretches(longer, ways, index + 1));
    }

    /// <summary>The path with one arc or more of a way behind it, no node of the way twice.</summary>
    private IEnumerable<int[]> Along(int[] path, long way, HashSet<long> visited)
    {
        foreach (int next in Arcs(way).Where(next => _reference.TailOf(next) == _reference.HeadOf(path[^1]) && !visited.Contains(_reference.HeadOf(next))))
        {
            int[] longer = [.. path, next];
            yield return longer;
            foreach (int[] more in Along(longer, way, [.. visited, _reference.HeadOf(next)]))
            {
                yield return more;
            }
        }
    }

    private IEnumerable<int> Arcs(long way) => Enumerable.Range(0, _network.ArcCount).Where(arc => WayOf(arc) == way);

    private long WayOf(int arc) => long.Parse(_network.NameOf(arc), CultureInfo.InvariantCulture);

    private bool IsForward(int arc)
    {
        var points = new List<GeoPoint>();
        _network.AppendGeometry(arc, points);
        (long, long) first = (_reference.IdOf(points[0]), _reference.IdOf(points[1]));
        long[] nodes = _town.Ways[(int)WayOf(arc)];
        return nodes.Zip(nodes.Skip(1)).Contains(first);
    }

    private IEnumerable<RoadPoint> Sides(RoadPoint point)
    {
        if (_metric.DurationMs(point.Arc) != RoadMetric.Impassable)
        {
            yield return point;
        }

        int reverse = _network.ReverseOf(point.Arc);
        if (!point.DirectionFixed && reverse >= 0 && _metric.DurationMs(reverse) != RoadMetric.Impassable)
        {
            yield return point with { Arc = reverse, OffsetDm = _network.LengthDm(reverse) - point.OffsetDm };
        }
    }
}
