namespace Konvoi.Roads;

/// <summary>The ways of an extract that a van may use, each with its kind, and the count of all others.</summary>
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

    public static DrivableWays In(OsmData data)
    {
        var kinds = new RoadKind[data.WayCount];
        var drivable = new bool[data.WayCount];
        var counts = new int[4];
        var nameNumbers = new Dictionary<string, int> { [""] = 0 };
        var names = new List<string> { "" };
        for (int way = 0; way < kinds.Length; way++)
        {
            OsmTags tags = data.WayTags(way);
            VanAccess access = VanProfile.Of(tags);
            counts[(int)access.Verdict]++;
            if (access.Verdict != VanVerdict.Allowed)
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
            kinds[way] = new RoadKind(
                access.Forward ? access.ForwardKmh : 0,
                access.Backward ? access.BackwardKmh : 0,
                access.Class,
                number);
        }

        var report = new RoadImportReport
        {
            WaysRead = data.WayCount,
            WaysKept = counts[(int)VanVerdict.Allowed],
            WaysNotARoad = counts[(int)VanVerdict.NotARoad],
            WaysTooFast = counts[(int)VanVerdict.TooFast],
            WaysNoAccess = counts[(int)VanVerdict.NoAccess],
        };
        return new DrivableWays(kinds, drivable, [.. names], report);
    }
}
