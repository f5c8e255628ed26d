using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>
/// Bellman-Ford over arcs with times at their heads, turns from <see cref="ReferenceTurns"/>: slow, and built the
/// other way round from the search that it checks.
/// </summary>
internal sealed class NaiveSearch(RoadMetric metric, ReferenceTurns turns)
{
    private readonly List<int>[] _after = [.. Enumerable.Range(0, metric.Network.ArcCount).Select(turns.After)];

    public int DurationMs(RoadPoint from, RoadPoint to)
    {
        var headMs = new long[metric.Network.ArcCount];
        Array.Fill(headMs, long.MaxValue);
        long best = long.MaxValue;
        foreach (RoadPoint start in Sides(from))
        {
            headMs[start.Arc] = metric.DurationMs(start.Arc) - PartMs(metric, start);
            foreach (RoadPoint end in Sides(to))
            {
                if (end.Arc == start.Arc && end.OffsetDm >= start.OffsetDm)
                {
                    best = Math.Min(best, PartMs(metric, end) - PartMs(metric, start));
                }
            }
        }

        // Times at the heads of the source's arcs are those of leaving; coming back later can only be later.
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int arc = 0; arc < headMs.Length; arc++)
            {
                foreach (int next in headMs[arc] == long.MaxValue ? [] : _after[arc])
                {
                    long tailMs = headMs[arc] + metric.Network.TurnMs(arc, next);
                    if (metric.DurationMs(next) == RoadMetric.Impassable)
                    {
                        continue;
                    }

                    if (tailMs + metric.DurationMs(next) < headMs[next])
                    {
                        headMs[next] = tailMs + metric.DurationMs(next);
                        changed = true;
                    }
                }
            }
        }

        for (int arc = 0; arc < headMs.Length; arc++)
        {
            foreach (RoadPoint end in Sides(to))
            {
                if (headMs[arc] != long.MaxValue && _after[arc].Contains(end.Arc))
                {
                    best = Math.Min(best, headMs[arc] + metric.Network.TurnMs(arc, end.Arc) + PartMs(metric, end));
                }
            }
        }

        return best == long.MaxValue ? RoadMatrix.Unreachable : (int)best;
    }

    /// <summary>The time from an arc's tail to a point on it, rounded down.</summary>
    public static long PartMs(RoadMetric metric, RoadPoint point) =>
        (long)metric.DurationMs(point.Arc) * point.OffsetDm / metric.Network.LengthDm(point.Arc);

    private IEnumerable<RoadPoint> Sides(RoadPoint point)
    {
        if (metric.DurationMs(point.Arc) != RoadMetric.Impassable)
        {
            yield return point;
        }

        int reverse = metric.Network.ReverseOf(point.Arc);
        if (!point.DirectionFixed && reverse >= 0 && metric.DurationMs(reverse) != RoadMetric.Impassable)
        {
            yield return point with { Arc = reverse, OffsetDm = metric.Network.LengthDm(reverse) - point.OffsetDm };
        }
    }
}
