namespace Konvoi.Roads;

/// <summary>Makes a road network of an extract: ways, pieces, edges, arcs, turns, components.</summary>
internal static class NetworkBuilder
{
    public static NetworkArrays Build(OsmData data, string name)
    {
        DrivableWays ways = DrivableWays.In(data);
        RoadSegments segments = RoadSegments.Of(data, ways);
        bool[] isBarrier = BarriersOn(data, segments, out int barriers);
        bool[] mustSplit = [.. isBarrier];
        ForbiddenTurns.MarkViaNodes(data, mustSplit);
        EdgeTracer traced = EdgeTracer.Trace(segments, ways, mustSplit);
        if (traced.Edges.Count == 0)
        {
            throw NoRoads(data, name, ways.Report);
        }

        ArcLayout arcs = ArcLayout.Of(data, traced);
        ForbiddenTurns forbidden = ForbiddenTurns.Of(data, arcs);
        TurnTable turns = TurnTable.Of(arcs, forbidden, isBarrier);
        int[] turnTo = turns.To;
        return new NetworkArrays
        {
            Name = name,
            Attribution = data.Attribution,
            Report = ways.Report with
            {
                MissingNodes = segments.MissingNodes,
                Barriers = barriers,
                RestrictionsRead = data.Restrictions.Count,
                RestrictionsApplied = forbidden.Applied,
                RestrictionsNotForVans = forbidden.NotForVans,
                RestrictionsViaWay = forbidden.ViaWay,
                RestrictionsUnresolved = forbidden.Unresolved,
            },
            Names = ways.Names,
            NodeCount = arcs.NodeCount,
            Tail = arcs.Tail,
            Head = arcs.Head,
            Reverse = arcs.Reverse,
            LengthDm = arcs.LengthDm,
            SpeedKmh = arcs.SpeedKmh,
            Class = arcs.Class,
            NameNumber = arcs.NameNumber,
            Shape = arcs.Shape,
            ShapeData = arcs.Shapes.Data,
            TurnFirst = turns.First,
            TurnTo = turnTo,
            TurnMs = turns.Ms,
            Main = StrongComponents.Largest(turns.First, turnTo),
        };
    }

    private static FormatException NoRoads(OsmData data, string name, RoadImportReport report) => new(
        $"{(data.Source.Length > 0 ? data.Source : name)}: found no road that a van may use (of {report.WaysRead} ways "
        + $"{report.WaysNotARoad} are no roads, {report.WaysTooFast} too fast, {report.WaysNoAccess} closed, "
        + $"{report.WaysKept} without two nodes), expected at least one");

    private static bool[] BarriersOn(OsmData data, RoadSegments segments, out int count)
    {
        var isBarrier = new bool[data.NodeCount];
        count = 0;
        for (int i = 0; i < data.TaggedNodeCount; i++)
        {
            (int node, OsmTags tags) = data.TaggedNode(i);
            if (!segments.EndsAt(node).IsEmpty && VanProfile.IsBarrier(tags))
            {
                isBarrier[node] = true;
                count++;
            }
        }

        return isBarrier;
    }
}
