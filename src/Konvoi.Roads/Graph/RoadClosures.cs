namespace Konvoi.Roads;

/// <summary>What is closed at hours that come back every week: arcs and turns, each with a number of hours.</summary>
internal sealed record RoadClosures
{
    /// <summary>Where the hours begin in <see cref="Edges"/>; one entry more than there are different hours.</summary>
    public required int[] HoursFirst { get; init; }

    /// <summary>Begins and ends in turn, in minutes of the week, strictly ascending within the same hours.</summary>
    public required int[] Edges { get; init; }

    /// <summary>Ascending.</summary>
    public required int[] Arcs { get; init; }

    /// <summary>By entry of <see cref="Arcs"/>: the number of the hours.</summary>
    public required int[] ArcHours { get; init; }

    /// <summary>Turn numbers, ascending.</summary>
    public required int[] Turns { get; init; }

    /// <summary>By entry of <see cref="Turns"/>.</summary>
    public required int[] TurnHours { get; init; }

    public int HoursCount => HoursFirst.Length - 1;

    public static RoadClosures Of(HoursTable hours, int[] closedHoursOfArc, (int[] Turns, int[] Hours) timed)
    {
        var first = new List<int> { 0 };
        var edges = new List<int>();
        foreach (WeekHours week in hours.Hours)
        {
            edges.AddRange(week.Edges);
            first.Add(edges.Count);
        }

        int[] arcs = [.. Enumerable.Range(0, closedHoursOfArc.Length).Where(arc => closedHoursOfArc[arc] != 0)];
        return new RoadClosures
        {
            HoursFirst = [.. first],
            Edges = [.. edges],
            Arcs = arcs,
            ArcHours = [.. arcs.Select(arc => closedHoursOfArc[arc])],
            Turns = timed.Turns,
            TurnHours = timed.Hours,
        };
    }

    public WeekHours HoursOf(int hours) => WeekHours.Of(EdgesOf(hours).ToArray().Chunk(2).Select(span => (span[0], span[1])));

    public ReadOnlySpan<int> EdgesOf(int hours) => Edges.AsSpan(HoursFirst[hours], HoursFirst[hours + 1] - HoursFirst[hours]);

    /// <summary>Those of some things whose hours hold at any minute of a span of the week, its end not in it.</summary>
    public IEnumerable<int> During(int fromMinute, int toMinute, int[] things, int[] hoursOfThing)
    {
        var holds = new bool[HoursCount];
        for (int hours = 0; hours < holds.Length; hours++)
        {
            ReadOnlySpan<int> edges = EdgesOf(hours);
            for (int begin = 0; begin < edges.Length; begin += 2)
            {
                holds[hours] |= edges[begin] < toMinute && fromMinute < edges[begin + 1];
            }
        }

        return Enumerable.Range(0, things.Length).Where(i => holds[hoursOfThing[i]]).Select(i => things[i]);
    }
}
