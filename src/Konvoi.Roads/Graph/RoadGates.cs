namespace Konvoi.Roads;

/// <summary>The nodes of an extract that stop a vehicle: always, at some hours, or unless it has business behind them.</summary>
internal sealed class RoadGates
{
    private readonly Dictionary<int, (Passage Passage, int ClosedHours)> _gates = [];

    /// <summary>The counts of nodes; all others are zero.</summary>
    public RoadImportReport Report { get; private set; } = new();

    public static RoadGates On(OsmData data, RoadSegments segments, RoadProfile profile, HoursTable hours)
    {
        var gates = new RoadGates();
        int barriers = 0, ends = 0, tooLarge = 0, unread = 0;
        for (int i = 0; i < data.TaggedNodeCount; i++)
        {
            (int node, OsmTags tags) = data.TaggedNode(i);
            if (segments.EndsAt(node).IsEmpty)
            {
                continue;
            }

            NodeAccess access = profile.OfNode(tags);
            unread += access.UnreadConditions;
            if (access.Passage == Passage.Open && access.ClosedHours.IsEmpty)
            {
                continue;
            }

            gates._gates[node] = (access.Passage, hours.NumberOf(access.ClosedHours));
            tooLarge += access.TooLarge ? 1 : 0;
            barriers += !access.TooLarge && (access.Passage == Passage.Closed || !access.ClosedHours.IsEmpty) ? 1 : 0;
            ends += access.Passage == Passage.EndsOnly ? 1 : 0;
        }

        gates.Report = new RoadImportReport { Barriers = barriers, Gates = ends, NodesTooLarge = tooLarge, ConditionsUnread = unread };
        return gates;
    }

    public void Mark(bool[] nodes)
    {
        foreach (int node in _gates.Keys)
        {
            nodes[node] = true;
        }
    }

    /// <summary>How freely a node of the extract may be passed, and the number of the hours when it may not.</summary>
    public (Passage Passage, int ClosedHours) At(int osmNode) => _gates.TryGetValue(osmNode, out var gate) ? gate : (Passage.Open, 0);
}
