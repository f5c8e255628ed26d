using CsCheck;
using Konvoi.Roads;
using Konvoi.Shared;

namespace Konvoi.Tests.Roads;

public class SnapTests
{
    private static readonly CurbSide[] Sides = [CurbSide.Either, CurbSide.DrivingSide, CurbSide.OppositeSide];

    [Fact]
    public void Candidates_are_those_that_a_look_at_every_road_finds() => Gen.Select(Gen.ULong, Gen.ULong).Sample((town, seed) =>
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(town % 50).Data, "town");
        var rng = new Rng(seed);
        var point = new GeoPoint(-85_000_000 + rng.Range(-60_000, 130_000), 411_000_000 + rng.Range(-60_000, 100_000));
        AssertSame(network, point, rng.Range(0, 8_000), rng.Range(0, 12), RandomOptions(rng, network));
    }, iter: 3_000);

    [Fact]
    public void Candidates_in_Porto_are_those_that_a_look_at_every_road_finds()
    {
        RoadNetwork network = Porto.Network;
        var rng = new Rng(4);
        for (int i = 0; i < 15; i++)
        {
            RoadPoint near = network.PointOn(rng.Next(network.ArcCount), 0);
            var point = new GeoPoint(near.Position.LonE7 + rng.Range(-20_000, 20_000), near.Position.LatE7 + rng.Range(-20_000, 20_000));
            AssertSame(network, point, rng.Range(0, 5_000), rng.Range(1, 20), i % 3 == 0 ? null : RandomOptions(rng, network));
        }
    }

    [Fact]
    public void The_first_candidate_is_the_nearest_road_however_wide_boxes_are_tested()
    {
        RoadNetwork network = Porto.Network;
        var rng = new Rng(5);
        for (int i = 0; i < 3_000; i++)
        {
            GeoBounds bounds = network.Bounds;
            var point = new GeoPoint(rng.Range(bounds.MinLonE7, bounds.MaxLonE7), rng.Range(bounds.MinLatE7, bounds.MaxLatE7));
            int maxDm = rng.Range(0, 20_000);
            RoadPoint[] expected = network.TrySnap(point, maxDm, out RoadPoint snapped) ? [snapped] : [];
            Assert.Equal(expected, network.SnapCandidates(point, maxDm, 1));
            RoadPoint[] scalar = [.. network.SnapCandidates(point, maxDm, 4, new SnapOptions { VectorBits = 0 })];
            Assert.Equal(scalar, network.SnapCandidates(point, maxDm, 4, new SnapOptions { VectorBits = 256 }));
            Assert.Equal(scalar, network.SnapCandidates(point, maxDm, 4, new SnapOptions { VectorBits = 512 }));
        }
    }

    [Fact]
    public void A_point_anywhere_on_earth_finds_what_a_look_at_every_road_finds() =>
        Gen.Select(Gen.ULong[0, 20], Gen.Int[-1_800_000_000, 1_800_000_000], Gen.Int[-900_000_000, 900_000_000])
            .Sample((town, lon, lat) =>
            {
                RoadNetwork network = RoadNetwork.Build(RandomTown.Make(town).Data, "town");
                AssertSame(network, new GeoPoint(lon, lat), int.MaxValue, 3, null);
                Assert.True(network.TrySnap(new GeoPoint(lon, lat), int.MaxValue, out RoadPoint snapped));
                Assert.Equal(snapped, network.SnapCandidates(new GeoPoint(lon, lat), int.MaxValue, 1)[0]);
            }, iter: 300);

    [Fact]
    public void Asking_for_the_nearest_road_allocates_nothing()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(3).Data, "town");
        _ = network.TrySnap(At(20, 20), 50_000, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Assert.True(network.TrySnap(At(20 + i, 20), 50_000, out _));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Theory]
    [InlineData(5, 1, CurbSide.DrivingSide, false, "west")] // north of a street from west to east
    [InlineData(5, -1, CurbSide.DrivingSide, false, "east")]
    [InlineData(5, 1, CurbSide.OppositeSide, false, "east")]
    [InlineData(5, -1, CurbSide.OppositeSide, false, "west")]
    [InlineData(5, 1, CurbSide.DrivingSide, true, "east")]
    [InlineData(5, -1, CurbSide.DrivingSide, true, "west")]
    [InlineData(5, 1, CurbSide.Either, false, "either")]
    [InlineData(5, 0, CurbSide.DrivingSide, false, "either")] // on the line itself
    public void The_side_of_a_street_decides_the_direction(int x, int y, CurbSide side, bool left, string direction)
    {
        RoadNetwork network = Street((0, 0), (10, 0));
        RoadPoint found = Assert.Single(network.SnapCandidates(At(x, y), 5_000, 5, new SnapOptions { CurbSide = side, LeftHandTraffic = left }));

        Assert.Equal(direction != "either", found.DirectionFixed);
        Assert.Equal(At(5, 0), found.Position);
        if (found.DirectionFixed)
        {
            Assert.Equal(direction == "east" ? At(10, 0) : At(0, 0), Head(network, found.Arc));
        }
    }

    [Fact]
    public void A_one_way_street_is_passed_on_one_side_only()
    {
        OsmDataBuilder builder = Nodes((1, 0, 0), (2, 10, 0), (3, 5, 30));
        builder.AddWay(1, [1, 2], ("highway", "residential"), ("oneway", "yes"), ("name", "one way"));
        builder.AddWay(2, [2, 3, 1], ("highway", "residential"), ("oneway", "yes"), ("name", "back"));
        RoadNetwork network = RoadNetwork.Build(builder.Build(), "x");
        var driving = new SnapOptions { CurbSide = CurbSide.DrivingSide };

        RoadPoint found = Assert.Single(network.SnapCandidates(At(5, -1), 300, 5, driving));
        Assert.Equal(("one way", true), (network.NameOf(found.Arc), found.DirectionFixed));
        Assert.Empty(network.SnapCandidates(At(5, 1), 300, 5, driving));
        Assert.Single(network.SnapCandidates(At(5, 1), 300, 5, driving with { CurbSide = CurbSide.OppositeSide }));
    }

    [Theory]
    [InlineData(11, -1)] // beyond the corner: neither piece alone says which side that is
    [InlineData(14, -3)]
    [InlineData(12, -9)]
    [InlineData(5, -1)]
    [InlineData(9, -8)]
    public void Outside_of_a_sharp_bend_is_one_side_all_round(int x, int y)
    {
        // East, then back to the north west: a left bend, so the outside is on the right.
        RoadNetwork network = Street((0, 0), (10, 0), (0, 4));
        RoadPoint found = Assert.Single(network.SnapCandidates(At(x, y), 50_000, 5, new SnapOptions { CurbSide = CurbSide.DrivingSide }));

        Assert.Equal(At(0, 4), Head(network, found.Arc));
    }

    [Fact]
    public void Inside_of_a_bend_is_the_other_side()
    {
        RoadNetwork network = Street((0, 0), (10, 0), (0, 4));
        RoadPoint found = Assert.Single(network.SnapCandidates(At(6, 1), 50_000, 5, new SnapOptions { CurbSide = CurbSide.DrivingSide }));

        Assert.Equal(At(0, 0), Head(network, found.Arc));
    }

    [Theory]
    [InlineData(90, 45, "east")]
    [InlineData(60, 45, "east")]
    [InlineData(270, 10, "west")]
    [InlineData(225, 50, "west")]
    [InlineData(0, 45, "none")]
    [InlineData(46, 44, "east")]
    [InlineData(46, 43, "none")]
    [InlineData(0, 90, "either")]
    [InlineData(90, 180, "either")]
    [InlineData(359, 90, "west")]
    public void A_heading_chooses_among_directions(int degrees, int tolerance, string direction)
    {
        RoadNetwork network = Street((0, 0), (10, 0));
        IReadOnlyList<RoadPoint> found = network.SnapCandidates(
            At(5, 1), 5_000, 5, new SnapOptions { HeadingDegrees = degrees, HeadingToleranceDegrees = tolerance });

        string seen = found.Count == 0 ? "none"
            : !found[0].DirectionFixed ? "either"
            : Head(network, found[0].Arc) == At(10, 0) ? "east" : "west";
        Assert.Equal(direction, seen);
    }

    [Fact]
    public void Only_allowed_arcs_are_used_and_one_of_two_fixes_the_direction()
    {
        RoadNetwork network = Street((0, 0), (10, 0));
        var one = new ArcSet(network.ArcCount);
        one.Add(1);

        RoadPoint found = Assert.Single(network.SnapCandidates(At(5, 1), 5_000, 5, new SnapOptions { Allowed = one }));
        Assert.Equal((1, true), (found.Arc, found.DirectionFixed));
        Assert.Empty(network.SnapCandidates(At(5, 1), 5_000, 5, new SnapOptions { Allowed = new ArcSet(network.ArcCount) }));
    }

    [Fact]
    public void Options_outside_their_ranges_are_refused()
    {
        RoadNetwork network = Street((0, 0), (10, 0));
        foreach (SnapOptions bad in new SnapOptions[]
        {
            new() { HeadingDegrees = -1 },
            new() { HeadingDegrees = 360 },
            new() { HeadingToleranceDegrees = 181 },
            new() { Allowed = new ArcSet(1) },
            new() { VectorBits = 128 },
        })
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => network.SnapCandidates(At(0, 0), 100, 1, bad));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => network.SnapCandidates(At(0, 0), -1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => network.SnapCandidates(At(0, 0), 1, -1));
        Assert.Empty(network.SnapCandidates(At(0, 0), 100, 0));
    }

    [Fact]
    public void A_road_without_extent_and_one_that_repeats_a_point_do_no_harm()
    {
        RoadNetwork network = Street((0, 0), (0, 0), (5, 0), (5, 0), (10, 0), (10, 0));
        RoadPoint found = Assert.Single(network.SnapCandidates(At(5, -1), 5_000, 5, new SnapOptions { CurbSide = CurbSide.DrivingSide }));
        Assert.Equal(At(10, 0), Head(network, found.Arc));

        RoadNetwork spot = Street((3, 3), (3, 3));
        Assert.Single(spot.SnapCandidates(At(3, 4), 5_000, 5, new SnapOptions { CurbSide = CurbSide.DrivingSide, HeadingDegrees = 7 }));
        Assert.True(spot.TrySnap(At(3, 4), 5_000, out RoadPoint only));
        Assert.Equal(At(3, 3), only.Position);
    }

    private static void AssertSame(RoadNetwork network, GeoPoint point, int maxDm, int count, SnapOptions? options)
    {
        RoadPoint[] expected = [.. NaiveSnap.Candidates(network, point, maxDm, options ?? new SnapOptions()).Take(count)];
        Assert.Equal(expected, network.SnapCandidates(point, maxDm, count, options));
        if (options is null && count > 0)
        {
            Assert.Equal(expected.Length > 0, network.TrySnap(point, maxDm, out RoadPoint snapped));
            Assert.Equal(expected.FirstOrDefault(), snapped);
        }
    }

    private static SnapOptions RandomOptions(Rng rng, RoadNetwork network)
    {
        ArcSet? allowed = rng.Chance(300_000) ? new ArcSet(network.ArcCount) : null;
        for (int arc = 0; allowed is not null && arc < network.ArcCount; arc++)
        {
            if (rng.Chance(500_000))
            {
                allowed.Add(arc);
            }
        }

        return new SnapOptions
        {
            CurbSide = Sides[rng.Next(3)],
            LeftHandTraffic = rng.Chance(500_000),
            HeadingDegrees = rng.Chance(300_000) ? rng.Next(360) : null,
            HeadingToleranceDegrees = rng.Range(0, 180),
            Allowed = allowed,
            VectorBits = new int?[] { null, 0, 256, 512 }[rng.Next(4)],
        };
    }

    private static GeoPoint At(int x, int y) => RoadNetworkTests.At(x, y);

    private static GeoPoint Head(RoadNetwork network, int arc) => network.PointOn(arc, network.LengthDm(arc)).Position;

    private static OsmDataBuilder Nodes(params (long Id, int X, int Y)[] nodes)
    {
        var builder = new OsmDataBuilder();
        foreach ((long id, int x, int y) in nodes)
        {
            builder.AddNode(id, At(x, y));
        }

        return builder;
    }

    /// <summary>One road both ways through some places.</summary>
    private static RoadNetwork Street(params (int X, int Y)[] places)
    {
        OsmDataBuilder builder = Nodes([.. places.Select((place, i) => (i + 1L, place.X, place.Y))]);
        builder.AddWay(1, [.. Enumerable.Range(1, places.Length).Select(i => (long)i)], ("highway", "residential"));
        return RoadNetwork.Build(builder.Build(), "x");
    }
}
