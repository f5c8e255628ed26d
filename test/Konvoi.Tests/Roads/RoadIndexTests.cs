using CsCheck;
using Konvoi.Roads;
using Konvoi.Shared;
using Konvoi.Tests.Support;

namespace Konvoi.Tests.Roads;

public sealed class RoadIndexTests
{
    /// <summary>34 rows of 1,000 on each of three extracts, open and closed: 204,000 pairs.</summary>
    [Theory]
    [InlineData("osm/porto.osm.pbf")]
    [InlineData("osm/copenhagen-centre.osm.pbf")]
    [InlineData("osm/liechtenstein.osm.pbf")]
    public void A_hundred_thousand_pairs_on_real_maps_equal_a_plain_search_before_and_after_closures(string extract)
    {
        string path = SharedData.Require(extract);
        RoadNetwork network = RoadNetwork.Build(OsmPbf.Read(File.ReadAllBytes(path), path), extract);
        Rng rng = new(42);
        RoadPoint[] sources = [.. Enumerable.Range(0, 34).Select(_ => AnyPoint(network, rng))];
        RoadPoint[] targets = [.. Enumerable.Range(0, 1000).Select(_ => AnyPoint(network, rng))];
        RoadMetric open = RoadMetric.Create(network, new MetricOptions());
        RequireEqual(open, sources, targets);
        RequireEqual(open.WithClosed(AnyArcs(network, rng, network.ArcCount / 50)), sources, targets);
    }

    [Fact]
    public void One_core_or_two_vectors_or_none_give_the_same_bits()
    {
        RoadNetwork network = Porto.Network;
        Rng rng = new(7);
        RoadPoint[] places = [.. Enumerable.Range(0, 133).Select(_ => AnyPoint(network, rng))];
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions()));
        int[] expected = Cells(query.Matrix(places, places, threads: 1, vectorBits: 0));
        foreach (int threads in (int[])[1, 2, 5])
        {
            foreach (int bits in (int[])[0, 256, 512])
            {
                Assert.Equal(expected, Cells(query.Matrix(places, places, threads, bits)));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => query.Matrix(places, places, vectorBits: 128));
    }

    [Fact]
    public void A_metric_changed_step_by_step_equals_one_made_at_once() => Gen.ULong.Sample(seed =>
    {
        Rng rng = new(seed);
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(seed).Data, "town");
        RoadPoint[] places = [.. Enumerable.Range(0, 12).Select(_ => AnyPoint(network, rng))];
        RoadMetric metric = RoadMetric.Create(network, new MetricOptions());
        metric.Prepare(threads: 1 + rng.Next(2));
        ArcSet closed = new(network.ArcCount);
        HashSet<int> closedTurns = [];
        for (int step = 0; step < 6; step++)
        {
            RoadMetric before = metric;
            int[] cells = Cells(new RoadQuery(before).Matrix(places, places));
            ArcSet some = AnyArcs(network, rng, 1 + rng.Next(30));
            int threads = 1 + rng.Next(3);
            switch (rng.Next(4))
            {
                case 0:
                    metric = metric.WithClosed(some, threads);
                    closed.Union(some);
                    break;
                case 1:
                    metric = metric.WithOpened(some, threads);
                    closed.Except(some);
                    break;
                case 2:
                    int[] turns = [.. Enumerable.Range(0, rng.Next(20)).Select(_ => rng.Next(network.TurnCount))];
                    metric = metric.WithClosedTurns(turns, threads);
                    closedTurns.UnionWith(turns);
                    break;
                default:
                    metric = metric.WithTraffic(some, rng.Range(3, 60), threads);
                    break;
            }

            Assert.All(closed, arc => Assert.Equal(RoadMetric.Impassable, metric.DurationMs(arc)));
            RequireEqual(metric, places, places, closedTurns);

            // Readers of the old version see what they saw.
            Assert.Equal(cells, Cells(new RoadQuery(before).Matrix(places, places)));
        }
    }, iter: 60);

    [Fact]
    public void Lengths_and_ways_of_a_matrix_are_those_of_single_routes() => Gen.ULong.Sample(seed =>
    {
        Rng rng = new(seed);
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(seed).Data, "town");
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions()).WithClosed(AnyArcs(network, rng, 5)));
        RoadPoint[] places = [.. Enumerable.Range(0, 9).Select(_ => AnyPoint(network, rng))];
        RoadMatrix matrix = query.Matrix(places, places);
        for (int i = 0; i < places.Length; i++)
        {
            for (int j = 0; j < places.Length; j++)
            {
                RoadPath? path = query.Route(places[i], places[j]);
                Assert.Equal(path?.DurationMs ?? RoadMatrix.Unreachable, matrix.DurationMs(i, j));
                Assert.Equal(path?.LengthDm ?? RoadMatrix.Unreachable, matrix.LengthDm(i, j));
            }
        }
    }, iter: 100);

    [Fact]
    public void Turns_that_are_closed_are_not_taken() => Gen.ULong.Sample(seed =>
    {
        Rng rng = new(seed);
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(seed).Data, "town");
        int[] turns = [.. Enumerable.Range(0, network.TurnCount).Where(_ => rng.Chance(150_000))];
        RoadMetric metric = RoadMetric.Create(network, new MetricOptions { ClosedTurns = turns });
        RoadPoint[] places = [.. Enumerable.Range(0, 8).Select(_ => AnyPoint(network, rng))];
        RequireEqual(metric, places, places, turns);
    }, iter: 100);

    [Fact]
    public void Costs_after_many_closures_in_Porto_do_not_depend_on_threads()
    {
        RoadNetwork network = Porto.Network;
        Rng rng = new(5);
        RoadMetric open = RoadMetric.Create(network, new MetricOptions());
        open.Prepare();
        ArcSet closed = AnyArcs(network, rng, 2_000);
        RoadPoint[] places = [.. Enumerable.Range(0, 300).Select(_ => AnyPoint(network, rng))];
        int[] expected = Cells(new RoadQuery(RoadMetric.Create(network, new MetricOptions { Closed = closed })).Matrix(places, places));
        for (int round = 0; round < 5; round++)
        {
            foreach (int threads in (int[])[1, 2, 5, 1_000_000])
            {
                RoadMetric changed = open.WithClosed(closed, threads);
                Assert.Equal(expected, Cells(new RoadQuery(changed).Matrix(places, places)));
                Assert.Equal(Cells(new RoadQuery(open).Matrix(places, places)), Cells(new RoadQuery(changed.WithOpened(closed, threads)).Matrix(places, places)));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => open.WithClosed(closed, threads: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => open.WithClosedTurns([network.TurnCount]));
    }

    [Fact]
    public void Many_places_on_one_road_have_the_times_of_single_routes() => Gen.ULong.Sample(seed =>
    {
        Rng rng = new(seed);
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(seed).Data, "town");
        RoadMetric metric = RoadMetric.Create(network, new MetricOptions())
            .WithClosed(AnyArcs(network, rng, network.ArcCount / 10))
            .WithTraffic(AnyArcs(network, rng, network.ArcCount / 4), 5);
        RoadPoint[] places = [.. Enumerable.Range(0, 3).SelectMany(_ =>
        {
            int arc = rng.Next(network.ArcCount);
            return Enumerable.Range(0, 8).Select(_ => network.PointOn(arc, rng.Range(0, network.LengthDm(arc)), directionFixed: rng.Chance(300_000)));
        })];
        RequireEqual(metric, places, places);
    }, iter: 100);

    [Fact]
    public void A_mapped_file_answers_like_the_network_that_it_was_made_of()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(3).Data, "town");
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".roads");
        File.WriteAllBytes(path, network.Save());
        try
        {
            RoadNetwork mapped = RoadNetwork.Open(path);
            Rng rng = new(3);
            RoadPoint[] places = [.. Enumerable.Range(0, 20).Select(_ => AnyPoint(network, rng))];
            foreach (MetricOptions options in (MetricOptions[])[new(), new() { SpeedCapKmh = 20 }, new() { Closed = AnyArcs(network, rng, 9) }])
            {
                RoadMatrix expected = new RoadQuery(RoadMetric.Create(network, options)).Matrix(places, places);
                Assert.Equal(Cells(expected), Cells(new RoadQuery(RoadMetric.Create(mapped, options)).Matrix(places, places)));
            }

            Assert.Equal(network.Save(), mapped.Save());
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Throws<FileNotFoundException>(() => RoadNetwork.Open(path));
    }

    /// <summary>Damage that a forger has given a right checksum: refused, or found out by a query, or harmless.</summary>
    [Fact]
    public void A_file_made_to_harm_is_refused_or_answers_within_bounds()
    {
        byte[] good = RoadNetwork.Build(RandomTown.Make(11).Data, "town").Save();
        int refused = 0;
        Gen.ULong.Sample(seed =>
        {
            Rng rng = new(seed);
            byte[] bad = [.. good];
            int start = 64 + rng.Next(bad.Length - 80);
            for (int i = 0; i < 1 + rng.Next(3); i++)
            {
                bad[Math.Min(start + rng.Next(40), bad.Length - 9)] ^= (byte)(1 << rng.Next(8));
            }

            try
            {
                Exercise(RoadNetwork.Load(Forged.WithItsSum(bad), "bad.roads"), rng);
            }
            catch (FormatException)
            {
                Interlocked.Increment(ref refused);
            }
        }, iter: 600, threads: 1);
        Assert.True(refused > 100, $"{refused} of 600 were refused");
    }

    /// <summary>The lower half of a cost names the middle of its triangle: all of them far outside, at costs that pass for such.</summary>
    [Fact]
    public void Middles_that_do_not_exist_are_found_out_and_nothing_is_read_by_them()
    {
        RoadNetwork network = RoadNetwork.Build(RandomTown.Make(11).Data, "town");
        byte[] bad = network.Save();
        int costs = 0;
        for (int at = bad.Length - 16; at > bad.Length * 7 / 8; at -= 8)
        {
            if (BitConverter.ToInt32(bad, at) > 0 && BitConverter.ToInt32(bad, at + 4) < 1 << 20)
            {
                BitConverter.TryWriteBytes(bad.AsSpan(at), int.MaxValue - 1);
                costs++;
            }
        }

        Assert.True(costs > 20, $"{costs} costs forged");
        RoadQuery query = new(RoadMetric.Create(RoadNetwork.Load(Forged.WithItsSum(bad), "bad.roads"), new MetricOptions()));
        Rng rng = new(1);
        int refused = 0;
        for (int i = 0; i < 200; i++)
        {
            try
            {
                query.Route(AnyPoint(network, rng), AnyPoint(network, rng));
            }
            catch (FormatException e)
            {
                Assert.Contains("in the middle of the edge", e.Message, StringComparison.Ordinal);
                refused++;
            }
        }

        Assert.True(refused > 20, $"{refused} of 200 were refused");
    }

    private static void Exercise(RoadNetwork network, Rng rng)
    {
        RoadMetric metric = RoadMetric.Create(network, new MetricOptions());
        RoadPoint[] places = [.. Enumerable.Range(0, 6).Select(_ => AnyPoint(network, rng))];
        RoadQuery query = new(metric);
        foreach (RoadPoint place in places)
        {
            query.Route(place, places[^1]);
        }

        RoadMatrix matrix = query.Matrix(places, places);
        for (int i = 0; i < places.Length; i++)
        {
            _ = matrix.LengthDm(0, i);
            query.Route(places[0], places[i])?.Geometry(network);
        }

        RoadReach reach = query.Reach(places[0], 300_000);
        _ = reach.RoadLengthDm(300_000);
        new RoadQuery(metric.WithClosed(AnyArcs(network, rng, 3))).Matrix(places, places);
        new RoadQuery(RoadMetric.Create(network, new MetricOptions { SpeedCapKmh = 7 })).Matrix(places, places);
        network.TrySnap(places[0].Position, 1_000, out _);
    }

    private static void RequireEqual(RoadMetric metric, RoadPoint[] sources, RoadPoint[] targets, IReadOnlyCollection<int>? closedTurns = null)
    {
        RoadQuery query = new(metric);
        RoadMatrix matrix = query.Matrix(sources, targets);
        StateSearch plain = new(metric, closedTurns);
        for (int i = 0; i < sources.Length; i++)
        {
            int[] row = plain.Row(sources[i], targets);
            Assert.Equal(row, Enumerable.Range(0, targets.Length).Select(j => matrix.DurationMs(i, j)));
            int one = i % targets.Length;
            Assert.Equal(row[one], (int)(query.Route(sources[i], targets[one])?.DurationMs ?? RoadMatrix.Unreachable));
        }
    }

    private static int[] Cells(RoadMatrix matrix) =>
        [.. from i in Enumerable.Range(0, matrix.Rows) from j in Enumerable.Range(0, matrix.Columns) select matrix.DurationMs(i, j)];

    private static RoadPoint AnyPoint(RoadNetwork network, Rng rng)
    {
        int arc = rng.Next(network.ArcCount);
        return network.PointOn(arc, rng.Range(0, network.LengthDm(arc)), directionFixed: rng.Chance(300_000));
    }

    private static ArcSet AnyArcs(RoadNetwork network, Rng rng, int count)
    {
        ArcSet arcs = new(network.ArcCount);
        for (int i = 0; i < count; i++)
        {
            arcs.Add(rng.Next(network.ArcCount));
        }

        return arcs;
    }
}
