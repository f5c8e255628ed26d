using CsCheck;
using Konvoi.Roads;
using Konvoi.Shared;

namespace Konvoi.Tests.Roads;

public class RoadQueryTests
{
    [Fact]
    public void Routes_and_matrices_equal_the_naive_search() => Gen.ULong.Sample(seed =>
    {
        var rng = new Rng(seed);
        RandomTown town = RandomTown.Make(seed);
        RoadNetwork network = RoadNetwork.Build(town.Data, "town");
        RoadMetric metric = RandomMetric(network, rng);
        var reference = new NaiveSearch(metric, new ReferenceTurns(network, town));
        var query = new RoadQuery(metric);
        RoadPoint[] sources = [.. Enumerable.Range(0, 5).Select(_ => RandomPoint(network, rng))];
        // Some targets share the arc of a source, before it, behind it or on it.
        RoadPoint[] targets = [.. sources, .. sources.Take(3).Select(p => OnSameRoad(network, p, rng)), RandomPoint(network, rng)];
        RoadMatrix matrix = query.Matrix(sources, targets);
        for (int i = 0; i < sources.Length; i++)
        {
            for (int j = 0; j < targets.Length; j++)
            {
                Assert.Equal(reference.DurationMs(sources[i], targets[j]), matrix.DurationMs(i, j));
                RoadPath? path = query.Route(sources[i], targets[j]);
                RoadPath? cell = matrix.Path(i, j);
                Assert.Equal(matrix.DurationMs(i, j) == RoadMatrix.Unreachable, path is null);
                Assert.Equal(path is null, cell is null);
                if (path is not null)
                {
                    Assert.Equal(path.Arcs.ToArray(), cell!.Arcs.ToArray());
                    AssertAddsUp(path, metric, sources[i], targets[j]);
                    Assert.Equal((matrix.DurationMs(i, j), matrix.LengthDm(i, j)), (path.DurationMs, path.LengthDm));
                }
            }
        }
    }, iter: 300);

    [Fact]
    public void Ways_under_all_rules_equal_those_of_a_search_over_what_was_driven() => Gen.ULong.Sample(seed =>
    {
        var rng = new Rng(seed);
        RandomTown town = RandomTown.Make(seed, allRules: true);
        RoadNetwork network = RoadNetwork.Build(town.Data, "town");
        RoadMetric metric = RandomMetric(network, rng);
        var reference = new HistorySearch(metric, town);
        Assert.All(Enumerable.Range(0, network.ArcCount), arc => Assert.Equal(reference.IsEndsOnly(arc), network.IsEndsOnly(arc)));
        Assert.Equal(reference.PathsApplied, network.Info.Import.RestrictionsViaWay);
        RoadPoint[] sources = [.. Enumerable.Range(0, 4).Select(_ => RandomPoint(network, rng))];
        RoadPoint[] targets = [.. sources, .. Enumerable.Range(0, 6).Select(_ => RandomPoint(network, rng)), OnSameRoad(network, sources[0], rng)];
        RoadMatrix matrix = new RoadQuery(metric).Matrix(sources, targets);
        for (int i = 0; i < sources.Length; i++)
        {
            int[] expected = reference.DurationsMs(sources[i], targets);
            for (int j = 0; j < targets.Length; j++)
            {
                Assert.Equal(expected[j], matrix.DurationMs(i, j));
                if (matrix.Path(i, j) is RoadPath path)
                {
                    AssertAddsUp(path, metric, sources[i], targets[j]);
                }
            }
        }
    }, iter: 150);

    [Fact]
    public void The_random_towns_hold_every_rule()
    {
        RoadNetworkInfo[] towns = [.. Enumerable.Range(0, 40).Select(seed => RoadNetwork.Build(RandomTown.Make((ulong)seed, allRules: true).Data, "town").Info)];

        Assert.InRange(towns.Sum(town => town.Import.RestrictionsViaWay), 40, 480);
        Assert.InRange(towns.Sum(town => town.Import.RestrictionsViaNode), 80, 320);
        Assert.InRange(towns.Sum(town => town.Import.Gates), 20, 400);
        Assert.InRange(towns.Sum(town => town.EndsOnlyArcCount), 200, 2_000);
        Assert.InRange(towns.Sum(town => town.StateCount - town.ArcCount - town.EndsOnlyArcCount), 20, 2_000);
    }

    [Fact]
    public void A_van_is_on_its_way_at_every_moment() => Gen.ULong.Sample(seed =>
    {
        var rng = new Rng(seed);
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(seed).Data, "town");
        RoadMetric metric = RoadMetric.Create(network, new MetricOptions());
        RoadPath? path = new RoadQuery(metric).Route(RandomPoint(network, rng), RandomPoint(network, rng));
        if (path is null)
        {
            return;
        }

        long lastDm = 0;
        int lastIndex = 0;
        for (long ms = -500; ms <= path.DurationMs + 500; ms += 211)
        {
            RoadPoint at = path.PointAt(metric, ms, out int index);
            long drivenDm = path.DistanceDmAt(metric, ms);
            Assert.True(index >= lastIndex && drivenDm >= lastDm);
            Assert.Equal(path.Arcs[index], at.Arc);
            Assert.True(at.DirectionFixed);
            // No jumps: at 40 km/h a van comes 1 dm further in 9 ms; 2 dm for rounding.
            Assert.InRange(drivenDm - lastDm, 0, (211 * 40 / 360) + 2);
            (lastDm, lastIndex) = (drivenDm, index);
        }

        Assert.Equal(path.LengthDm, lastDm);
        RoadPoint end = path.PointAt(metric, path.DurationMs, out int last);
        Assert.Equal((path.To.Arc, path.To.OffsetDm, path.Arcs.Length - 1), (end.Arc, end.OffsetDm, last));
        // A way over a junction that takes no time ends where it begins: there the end counts.
        Assert.True(path.DurationMs == 0 || path.From.OffsetDm == path.PointAt(metric, 0, out _).OffsetDm);
    }, iter: 200);

    [Fact]
    public void The_drawn_line_runs_from_end_to_end_and_is_as_long_as_the_path() => Gen.ULong.Sample(seed =>
    {
        var rng = new Rng(seed);
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(seed).Data, "town");
        RoadPath? path = new RoadQuery(RoadMetric.Create(network, new MetricOptions())).Route(RandomPoint(network, rng), RandomPoint(network, rng));
        if (path is null)
        {
            return;
        }

        GeoPoint[] line = path.Geometry(network);
        long sumDm = 0;
        for (int i = 1; i < line.Length; i++)
        {
            sumDm += line[i - 1].DistanceDm(line[i]);
        }

        Assert.Equal(path.From.Position, line[0]);
        Assert.Equal(path.To.Position, line[^1]);
        Assert.InRange(sumDm - path.LengthDm, -line.Length - 4, line.Length + 4);
    }, iter: 200);

    [Fact]
    public void Closing_the_way_makes_a_detour_or_none()
    {
        RoadNetwork network = Porto.Network;
        RoadMetric open = RoadMetric.Create(network, new MetricOptions());
        Assert.True(network.TrySnap(GeoPoint.FromDegrees(-8.6109, 41.1496), 2_000, out RoadPoint from));
        Assert.True(network.TrySnap(GeoPoint.FromDegrees(-8.6530, 41.1620), 2_000, out RoadPoint to));
        RoadPath path = new RoadQuery(open).Route(from, to)!;
        var closed = new ArcSet(network.ArcCount);
        closed.Add(path.Arcs[path.Arcs.Length / 2]);
        RoadPath detour = new RoadQuery(open.WithClosed(closed)).Route(from, to)!;

        Assert.InRange(path.LengthDm, 30_000, 90_000);
        Assert.True(detour.DurationMs >= path.DurationMs);
        Assert.DoesNotContain(closed.First(), detour.Arcs.ToArray());
        foreach (int arc in path.Arcs)
        {
            closed.Add(arc);
        }

        RoadPoint driving = path.From with { DirectionFixed = true };
        Assert.Null(new RoadQuery(open.WithClosed(closed)).Route(driving, to));
    }

    [Fact]
    public void Porto_is_one_component_and_rows_do_not_know_of_each_other()
    {
        RoadNetwork network = Porto.Network;
        var rng = new Rng(1);
        RoadPoint[] points = [.. Enumerable.Range(0, 12).Select(_ => Anywhere())];
        var query = new RoadQuery(RoadMetric.Create(network, new MetricOptions { SpeedCapKmh = 30 }));
        RoadMatrix matrix = query.Matrix(points, points);
        for (int i = 0; i < points.Length; i++)
        {
            RoadMatrix row = query.Matrix([points[i]], points);
            for (int j = 0; j < points.Length; j++)
            {
                Assert.NotEqual(RoadMatrix.Unreachable, matrix.DurationMs(i, j));
                Assert.Equal((row.DurationMs(0, j), row.LengthDm(0, j)), (matrix.DurationMs(i, j), matrix.LengthDm(i, j)));
                Assert.Equal(row.Path(0, j)!.Arcs.ToArray(), matrix.Path(i, j)!.Arcs.ToArray());
            }

            Assert.Equal(0, matrix.DurationMs(i, i));
        }

        RoadPoint Anywhere()
        {
            GeoBounds box = network.Bounds;
            while (true)
            {
                var point = new GeoPoint(rng.Range(box.MinLonE7, box.MaxLonE7), rng.Range(box.MinLatE7, box.MaxLatE7));
                if (network.TrySnap(point, 3_000, out RoadPoint snapped))
                {
                    return snapped;
                }
            }
        }
    }

    [Fact]
    public void A_route_over_a_city_allocates_no_more_than_its_answer()
    {
        RoadNetwork network = Porto.Network;
        Assert.True(network.TrySnap(GeoPoint.FromDegrees(-8.6109, 41.1496), 2_000, out RoadPoint from));
        Assert.True(network.TrySnap(GeoPoint.FromDegrees(-8.4200, 41.3500), 20_000, out RoadPoint to));
        var query = new RoadQuery(RoadMetric.Create(network, new MetricOptions()));
        RoadPath path = query.Route(from, to)!;
        long before = GC.GetAllocatedBytesForCurrentThread();
        _ = query.Route(from, to);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(bytes, 0, 2_000 + (100 * path.Arcs.Length));
    }

    [Fact]
    public void A_point_outside_of_the_network_is_misuse()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(1).Data, "town");
        var query = new RoadQuery(RoadMetric.Create(network, new MetricOptions()));
        RoadPoint good = network.PointOn(0, 0);

        Assert.Throws<ArgumentOutOfRangeException>(() => query.Route(good with { Arc = network.ArcCount }, good));
        Assert.Throws<ArgumentOutOfRangeException>(() => query.Route(good, good with { OffsetDm = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => query.Route(good, good with { OffsetDm = network.LengthDm(0) + 1 }));
    }

    [Fact]
    public void Permits_limits_and_closures_shape_the_metric()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(1).Data, "town");
        ArcSet Set(params int[] arcs)
        {
            var set = new ArcSet(network.ArcCount);
            foreach (int arc in arcs)
            {
                set.Add(arc);
            }

            return set;
        }

        RoadMetric metric = RoadMetric.Create(network, new MetricOptions
        {
            SpeedCapKmh = 15,
            Allowed = Set(0, 1, 2, 3),
            SpeedLimits = [(Set(1, 2), 5), (Set(2), 8)],
            Closed = Set(3),
        });

        Assert.Equal(Duration(0, Math.Min(15, network.SpeedKmh(0))), metric.DurationMs(0));
        Assert.Equal(Duration(1, 5), metric.DurationMs(1));
        Assert.Equal(Duration(2, 5), metric.DurationMs(2));
        Assert.Equal(RoadMetric.Impassable, metric.DurationMs(3));
        Assert.Equal(RoadMetric.Impassable, metric.DurationMs(4));
        Assert.Equal(RoadMetric.Impassable, metric.WithClosed(Set(0)).DurationMs(0));

        int Duration(int arc, int kmh) => (int)Math.Round(network.LengthDm(arc) * 360.0 / kmh, MidpointRounding.AwayFromZero);
    }

    private static void AssertAddsUp(RoadPath path, RoadMetric metric, RoadPoint from, RoadPoint to)
    {
        RoadNetwork network = metric.Network;
        ReadOnlySpan<int> arcs = path.Arcs;
        Assert.Equal(from.Position, path.From.Position);
        Assert.Equal(to.Position, path.To.Position);
        Assert.Equal((arcs[0], arcs[^1]), (path.From.Arc, path.To.Arc));
        Assert.True(path.From.Arc == from.Arc ? path.From.OffsetDm == from.OffsetDm
            : !from.DirectionFixed && path.From.Arc == network.ReverseOf(from.Arc) && path.From.OffsetDm == network.LengthDm(from.Arc) - from.OffsetDm);
        Assert.True(path.To.Arc == to.Arc ? path.To.OffsetDm == to.OffsetDm : !to.DirectionFixed && path.To.Arc == network.ReverseOf(to.Arc));
        long lengthDm = -path.From.OffsetDm - (network.LengthDm(arcs[^1]) - path.To.OffsetDm);
        long durationMs = NaiveSearch.PartMs(metric, path.To) - NaiveSearch.PartMs(metric, path.From);
        for (int i = 0; i < arcs.Length; i++)
        {
            Assert.NotEqual(RoadMetric.Impassable, metric.DurationMs(arcs[i]));
            lengthDm += network.LengthDm(arcs[i]);
            if (i + 1 < arcs.Length)
            {
                Assert.True(network.TurnMs(arcs[i], arcs[i + 1]) >= 0);
                durationMs += metric.DurationMs(arcs[i]) + network.TurnMs(arcs[i], arcs[i + 1]);
            }
        }

        Assert.Equal((lengthDm, durationMs), (path.LengthDm, path.DurationMs));
        Assert.Equal(lengthDm, path.DistanceDmAt(metric, durationMs));
    }

    private static RoadMetric RandomMetric(RoadNetwork network, Rng rng)
    {
        var closed = new ArcSet(network.ArcCount);
        var slow = new ArcSet(network.ArcCount);
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            if (rng.Chance(80_000))
            {
                closed.Add(arc);
            }

            if (rng.Chance(200_000))
            {
                slow.Add(arc);
            }
        }

        return RoadMetric.Create(network, new MetricOptions { SpeedCapKmh = 25, SpeedLimits = [(slow, 12)], Closed = closed });
    }

    private static RoadPoint RandomPoint(RoadNetwork network, Rng rng)
    {
        int arc = rng.Next(network.ArcCount);
        int offsetDm = rng.Chance(200_000) ? rng.Next(2) * network.LengthDm(arc) : rng.Range(0, network.LengthDm(arc));
        return network.PointOn(arc, offsetDm, directionFixed: rng.Chance(300_000));
    }

    private static RoadPoint OnSameRoad(RoadNetwork network, RoadPoint point, Rng rng)
    {
        int arc = rng.Chance(500_000) && network.ReverseOf(point.Arc) >= 0 ? network.ReverseOf(point.Arc) : point.Arc;
        return network.PointOn(arc, rng.Range(0, network.LengthDm(arc)), directionFixed: rng.Chance(300_000));
    }
}
