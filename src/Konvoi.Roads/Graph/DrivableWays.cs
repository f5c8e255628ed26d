namespace Konvoi.Roads;

/// <summary>The ways of an extract that a vehicle may use, each with its kind, and the count of all others.</summary>
internal sealed class DrivableWays
{
    private readonly RoadKind[] _kinds;

    private DrivableWays(RoadKind[] kinds, bool[] drivable, string[] names, RoadImportReport report)
    {
        _kinds = kinds;
        IsDrivable = drivable;
        Names = names;
        Report = report;
    }

    /// <summary>By way of the extract.</summary>
    public bool[] IsDrivable { get; }

    /// <summary>Street names; the first one is empty.</summary>
    public string[] Names { get; }

    public RoadImportReport Report { get; }

    public RoadKind KindOf(int way) => _kinds[way];

    public static DrivableWays In(OsmData data, RoadProfile profile, HoursTable hours)
    {
        var kinds = new RoadKind[data.WayCount];
        var drivable = new bool[data.WayCount];
        var counts = new int[(int)RoadVerdict.TooLarge + 1];
        int endsOnly = 0, unread = 0;
        var nameNumbers = new Dictionary<string, int> { [""] = 0 };
        var names = new List<string> { "" };
        for (int way = 0; way < kinds.Length; way++)
        {
            OsmTags tags = data.WayTags(way);
            RoadAccess access = profile.Of(tags);
            counts[(int)access.Verdict]++;
            unread += access.UnreadConditions;
            if (access.Verdict != RoadVerdict.Allowed)
            {
                continue;
            }

            string name = tags["name"] ?? tags["ref"] ?? "";
            if (!nameNumbers.TryGetValue(name, out int number))
            {
                number = names.Count;
                nameNumbers.Add(name, number);
                names.Add(name);
            }

            drivable[way] = true;
            kinds[way] = new RoadKind(Lane(access.Forward, hours), Lane(access.Backward, hours), access.Class, number);
            endsOnly += access.Forward.Passage == Passage.EndsOnly || access.Backward.Passage == Passage.EndsOnly ? 1 : 0;
        }

        var report = new RoadImportReport
        {
            WaysRead = data.WayCount,
            WaysKept = counts[(int)RoadVerdict.Allowed],
            WaysNotARoad = counts[(int)RoadVerdict.NotARoad],
            WaysTooFast = counts[(int)RoadVerdict.TooFast],
            WaysNoAccess = counts[(int)RoadVerdict.NoAccess],
            WaysTooLarge = counts[(int)RoadVerdict.TooLarge],
            WaysEndsOnly = endsOnly,
            ConditionsUnread = unread,
        };
        return new DrivableWays(kinds, drivable, [.. names], report);
    }

    private static LaneKind Lane(DirectionAccess access, HoursTable hours) => access.Passage == Passage.Closed
        ? default
        : new LaneKind(access.SpeedKmh, access.Passage == Passage.EndsOnly, hours.NumberOf(access.ClosedHours));
}
