using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>
/// What the map closes at hours of one day, as spans in which a van may rely on a road: a road counts as open in a span if it is open
/// for all of it. Besides the whole day a span is what lies between two closings of the same road, so that a street open to deliveries
/// from six to eleven can be planned for then.
/// </summary>
internal sealed class RoadHours
{
    private const long MinuteMs = 60_000;

    private readonly RoadNetwork _network;
    private readonly DayOfWeek _day;
    private readonly List<ShutRoads> _shut = [];

    public RoadHours(RoadNetwork network, DayOfWeek day)
    {
        (_network, _day) = (network, day);
        Spans = [(0, long.MaxValue), .. network.ClosingHours.Where(hours => !hours.IsEmpty).SelectMany(OpenSpans).Distinct().Order()];
    }

    /// <summary>The whole day and whatever comes after, then shorter ones by their beginning; ms since midnight.</summary>
    public IReadOnlyList<(long FromMs, long ToMs)> Spans { get; }

    /// <summary>What is closed at any time of a span of the day; the same object for the same roads and turns.</summary>
    public ShutRoads During(long fromMs, long toMs)
    {
        int from = (int)Math.Clamp(fromMs / MinuteMs, 0, WeekHours.MinutesOfDay - 1);
        int to = (int)Math.Clamp((toMs + MinuteMs - 1) / MinuteMs, from + 1, WeekHours.MinutesOfDay);
        ArcSet arcs = _network.ClosedDuring(_day, from, to);
        int[] turns = _network.TurnsClosedDuring(_day, from, to);
        ShutRoads? known = _shut.Find(shut => shut.Arcs.SequenceEqual(arcs) && shut.Turns.SequenceEqual(turns));
        if (known is null)
        {
            _shut.Add(known = new ShutRoads(arcs, turns));
        }

        return known;
    }

    /// <summary>The parts of the day between the times at which a road is closed.</summary>
    private IEnumerable<(long FromMs, long ToMs)> OpenSpans(WeekHours closed)
    {
        int midnight = WeekHours.MinuteOf(_day, 0);
        int openFrom = 0;
        int[] edges = closed.Edges.ToArray();
        foreach (int[] span in edges.Append(7 * WeekHours.MinutesOfDay).Append(7 * WeekHours.MinutesOfDay).Chunk(2))
        {
            int from = Math.Clamp(span[0] - midnight, 0, WeekHours.MinutesOfDay);
            if (from > openFrom)
            {
                yield return (openFrom * MinuteMs, from * MinuteMs);
            }

            openFrom = Math.Max(openFrom, Math.Clamp(span[1] - midnight, 0, WeekHours.MinutesOfDay));
        }
    }
}
