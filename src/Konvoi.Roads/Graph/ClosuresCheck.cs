namespace Konvoi.Roads;

/// <summary>Whether the closures of a file fit together and to the network.</summary>
internal static class ClosuresCheck
{
    public static void Validate(RoadClosures closures, int arcCount, int turnCount)
    {
        NetworkCheck.RequireLength("hours of closed arcs", closures.ArcHours.Length, closures.Arcs.Length);
        NetworkCheck.RequireLength("hours of closed turns", closures.TurnHours.Length, closures.Turns.Length);
        NetworkCheck.RequireRange("a number of offsets of hours", closures.HoursFirst.Length, 1, int.MaxValue);
        NetworkCheck.RequireRange("an offset of hours", closures.HoursFirst[0], 0, 0);
        NetworkCheck.RequireRange("a last offset of hours", closures.HoursFirst[^1], closures.Edges.Length, closures.Edges.Length);
        for (int hours = 0; hours < closures.HoursCount; hours++)
        {
            ValidateHours(closures, hours);
        }

        ValidateThings("a closed arc", closures.Arcs, arcCount, closures.ArcHours, closures.HoursCount);
        ValidateThings("a closed turn", closures.Turns, turnCount, closures.TurnHours, closures.HoursCount);
    }

    private static void ValidateHours(RoadClosures closures, int hours)
    {
        NetworkCheck.RequireRange("an offset of hours", closures.HoursFirst[hours + 1], closures.HoursFirst[hours], closures.Edges.Length);
        ReadOnlySpan<int> edges = closures.EdgesOf(hours);
        if ((edges.Length & 1) != 0)
        {
            throw new FormatException($"found hours with {edges.Length} begins and ends, expected an even number");
        }

        int last = -1;
        foreach (int edge in edges)
        {
            NetworkCheck.RequireRange("a minute of the week", edge, last + 1, WeekHours.MinutesOfWeek);
            last = edge;
        }
    }

    private static void ValidateThings(string what, int[] things, int thingCount, int[] hours, int hoursCount)
    {
        int last = -1;
        for (int i = 0; i < things.Length; i++)
        {
            NetworkCheck.RequireRange(what, things[i], last + 1, thingCount - 1);
            NetworkCheck.RequireRange("a number of hours", hours[i], 0, hoursCount - 1);
            last = things[i];
        }
    }
}
