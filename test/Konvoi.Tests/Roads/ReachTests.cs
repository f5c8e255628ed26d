using CsCheck;
using Konvoi.Roads;
using Konvoi.Shared;

namespace Konvoi.Tests.Roads;

public sealed class ReachTests
{
    [Fact]
    public void A_reach_says_of_every_place_what_a_route_says() => Gen.ULong.Sample(seed =>
    {
        Rng rng = new(seed);
        RoadQuery query = AnyQuery(rng, seed);
        RoadPoint from = AnyPoint(query.Metric.Network, rng);
        RoadReach reach = query.Reach(from, rng.Range(0, 300_000));
        for (int i = 0; i < 40; i++)
        {
            RoadPoint to = i == 0 ? from : AnyPoint(query.Metric.Network, rng);
            RequireRoute(query, reach, to);
        }
    }, iter: 150);

    [Fact]
    public void A_reach_over_a_real_city_says_what_routes_say()
    {
        RoadNetwork network = Porto.Network;
        Rng rng = new(8);
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions { SpeedCapKmh = 30 }));
        for (int source = 0; source < 4; source++)
        {
            RoadReach reach = query.Reach(AnyPoint(network, rng), 900_000);
            for (int i = 0; i < 1000; i++)
            {
                RequireRoute(query, reach, AnyPoint(network, rng));
            }
        }
    }

    [Fact]
    public void Stretches_end_where_the_time_does_and_roads_are_counted_once() => Gen.ULong.Sample(seed =>
    {
        Rng rng = new(seed);
        RoadQuery query = AnyQuery(rng, seed);
        RoadNetwork network = query.Metric.Network;
        int limitMs = rng.Range(0, 120_000);
        RoadReach reach = query.Reach(AnyPoint(network, rng), limitMs + rng.Range(0, 9_000));
        bool[][] isReached = [.. Enumerable.Range(0, network.ArcCount).Select(arc => new bool[network.LengthDm(arc)])];
        foreach (RoadStretch stretch in reach.Stretches(limitMs))
        {
            foreach ((int offsetDm, bool isIn) in ((int, bool)[])[
                (stretch.FromDm, true), (stretch.ToDm, true), (stretch.FromDm - 1, false), (stretch.ToDm + 1, false)])
            {
                if (offsetDm >= 0 && offsetDm <= network.LengthDm(stretch.Arc))
                {
                    RoadPath? path = query.Route(reach.From, network.PointOn(stretch.Arc, offsetDm, directionFixed: true));
                    Assert.Equal(isIn, path is not null && path.DurationMs <= limitMs);
                }
            }

            bool isLower = network.ReverseOf(stretch.Arc) is var reverse && (reverse < 0 || stretch.Arc < reverse);
            for (int dm = stretch.FromDm; dm < stretch.ToDm; dm++)
            {
                isReached[isLower ? stretch.Arc : reverse][isLower ? dm : network.LengthDm(reverse) - 1 - dm] = true;
            }
        }

        Assert.Equal(isReached.Sum(arc => (long)arc.Count(dm => dm)), reach.RoadLengthDm(limitMs));
    }, iter: 100);

    [Fact]
    public void Areas_hold_the_ground_near_reached_roads_and_no_other() => Gen.ULong.Sample(seed =>
    {
        Rng rng = new(seed);
        RoadQuery query = AnyQuery(rng, seed);
        RoadNetwork network = query.Metric.Network;
        RoadReach reach = query.Reach(AnyPoint(network, rng), 200_000);
        int[] limitsMs = [rng.Range(0, 60_000), rng.Range(60_000, 100_000), rng.Range(100_000, 200_000)];
        IsochroneOptions options = new() { OffRoadM = rng.Range(15, 80), CellM = 10, LeastHoleM2 = 0 };
        IReadOnlyList<Isochrone> areas = Isochrone.Of(reach, limitsMs, options);
        for (int i = 0; i < areas.Count; i++)
        {
            Isochrone area = areas[i];
            Assert.Equal(limitsMs[i], area.LimitMs);
            GeoPoint[][] lines = [.. reach.Stretches(area.LimitMs).Select(stretch => Line(network, stretch))];
            Assert.Equal(lines.Length == 0, area.Polygons.Count == 0);
            for (int place = 0; place < 60; place++)
            {
                GeoPoint at = AnyPlace(network.Bounds, rng);
                double distanceM = lines.Min(line => (double?)DistanceM(at, line)) ?? double.MaxValue;

                // The outline is straight inside a cell.
                if (Math.Abs(distanceM - options.OffRoadM) > 4)
                {
                    Assert.Equal(distanceM < options.OffRoadM, area.Polygons.Any(polygon => Contains(polygon, at)));
                }
            }

            Assert.True(i == 0 || area.AreaM2 >= areas[i - 1].AreaM2);
            Assert.Equal(reach.RoadLengthDm(area.LimitMs), area.RoadLengthDm);
            Assert.All(area.Polygons, polygon =>
            {
                Assert.True(TwiceArea(polygon.Outer) > 0);
                Assert.All(polygon.Holes, hole => Assert.True(TwiceArea(hole) < 0 && Contains(polygon.Outer, hole[0])));
                Assert.All(polygon.Holes.Append(polygon.Outer), ring => Assert.True(ring.Count >= 4 && ring[0] == ring[^1]));
            });
        }
    }, iter: 40);

    [Fact]
    public void Small_holes_are_filled_and_large_ones_stay()
    {
        RoadNetwork network = Porto.Network;
        Assert.True(network.TrySnap(GeoPoint.FromDegrees(-8.61, 41.15), 5_000, out RoadPoint from));
        RoadReach reach = new RoadQuery(RoadMetric.Create(network, new MetricOptions())).Reach(from, 480_000);
        int[] holes = [.. ((int[])[0, 40_000, int.MaxValue]).Select(least =>
            Isochrone.Of(reach, [480_000], new IsochroneOptions { LeastHoleM2 = least })[0].Polygons.Sum(polygon => polygon.Holes.Count))];
        Assert.True(holes[0] > 2 * holes[1] && holes[1] > 5, $"{holes[0]} holes, {holes[1]} large ones");
        Assert.Equal(0, holes[2]);
    }

    [Fact]
    public void Nothing_is_reached_from_a_closed_road()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(5).Data, "town");
        ArcSet all = new(network.ArcCount);
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            all.Add(arc);
        }

        RoadReach reach = new RoadQuery(RoadMetric.Create(network, new MetricOptions { Closed = all })).Reach(network.PointOn(0, 3), 60_000);
        Assert.Empty(reach.Stretches(60_000));
        Assert.Equal(0, reach.RoadLengthDm(60_000));
        Isochrone area = Assert.Single(Isochrone.Of(reach, [60_000]));
        Assert.Empty(area.Polygons);
        Assert.Equal(0, area.AreaM2);
    }

    [Fact]
    public void Times_and_options_out_of_range_are_refused()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(5).Data, "town");
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions()));
        RoadReach reach = query.Reach(network.PointOn(0, 0), 60_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => query.Reach(network.PointOn(0, 0), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => query.Reach(network.PointOn(0, 0), int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => reach.Stretches(60_001));
        Assert.Throws<ArgumentOutOfRangeException>(() => Isochrone.Of(reach, [2_000, 1_000]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Isochrone.Of(reach, [60_001]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Isochrone.Of(reach, [1_000], new IsochroneOptions { OffRoadM = 10, CellM = 11 }));
        Assert.Empty(Isochrone.Of(reach, []));
    }

    [Fact]
    public void A_start_at_the_very_end_of_an_arc_has_an_area()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(5).Data, "town");
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions()));
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            RoadReach reach = query.Reach(network.PointOn(arc, network.LengthDm(arc), directionFixed: true), 0);
            Assert.InRange(Assert.Single(Isochrone.Of(reach, [0])).AreaM2, 7_000, 9_000);
        }
    }

    [Fact]
    public void An_area_of_too_many_cells_is_refused()
    {
        OsmDataBuilder data = new();
        data.AddNode(1, GeoPoint.FromDegrees(0, 0));
        data.AddNode(2, GeoPoint.FromDegrees(2, 2));
        data.AddWay(1, [1, 2], ("highway", "residential"));
        RoadNetwork network = RoadNetwork.Build(data.Build(), "long");
        RoadReach reach = new RoadQuery(RoadMetric.Create(network, new MetricOptions())).Reach(network.PointOn(0, 0), 86_400_000);
        Assert.Throws<ArgumentOutOfRangeException>(() => Isochrone.Of(reach, [86_400_000]));

        // Only what is reached counts, not the whole of a long road.
        Assert.InRange(Isochrone.Of(reach, [60_000])[0].RoadLengthDm, 2_000, 9_000);
    }

    private static void RequireRoute(RoadQuery query, RoadReach reach, RoadPoint to)
    {
        RoadPath? path = query.Route(reach.From, to);
        Assert.Equal(path is null || path.DurationMs > reach.LimitMs ? RoadMatrix.Unreachable : path.DurationMs, reach.DurationMs(to));
    }

    private static RoadQuery AnyQuery(Rng rng, ulong seed)
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(seed).Data, "town");
        ArcSet closed = new(network.ArcCount);
        for (int i = rng.Next(8); i > 0; i--)
        {
            closed.Add(rng.Next(network.ArcCount));
        }

        int[] turns = [.. Enumerable.Range(0, network.TurnCount).Where(_ => rng.Chance(50_000))];
        return new RoadQuery(RoadMetric.Create(network, new MetricOptions { Closed = closed, ClosedTurns = turns, SpeedCapKmh = rng.Range(5, 60) }));
    }

    private static RoadPoint AnyPoint(RoadNetwork network, Rng rng)
    {
        int arc = rng.Next(network.ArcCount);
        return network.PointOn(arc, rng.Range(0, network.LengthDm(arc)), directionFixed: rng.Chance(300_000));
    }

    private static GeoPoint AnyPlace(GeoBounds box, Rng rng) =>
        new(rng.Range(box.MinLonE7 - 20_000, box.MaxLonE7 + 20_000), rng.Range(box.MinLatE7 - 20_000, box.MaxLatE7 + 20_000));

    /// <summary>Cut at the ends by points every decimetre: slow, and another way than the one that is tested.</summary>
    private static GeoPoint[] Line(RoadNetwork network, RoadStretch stretch) =>
        [.. Enumerable.Range(stretch.FromDm, stretch.LengthDm + 1).Where(dm => dm % 10 == 0 || dm == stretch.FromDm || dm == stretch.ToDm)
            .Select(dm => network.PointOn(stretch.Arc, dm).Position)];

    private static double DistanceM(GeoPoint at, GeoPoint[] line) => line.Min(point => point.DistanceDm(at)) / 10.0;

    private static bool Contains(IsochronePolygon polygon, GeoPoint at) =>
        Contains(polygon.Outer, at) && !polygon.Holes.Any(hole => Contains(hole, at));

    private static bool Contains(IReadOnlyList<GeoPoint> ring, GeoPoint at)
    {
        bool isInside = false;
        for (int i = 1; i < ring.Count; i++)
        {
            (GeoPoint a, GeoPoint b) = (ring[i - 1], ring[i]);
            isInside ^= a.LatE7 > at.LatE7 != b.LatE7 > at.LatE7
                && at.LonE7 < a.LonE7 + ((double)(at.LatE7 - a.LatE7) / (b.LatE7 - a.LatE7) * (b.LonE7 - a.LonE7));
        }

        return isInside;
    }

    private static double TwiceArea(IReadOnlyList<GeoPoint> ring)
    {
        double sum = 0;
        for (int i = 1; i < ring.Count; i++)
        {
            sum += ((double)(ring[i - 1].LonE7 - ring[0].LonE7) * (ring[i].LatE7 - ring[0].LatE7))
                - ((double)(ring[i].LonE7 - ring[0].LonE7) * (ring[i - 1].LatE7 - ring[0].LatE7));
        }

        return sum;
    }
}
