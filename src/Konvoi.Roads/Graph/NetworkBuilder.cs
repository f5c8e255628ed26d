namespace Konvoi.Roads;

/// <summary>Makes a road network of an extract: ways, pieces, edges, arcs, states and turns, components.</summary>
internal static class NetworkBuilder
{
    public static NetworkArrays Build(OsmData data, string name, RoadProfile profile, bool leftHandTraffic, bool joinWays)
    {
        var hours = new HoursTable();
        DrivableWays ways = DrivableWays.In(data, profile, hours);
        RoadSegments segments = RoadSegments.Of(data, ways);
        RoadGates gates = RoadGates.On(data, segments, profile, hours);
        var mustSplit = new bool[data.NodeCount];
        gates.Mark(mustSplit);
        RestrictionReader.MarkNodes(data, profile, mustSplit);
        EdgeTracer traced = EdgeTracer.Trace(segments, ways, mustSplit, joinWays);
        if (traced.Edges.Count == 0)
        {
            throw NoRoads(data, name, profile, ways.Report);
        }

        ArcLayout arcs = ArcLayout.Of(data, traced);
        RestrictionReader restrictions = RestrictionReader.Read(data, arcs, profile, hours);
        StateBuilder states = StateBuilder.Explore(
            arcs, restrictions.Turns, gates, hours, arc => DrivesLeft(data.WayTags(arcs.WayAtHead[arc]), leftHandTraffic));
        return new NetworkArrays
        {
            Name = name,
            Attribution = data.Attribution,
            Profile = profile.Name,
            Report = ReportOf(ways.Report with { MissingNodes = segments.MissingNodes }, gates.Report, restrictions.Report),
            Names = ways.Names,
            NodeCount = arcs.NodeCount,
            Bounds = NetworkFigures.BoundsOf(arcs.Shapes, arcs.Shape),
            Tail = arcs.Tail,
            Head = arcs.Head,
            Reverse = arcs.Reverse,
            LengthDm = arcs.LengthDm,
            SpeedKmh = arcs.SpeedKmh,
            Class = arcs.Class,
            NameNumber = arcs.NameNumber,
            Shape = arcs.Shape,
            ShapeData = arcs.Shapes.Data,
            EndsOnly = arcs.EndsOnly,
            StateArc = states.StateArc,
            StartState = states.StartState,
            TurnFirst = states.First,
            TurnTo = states.To,
            TurnMs = states.Ms,
            Main = MainComponent.Of(states, arcs.EndsOnly),
            Closures = RoadClosures.Of(hours, arcs.ClosedHours, states.Timed),
        };
    }

    private static RoadImportReport ReportOf(RoadImportReport ways, RoadImportReport nodes, RoadImportReport restrictions) => restrictions with
    {
        WaysRead = ways.WaysRead,
        WaysKept = ways.WaysKept,
        WaysEndsOnly = ways.WaysEndsOnly,
        WaysNotARoad = ways.WaysNotARoad,
        WaysTooFast = ways.WaysTooFast,
        WaysNoAccess = ways.WaysNoAccess,
        WaysTooLarge = ways.WaysTooLarge,
        MissingNodes = ways.MissingNodes,
        Barriers = nodes.Barriers,
        Gates = nodes.Gates,
        NodesTooLarge = nodes.NodesTooLarge,
        ConditionsUnread = ways.ConditionsUnread + nodes.ConditionsUnread + restrictions.ConditionsUnread,
    };

    /// <summary>A way may keep to another side than its country, as at a border or in a port.</summary>
    private static bool DrivesLeft(OsmTags way, bool usual) => way["driving_side"] switch
    {
        "left" => true,
        "right" => false,
        _ => usual,
    };

    private static FormatException NoRoads(OsmData data, string name, RoadProfile profile, RoadImportReport report) => new(
        $"{(data.Source.Length > 0 ? data.Source : name)}: found no road that a {profile.Name} may use (of {report.WaysRead} ways "
        + $"{report.WaysNotARoad} are no roads, {report.WaysTooFast} too fast, {report.WaysNoAccess} closed, "
        + $"{report.WaysTooLarge} too small, {report.WaysKept} without two nodes), expected at least one");
}
