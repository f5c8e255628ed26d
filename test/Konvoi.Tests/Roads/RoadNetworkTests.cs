using CsCheck;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

public class RoadNetworkTests
{
    [Fact]
    public void Turns_equal_those_worked_out_by_hand() => Gen.ULong.Sample(seed =>
    {
        RandomTown town = RandomTown.Make(seed);
        RoadNetwork network = RoadNetwork.Build(town.Data, "town");
        var reference = new ReferenceTurns(network, town);
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            Assert.Equal(reference.After(arc), network.TurnsOf(arc).ToArray().Order());
        }

        RoadImportReport report = network.Info.Import;
        Assert.Equal(town.Restrictions.Count(r => reference.IsApplied(r.From, r.Via, r.To)), report.RestrictionsApplied);
        Assert.Equal(report.RestrictionsRead, report.RestrictionsApplied + report.RestrictionsUnresolved);
    }, iter: 200);

    [Fact]
    public void Turn_costs_follow_the_angle()
    {
        // From the south into a crossing: straight on north, left to the west, right to the east.
        OsmDataBuilder builder = Nodes((1, 0, -10), (2, 0, 0), (3, 0, 10), (4, -10, 0), (5, 10, 0), (6, 3, 20), (7, -3, 30));
        foreach ((long from, long to) in new (long, long)[] { (1, 2), (2, 3), (2, 4), (2, 5), (3, 6), (6, 7) })
        {
            builder.AddWay((from * 100) + to, [from, to], ("highway", "residential"), ("name", $"{from}-{to}"));
        }

        RoadNetwork network = RoadNetwork.Build(builder.Build(), "x");
        int south = Arc(network, "1-2", 2);

        Assert.Equal(0, network.TurnMs(south, Arc(network, "2-3", 3)));
        Assert.Equal(4_000, network.TurnMs(south, Arc(network, "2-4", 4)));
        Assert.Equal(1_500, network.TurnMs(south, Arc(network, "2-5", 5)));
        Assert.Equal(-1, network.TurnMs(south, network.ReverseOf(south)));
        Assert.Equal(0, network.TurnMs(Arc(network, "2-3", 3), Arc(network, "3-6", 6)));
        int deadEnd = Arc(network, "6-7", 7);
        Assert.Equal(12_000, network.TurnMs(deadEnd, network.ReverseOf(deadEnd)));

        int Arc(RoadNetwork n, string name, int head) =>
            Enumerable.Range(0, n.ArcCount).Single(arc => n.NameOf(arc) == name && HeadPoint(n, arc) == Place(head));

        GeoPoint Place(int id) => id switch { 2 => At(0, 0), 3 => At(0, 10), 4 => At(-10, 0), 5 => At(10, 0), 6 => At(3, 20), _ => At(-3, 30) };
    }

    [Fact]
    public void A_command_closes_all_other_turns_unless_a_van_is_excepted()
    {
        RoadNetwork With(params (string, string)[] tags)
        {
            OsmDataBuilder builder = Cross();
            builder.AddRestriction(new OsmRestriction(1, OsmTags.Of(tags), [From(12), Via(2), To(23)]));
            return RoadNetwork.Build(builder.Build(), "x");
        }

        Assert.Equal(["23"], NamesAfter(With(("restriction", "only_straight_on")), "12"));
        Assert.Equal(["24", "25"], NamesAfter(With(("restriction", "no_straight_on")), "12"));
        Assert.Equal(["24", "25"], NamesAfter(With(("restriction:motorcar", "no_straight_on")), "12"));
        Assert.Equal(["23", "24", "25"], NamesAfter(With(("restriction:hgv", "no_straight_on")), "12"));
        Assert.Equal(["23", "24", "25"], NamesAfter(With(("restriction:conditional", "no_straight_on @ (08:00-10:00)")), "12"));
        Assert.Equal(["23", "24", "25"], NamesAfter(With(("restriction", "no_straight_on"), ("except", "bus; goods")), "12"));
        Assert.Equal(["24", "25"], NamesAfter(With(("restriction", "no_straight_on"), ("except", "bus")), "12"));
        Assert.Equal(1, With(("restriction:hgv", "no_straight_on")).Info.Import.RestrictionsNotForVehicle);
    }

    [Fact]
    public void Restrictions_over_ways_and_broken_ones_are_counted()
    {
        OsmDataBuilder builder = Cross();
        OsmTags no = OsmTags.Of(("restriction", "no_u_turn"));
        builder.AddRestriction(new OsmRestriction(1, no, [From(12), new OsmMember("via", OsmMemberKind.Way, 23), To(24)]));
        builder.AddRestriction(new OsmRestriction(2, no, [From(12), Via(2), To(999)]));
        builder.AddRestriction(new OsmRestriction(3, no, [From(12), Via(3), To(24)]));
        builder.AddRestriction(new OsmRestriction(4, no, [From(12), To(24)]));
        RoadImportReport report = RoadNetwork.Build(builder.Build(), "x").Info.Import;

        Assert.Equal((4, 0, 4), (report.RestrictionsRead, report.RestrictionsApplied, report.RestrictionsUnresolved));
    }

    [Fact]
    public void Several_entries_in_one_restriction_all_count()
    {
        OsmDataBuilder builder = Cross();
        builder.AddRestriction(new OsmRestriction(1, OsmTags.Of(("restriction", "no_entry")), [From(12), From(24), Via(2), To(23)]));
        RoadNetwork network = RoadNetwork.Build(builder.Build(), "x");

        Assert.DoesNotContain("23", NamesAfter(network, "12"));
        Assert.DoesNotContain("23", NamesAfter(network, "24"));
        Assert.Contains("23", NamesAfter(network, "25"));
    }

    [Fact]
    public void Bends_are_joined_and_what_differs_is_not()
    {
        OsmDataBuilder builder = Nodes((1, 0, 0), (2, 10, 0), (3, 20, 1), (4, 30, 0), (5, 40, 0));
        builder.AddWay(1, [1, 2, 3], ("highway", "residential"), ("name", "a"));
        builder.AddWay(2, [4, 3], ("highway", "residential"), ("name", "a"));
        builder.AddWay(3, [4, 5], ("highway", "residential"), ("name", "b"));
        RoadNetwork network = RoadNetwork.Build(builder.Build(), "x");

        Assert.Equal((3, 4), (network.NodeCount, network.ArcCount));
        int arc = Enumerable.Range(0, 4).First(a => network.NameOf(a) == "a");
        var points = new List<GeoPoint>();
        network.AppendGeometry(arc, points);
        Assert.Equal(4, points.Count);
        points.Clear();
        network.AppendGeometry(network.ReverseOf(arc), points);
        Assert.Equal(At(30, 0), HeadPoint(network, arc) == At(30, 0) ? points[0] : points[^1]);
    }

    [Fact]
    public void Opposite_one_way_roads_are_joined_only_when_they_run_on()
    {
        OsmDataBuilder builder = Nodes((1, 0, 0), (2, 10, 0), (3, 20, 1), (4, 30, 0));
        builder.AddWay(1, [1, 2], ("highway", "residential"), ("oneway", "yes"));
        builder.AddWay(2, [3, 2], ("highway", "residential"), ("oneway", "-1"));
        builder.AddWay(3, [4, 3], ("highway", "residential"), ("oneway", "yes"));
        RoadNetwork network = RoadNetwork.Build(builder.Build(), "x");

        Assert.Equal((3, 2), (network.NodeCount, network.ArcCount));
    }

    [Fact]
    public void A_ring_without_a_junction_and_cut_off_ways_do_no_harm()
    {
        OsmDataBuilder builder = Nodes((1, 0, 0), (2, 10, 0), (3, 5, 5), (4, 50, 50), (5, 60, 50));
        builder.AddWay(1, [1, 2, 3, 1], ("highway", "residential"));
        builder.AddWay(2, [4, 99, 5], ("highway", "residential"));
        builder.AddWay(3, [4, 4], ("highway", "residential"));
        builder.AddWay(4, [], ("highway", "residential"));
        RoadNetwork network = RoadNetwork.Build(builder.Build(), "x");

        Assert.Equal((1, 2), (network.NodeCount, network.ArcCount));
        Assert.Equal(1, network.Info.Import.MissingNodes);
    }

    [Fact]
    public void Data_without_a_road_for_vans_is_refused_with_its_file_and_what_was_there()
    {
        OsmDataBuilder builder = new("", "woods.osm.pbf");
        builder.AddNode(1, At(0, 0));
        builder.AddNode(2, At(10, 0));
        builder.AddWay(1, [1, 2], ("highway", "footway"));
        builder.AddWay(2, [1, 2], ("highway", "motorway"));
        builder.AddWay(3, [1, 2], ("highway", "residential"), ("access", "no"));
        builder.AddWay(4, [1, 99], ("highway", "residential"));

        Assert.Equal(
            "woods.osm.pbf: found no road that a van may use (of 4 ways 1 are no roads, 1 too fast, 1 closed, 0 too small, 1 without two nodes), expected at least one",
            Assert.Throws<FormatException>(() => RoadNetwork.Build(builder.Build(), "woods")).Message);
        FormatException nothing = Assert.Throws<FormatException>(() => RoadNetwork.Build(new OsmDataBuilder().Build(), "nothing"));
        Assert.StartsWith("nothing: found no road that a van may use (of 0 ways", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_barrier_cuts_a_road()
    {
        OsmDataBuilder builder = Nodes((1, 0, 0), (3, 20, 0));
        builder.AddNode(2, At(10, 0), ("barrier", "bollard"));
        builder.AddWay(1, [1, 2, 3], ("highway", "residential"));
        RoadNetwork network = RoadNetwork.Build(builder.Build(), "x");

        Assert.Equal((4, 1), (network.ArcCount, network.Info.Import.Barriers));
        for (int arc = 0; arc < 4; arc++)
        {
            Assert.Equal([network.ReverseOf(arc)], network.TurnsOf(arc).ToArray());
        }
    }

    [Fact]
    public void The_nearest_road_is_the_nearest_of_all() => Gen.Select(Gen.ULong, Gen.Int[-60_000, 130_000], Gen.Int[-60_000, 100_000])
        .Sample((seed, lon, lat) =>
        {
            RoadNetwork network = RoadNetwork.Build(RandomTown.Make(seed % 20).Data, "town");
            var point = new GeoPoint(-85_000_000 + lon, 411_000_000 + lat);
            bool found = network.TrySnap(point, 2_000, out RoadPoint snapped);
            double nearestM = double.MaxValue;
            for (int arc = 0; arc < network.ArcCount; arc++)
            {
                nearestM = network.IsMain(arc) ? Math.Min(nearestM, DistanceM(network, arc, point)) : nearestM;
            }

            const double RoundingM = 0.01; // the network counts whole millimetres
            Assert.True(Math.Abs(nearestM - 200) < RoundingM || found == nearestM < 200, $"{nearestM} m, found {found}");
            if (found)
            {
                Assert.True(network.IsMain(snapped.Arc));
                Assert.InRange(snapped.SnapDistanceDm, (nearestM * 10) - 2, (nearestM * 10) + 2);
                Assert.InRange(point.DistanceDm(snapped.Position), (nearestM * 10) - 3, (nearestM * 10) + 3);
                Assert.Equal(snapped.Position, network.PointOn(snapped.Arc, snapped.OffsetDm).Position);
            }
        }, iter: 300);

    [Fact]
    public void Only_the_largest_component_is_snapped_to()
    {
        OsmDataBuilder builder = Cross();
        builder.AddNode(50, At(100, 100));
        builder.AddNode(51, At(101, 100));
        builder.AddWay(50, [50, 51], ("highway", "residential"));
        builder.AddNode(52, At(20, 3));
        builder.AddWay(51, [2, 52], ("highway", "residential"), ("oneway", "yes"));
        RoadNetwork network = RoadNetwork.Build(builder.Build(), "x");

        Assert.False(network.TrySnap(At(100, 100), 100, out _));
        Assert.True(network.TrySnap(At(19, 3), 2_000, out RoadPoint snapped));
        Assert.Equal("25", network.NameOf(snapped.Arc));
    }

    [Fact]
    public void A_file_brings_back_the_same_network()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(7).Data, "Größe 7");
        byte[] file = network.Save();
        RoadNetwork again = RoadNetwork.Load(file, "x.roads");

        Assert.Equal(file, again.Save());
        Assert.Equal(network.Name, again.Name);
        Assert.Equal(network.Info.Import, again.Info.Import);
        Assert.Equal(network.Bounds, again.Bounds);
        Assert.Equal(network.Info.Classes, again.Info.Classes);
        Assert.True(network.TrySnap(At(3, 3), 5_000, out RoadPoint a) & again.TrySnap(At(3, 3), 5_000, out RoadPoint b));
        Assert.Equal(a, b);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        byte[] file = RoadNetwork.Build(RandomTown.Make(7).Data, "town").Save();
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte[1, 255], Gen.Bool).Sample((at, flip, cut) =>
        {
            byte[] bad = cut ? file[..at] : [.. file];
            if (!cut)
            {
                bad[at] ^= flip;
            }

            FormatException e = Assert.Throws<FormatException>(() => RoadNetwork.Load(bad, "bad.roads"));
            Assert.StartsWith("bad.roads: ", e.Message, StringComparison.Ordinal);
            if (at >= 12 && !cut)
            {
                // Whatever else the damage looks like, it is called damage.
                Assert.Contains("checksum", e.Message, StringComparison.Ordinal);
            }
        }, iter: 500);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_file_without_nodes_is_refused(int nodes)
    {
        byte[] file = RoadNetwork.Build(RandomTown.Make(7).Data, "town").Save();
        int at = Forged.NodeCountAt(file);
        Assert.Equal(RoadNetwork.Load(file, "good").NodeCount, BitConverter.ToInt32(file, at));
        BitConverter.TryWriteBytes(file.AsSpan(at), nodes);
        FormatException e = Assert.Throws<FormatException>(() => RoadNetwork.Load(Forged.WithItsSum(file), "forged"));
        Assert.Contains("a number of nodes", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_arcs_is_refused_before_anything_is_read_by_its_states()
    {
        string[] refusals = [.. new[] { 0, 16, 32 }.Select(boxes =>
            Assert.Throws<FormatException>(() => RoadNetwork.Load(Forged.WithoutArcs(boxes), "forged")).Message)];

        // With the right number of boxes it comes as far as the checks.
        Assert.Contains(refusals, message => message.Contains("main component", StringComparison.Ordinal));
    }

    [Fact]
    public void A_forged_file_with_a_right_checksum_is_refused()
    {
        byte[] file = RoadNetwork.Build(RandomTown.Make(7).Data, "town").Save();
        Gen.Select(Gen.Int[12, file.Length - 9], Gen.Byte).Sample((at, value) =>
        {
            byte[] forged = [.. file];
            forged[at] = value;
            try
            {
                RoadNetwork network = RoadNetwork.Load(Forged.WithItsSum(forged), "forged");
                for (int arc = 0; arc < network.ArcCount; arc++)
                {
                    _ = network.PointOn(arc, 10);
                    Assert.All(network.TurnsOf(arc).ToArray(), next => Assert.Equal(network.HeadOf(arc), network.TailOf(next)));
                }
            }
            catch (FormatException)
            {
            }
        }, iter: 1_000);
    }

    [Fact]
    public void Porto_becomes_a_network_of_the_expected_size()
    {
        RoadNetwork network = Porto.Network;
        RoadImportReport report = network.Info.Import;

        Assert.Equal(51_349, report.WaysRead);
        Assert.Equal(report.WaysRead, report.WaysKept + report.WaysNotARoad + report.WaysTooFast + report.WaysNoAccess + report.WaysTooLarge);
        Assert.Equal(357, report.RestrictionsRead);
        Assert.Equal(357, report.RestrictionsApplied + report.RestrictionsNotForVehicle + report.RestrictionsUnresolved);
        // RoutingKit's car profile, with trunk roads and motorways and without joined bends: 67,066 and 157,965.
        Assert.InRange(network.NodeCount, 50_000, 67_066);
        Assert.InRange(network.ArcCount, 120_000, 157_965);
        Assert.True(network.Info.MainArcCount > network.ArcCount * 97 / 100);
        Assert.Equal(new GeoBounds(-87_781_794, 409_810_002, -83_580_007, 413_989_986), network.Bounds);
        Assert.Equal("© OpenStreetMap contributors", network.Attribution);
    }

    internal static GeoPoint At(int x, int y) => new(-85_000_000 + (x * 1_000), 411_000_000 + (y * 1_000));

    private static GeoPoint HeadPoint(RoadNetwork network, int arc)
    {
        var points = new List<GeoPoint>();
        network.AppendGeometry(arc, points);
        return points[^1];
    }

    private static OsmDataBuilder Nodes(params (long Id, int X, int Y)[] nodes)
    {
        var builder = new OsmDataBuilder();
        foreach ((long id, int x, int y) in nodes)
        {
            builder.AddNode(id, At(x, y));
        }

        return builder;
    }

    /// <summary>Four roads that meet in node 2: 1 south, 3 north, 4 west, 5 east; a way is named after its two nodes.</summary>
    private static OsmDataBuilder Cross()
    {
        OsmDataBuilder builder = Nodes((1, 0, -10), (2, 0, 0), (3, 0, 10), (4, -10, 0), (5, 10, 0));
        foreach ((long from, long to) in new (long, long)[] { (1, 2), (2, 3), (2, 4), (2, 5) })
        {
            builder.AddWay((from * 10) + to, [from, to], ("highway", "residential"), ("name", $"{from}{to}"));
        }

        return builder;
    }

    private static OsmMember From(long way) => new("from", OsmMemberKind.Way, way);

    private static OsmMember Via(long node) => new("via", OsmMemberKind.Node, node);

    private static OsmMember To(long way) => new("to", OsmMemberKind.Way, way);

    private static IEnumerable<string> NamesAfter(RoadNetwork network, string name)
    {
        int arc = Enumerable.Range(0, network.ArcCount).Single(a => network.NameOf(a) == name && HeadPoint(network, a) == At(0, 0));
        return network.TurnsOf(arc).ToArray().Select(network.NameOf).Order(StringComparer.Ordinal);
    }

    private static double DistanceM(RoadNetwork network, int arc, GeoPoint point)
    {
        var points = new List<GeoPoint>();
        network.AppendGeometry(arc, points);
        double scale = Math.Cos(point.Lat * Math.PI / 180);
        double best = double.MaxValue;
        for (int i = 1; i < points.Count; i++)
        {
            (double ax, double ay) = Offset(points[i - 1]);
            (double bx, double by) = Offset(points[i]);
            double whole = ((bx - ax) * (bx - ax)) + ((by - ay) * (by - ay));
            double part = whole == 0 ? 0 : Math.Clamp(-((ax * (bx - ax)) + (ay * (by - ay))) / whole, 0, 1);
            double x = ax + (part * (bx - ax));
            double y = ay + (part * (by - ay));
            best = Math.Min(best, Math.Sqrt((x * x) + (y * y)));
        }

        return best;

        (double X, double Y) Offset(GeoPoint p) =>
            ((p.Lon - point.Lon) * scale * 111_195.08, (p.Lat - point.Lat) * 111_195.08);
    }
}
