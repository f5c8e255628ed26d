using System.Globalization;
using CsCheck;
using Konvoi.Roads;
using Konvoi.Shared;

namespace Konvoi.Tests.Roads;

public sealed class TownGeneratorTests
{
    private static readonly Town Default = TownGenerator.Generate(new TownOptions());

    private static readonly string[] Drivable =
        ["primary", "secondary", "tertiary", "unclassified", "residential", "living_street", "service"];

    [Fact]
    public void The_same_seed_gives_the_same_data() =>
        Assert.Equal(HashOf(Default), HashOf(TownGenerator.Generate(new TownOptions())));

    [Fact]
    public void The_default_town_is_the_one_that_the_sample_was_made_for() =>
        Assert.Equal(5134927181149292564UL, HashOf(Default));

    [Fact]
    public void Different_seeds_give_different_towns()
    {
        ulong[] hashes = [HashOf(Default), HashOf(Of(1)), HashOf(Of(2))];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    [Fact]
    public void Nearly_every_drivable_segment_can_be_reached_and_left_in_any_town() =>
        Gen.Select(Gen.ULong, Gen.Int[5000, 12000], Gen.Int[5000, 12000], Gen.Int[110, 220])
            .Sample(
                (seed, width, height, block) =>
                {
                    OsmData roads = TownGenerator.Generate(new TownOptions { Seed = seed, WidthM = width, HeightM = height, BlockM = block }).Roads;
                    (int joined, int all) = JoinedSegments(roads);
                    Assert.True(joined > all * 0.95, $"{joined} of {all}");
                },
                iter: 4,
                threads: 1);

    [Theory]
    [InlineData(1), InlineData(12)]
    public void Only_bridges_of_main_roads_cross_the_river(int seed)
    {
        Town town = Of((ulong)seed);
        IReadOnlyList<GeoPoint> water = town.Scenery.First(shape => shape.Kind == SceneryKind.Water && shape.Name != "").Points;
        int bridges = 0;
        foreach (int way in Ways(town.Roads))
        {
            if (!Crosses(town.Roads, way, water))
            {
                continue;
            }

            bridges++;
            OsmTags tags = town.Roads.WayTags(way);
            Assert.Equal("yes", tags["bridge"]);
            Assert.Contains(tags["highway"], new[] { "primary", "secondary" });
        }

        Assert.InRange(bridges, 3, 8);
    }

    [Fact]
    public void A_town_has_every_kind_of_road_and_rule()
    {
        OsmData roads = Default.Roads;
        Dictionary<string, int> kinds = Ways(roads).GroupBy(way => roads.WayTags(way)["highway"]!).ToDictionary(g => g.Key, g => g.Count());
        foreach (string kind in (string[])[.. Drivable, "pedestrian", "motorway", "motorway_link"])
        {
            Assert.True(kinds.ContainsKey(kind), kind);
        }

        Assert.InRange(Ways(roads).Count(way => roads.WayTags(way) is var tags && tags["oneway"] == "yes" && tags["highway"] == "residential"), 8, 200);
        Assert.InRange(Ways(roads).Count(way => roads.WayTags(way)["junction"] == "roundabout"), 2, 8);
        Assert.InRange(roads.Restrictions.Count, 10, 100);
        Assert.Contains(Enumerable.Range(0, roads.TaggedNodeCount), i => roads.TaggedNode(i).Tags["barrier"] == "bollard");
        Assert.Equal("", roads.Attribution);
    }

    [Fact]
    public void The_network_of_a_town_is_of_a_handy_size_and_holds_together()
    {
        RoadNetwork network = RoadNetwork.Build(Default.Roads, "town");
        Assert.InRange(network.ArcCount, 3000, 7000);
        int main = Enumerable.Range(0, network.ArcCount).Count(network.IsMain);
        Assert.True(main > network.ArcCount * 0.95, $"{main} of {network.ArcCount}");
        Assert.DoesNotContain(Enumerable.Range(0, network.ArcCount), arc => network.NameOf(arc) == "Northern Motorway");
    }

    [Fact]
    public void Pedestrian_streets_are_not_in_the_network()
    {
        RoadNetwork network = RoadNetwork.Build(Default.Roads, "town");
        OsmData roads = Default.Roads;
        int way = Ways(roads).First(way => roads.WayTags(way)["highway"] == "pedestrian" && roads.WayNodes(way).Length > 2);
        string name = roads.WayTags(way)["name"]!;
        GeoPoint middle = roads.PointOf(roads.WayNodes(way)[1]);
        Assert.False(network.TrySnap(middle, 5, out RoadPoint snapped) && network.NameOf(snapped.Arc) == name);
    }

    [Fact]
    public void A_banned_turn_names_two_ways_that_end_at_its_node()
    {
        OsmData roads = Default.Roads;
        Dictionary<long, int> byId = Ways(roads).ToDictionary(roads.WayId);
        foreach (OsmRestriction restriction in roads.Restrictions)
        {
            int via = roads.NodeOf(restriction.Members.Single(member => member.Role == "via").Id);
            foreach (OsmMember member in restriction.Members.Where(member => member.Kind == OsmMemberKind.Way))
            {
                ReadOnlySpan<int> nodes = roads.WayNodes(byId[member.Id]);
                Assert.True(nodes[0] == via || nodes[^1] == via, $"way {member.Id} of restriction {restriction.Id}");
            }
        }
    }

    [Fact]
    public void Streets_have_names_and_speeds()
    {
        foreach (int way in Ways(Default.Roads))
        {
            OsmTags tags = Default.Roads.WayTags(way);
            Assert.True(tags["name"] is not null || tags["junction"] == "roundabout" || tags["highway"] == "motorway_link");
            Assert.True(tags["highway"] == "pedestrian" || int.Parse(tags["maxspeed"]!, CultureInfo.InvariantCulture) is >= 10 and <= 120);
        }
    }

    [Fact]
    public void An_option_out_of_range_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => TownGenerator.Generate(new TownOptions { WidthM = 100 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => TownGenerator.Generate(new TownOptions { CentreLat = double.NaN }));
    }

    private static Town Of(ulong seed) => TownGenerator.Generate(new TownOptions { Seed = seed });

    private static IEnumerable<int> Ways(OsmData roads) => Enumerable.Range(0, roads.WayCount);

    private static ulong HashOf(Town town)
    {
        ulong hash = 0;
        void Add(long value) => hash = StableHash.Mix(hash, (ulong)value);
        OsmData roads = town.Roads;
        for (int node = 0; node < roads.NodeCount; node++)
        {
            Add(roads.NodeId(node));
            Add(roads.PointOf(node).LonE7);
            Add(roads.PointOf(node).LatE7);
        }

        foreach (int way in Ways(roads))
        {
            foreach (int node in roads.WayNodes(way))
            {
                Add(node);
            }

            AddTags(roads.WayTags(way));
        }

        foreach (OsmRestriction restriction in roads.Restrictions)
        {
            AddTags(restriction.Tags);
            foreach (OsmMember member in restriction.Members)
            {
                Add(member.Id);
            }
        }

        foreach (GeoPoint point in town.Scenery.SelectMany(shape => shape.Points))
        {
            Add(point.LonE7);
            Add(point.LatE7);
        }

        return hash;

        void AddTags(OsmTags tags)
        {
            for (int i = 0; i < tags.Count; i++)
            {
                hash = StableHash.Mix(hash, StableHash.Of($"{tags.At(i).Key}={tags.At(i).Value}"));
            }
        }
    }

    /// <summary>How many directed segments lie between places that reach the ring road and are reached from it.</summary>
    private static (int Joined, int All) JoinedSegments(OsmData roads)
    {
        var ahead = new List<int>[roads.NodeCount];
        var back = new List<int>[roads.NodeCount];
        for (int node = 0; node < roads.NodeCount; node++)
        {
            ahead[node] = [];
            back[node] = [];
        }

        int root = -1;
        foreach (int way in Ways(roads).Where(way => Drivable.Contains(roads.WayTags(way)["highway"])))
        {
            OsmTags tags = roads.WayTags(way);
            int[] nodes = roads.WayNodes(way).ToArray();
            root = tags["name"] == "Ringway" ? nodes[0] : root;
            bool oneway = tags["oneway"] == "yes" || tags["junction"] == "roundabout";
            foreach ((int from, int to) in nodes.Zip(nodes.Skip(1)).SelectMany(s => oneway ? [s] : new[] { s, (s.Second, s.First) }))
            {
                ahead[from].Add(to);
                back[to].Add(from);
            }
        }

        bool[] there = Reach(root, ahead);
        bool[] home = Reach(root, back);
        int all = ahead.Sum(ends => ends.Count);
        int joined = Enumerable.Range(0, ahead.Length).Where(n => there[n] && home[n]).Sum(n => ahead[n].Count(to => there[to] && home[to]));
        return (joined, all);
    }

    private static bool[] Reach(int root, List<int>[] next)
    {
        var reached = new bool[next.Length];
        var open = new Stack<int>([root]);
        reached[root] = true;
        while (open.TryPop(out int node))
        {
            foreach (int other in next[node].Where(other => !reached[other]))
            {
                reached[other] = true;
                open.Push(other);
            }
        }

        return reached;
    }

    private static bool Crosses(OsmData roads, int way, IReadOnlyList<GeoPoint> ring)
    {
        ReadOnlySpan<int> nodes = roads.WayNodes(way);
        for (int i = 0; i + 1 < nodes.Length; i++)
        {
            for (int j = 0; j + 1 < ring.Count; j++)
            {
                if (Crosses(roads.PointOf(nodes[i]), roads.PointOf(nodes[i + 1]), ring[j], ring[j + 1]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Crosses(GeoPoint a, GeoPoint b, GeoPoint c, GeoPoint d) =>
        Side(a, b, c) != Side(a, b, d) && Side(c, d, a) != Side(c, d, b);

    private static bool Side(GeoPoint a, GeoPoint b, GeoPoint c) =>
        ((long)b.LonE7 - a.LonE7) * ((long)c.LatE7 - a.LatE7) > ((long)b.LatE7 - a.LatE7) * ((long)c.LonE7 - a.LonE7);
}
