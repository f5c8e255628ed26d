using System.Diagnostics;
using System.Globalization;
using Konvoi.Roads;

namespace Konvoi.Bench.Roads;

/// <summary>All measurements of one extract and one profile.</summary>
internal sealed class City(string extract, RoadProfile profile, bool joinWays)
{
    private const int Size = 1000;

    private double _rowMs;
    private double _routeMs;

    /// <summary>The benchmark city beside the checkout; null when it is not there.</summary>
    public static string? FindPorto()
    {
        string? root = AppContext.BaseDirectory;
        for (; root is not null; root = Path.GetDirectoryName(root))
        {
            string path = Path.Combine(root, "..", "shared", "osm", "porto.osm.pbf");
            if (File.Exists(Path.Combine(root, "Konvoi.slnx")))
            {
                return File.Exists(path) ? Path.GetFullPath(path) : null;
            }
        }

        return null;
    }

    public static RoadPoint[] Places(RoadNetwork network, int count)
    {
        GeoPoint[] points = Points(network, count);
        RoadPoint[] places = new RoadPoint[count];
        for (int i = 0; i < count; i++)
        {
            if (!network.TrySnap(points[i], int.MaxValue, out places[i]))
            {
                throw new InvalidOperationException("no road within reach");
            }
        }

        return places;
    }

    public void Run()
    {
        byte[] bytes = File.ReadAllBytes(extract);
        string built = Path.Combine(Path.GetTempPath(), $"konvoi-bench-{profile.Name}.roads");
        RoadNetwork network = Build(bytes);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"## {profile.Name}: {network.ArcCount:N0} arcs, {network.NodeCount:N0} junctions, {network.TurnCount:N0} turns"));
        Console.WriteLine();
        Console.WriteLine("| what | cores | best | median | unit | mark | plain Dijkstra is so many times as slow |");
        Console.WriteLine("| --- | ---: | ---: | ---: | --- | ---: | ---: |");
        MeasureDijkstra(network);
        MeasureBuild(bytes, built);
        Row("open the file", "1", Timing.OnOneCore(() => Timing.Of(20, () => RoadNetwork.Open(built))), "ms", "20");
        Row("open the file", "2", Timing.Of(20, () => RoadNetwork.Open(built)), "ms", "20");
        network = RoadNetwork.Open(built);
        MeasureQueries(network);
        MeasureChanges(network);
        MeasureMemory(built);
        File.Delete(built);
    }

    private static GeoPoint[] Points(RoadNetwork network, int count)
    {
        // The middles of random main arcs, moved off the road by up to some 50 m.
        Random random = new(42);
        List<GeoPoint> line = [];
        GeoPoint[] points = new GeoPoint[count];
        for (int i = 0; i < count; i++)
        {
            int arc;
            do
            {
                arc = random.Next(network.ArcCount);
            }
            while (!network.IsMain(arc));

            line.Clear();
            network.AppendGeometry(arc, line);
            GeoPoint at = line[line.Count / 2];
            points[i] = new GeoPoint(at.LonE7 + random.Next(-5_000, 5_001), at.LatE7 + random.Next(-5_000, 5_001));
        }

        return points;
    }

    private RoadNetwork Build(byte[] bytes) => RoadNetwork.Build(OsmPbf.Read(bytes, extract), "city", profile, joinWays: joinWays);

    private void MeasureDijkstra(RoadNetwork network)
    {
        PlainDijkstra plain = new(network);
        RoadPoint[] places = Places(network, 20);
        double[] rows = Timing.OnOneCore(() => Timing.Of(3, () =>
        {
            foreach (RoadPoint place in places)
            {
                plain.Run(place.Arc, -1);
            }
        }));
        _rowMs = rows[0] / places.Length;
        double[] routes = Timing.OnOneCore(() => Timing.Of(3, () =>
        {
            for (int i = 0; i < places.Length; i++)
            {
                plain.Run(places[i].Arc, places[(i + 1) % places.Length].Arc);
            }
        }));
        _routeMs = routes[0] / places.Length;
        Row("plain Dijkstra, one place to all", "1", [.. rows.Select(ms => ms / places.Length)], "ms");
        Row("plain Dijkstra, one way", "1", [.. routes.Select(ms => ms / places.Length)], "ms");
    }

    private void MeasureBuild(byte[] bytes, string built)
    {
        void ToFile() => File.WriteAllBytes(built, Build(bytes).Save());
        Row("extract to usable file", "1", Timing.OnOneCore(() => Timing.Of(3, ToFile)), "ms", "5,000");
        Row("extract to usable file", "2", Timing.Of(3, ToFile), "ms");
    }

    private void MeasureQueries(RoadNetwork network)
    {
        GeoPoint[] points = Points(network, Size);
        Row("nearest road", "1", [.. Timing.OnOneCore(() => Timing.Of(30, () => Places(network, points))).Select(ms => ms * 1000 / Size)], "µs", "10");
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions()));
        foreach (int bits in (int[])[512, 256, 0])
        {
            void Matrix(int threads)
            {
                RoadPoint[] places = Places(network, points);
                query.Matrix(places, places, threads, bits);
            }

            string name = bits == 0 ? "without vectors" : $"{bits} bits";
            Row($"matrix 1000 x 1000 with snapping, {name}", "1", Timing.OnOneCore(() => Timing.Of(10, () => Matrix(1))), "ms", "70", _rowMs * Size);
            Row($"matrix 1000 x 1000 with snapping, {name}", "2", Timing.Of(10, () => Matrix(2)), "ms", "40", _rowMs * Size);
        }

        RoadPoint[] places = Places(network, points);
        double[] routes = Timing.OnOneCore(() => Timing.Of(20, () =>
        {
            for (int i = 0; i < Size; i++)
            {
                query.Route(places[i], places[(i + 1) % Size])!.Geometry(network);
            }
        }));
        Row("one way with its line", "1", [.. routes.Select(ms => ms * 1000 / Size)], "µs", "80", _routeMs * 1000);
        double[] times = Timing.OnOneCore(() => Timing.Of(20, () =>
        {
            for (int i = 0; i < Size; i++)
            {
                query.Route(places[i], places[(i + 1) % Size]);
            }
        }));
        Row("one way, line not drawn", "1", [.. times.Select(ms => ms * 1000 / Size)], "µs", "", _routeMs * 1000);
        MeasureReach(query, places[0]);
    }

    private void MeasureReach(RoadQuery query, RoadPoint from)
    {
        int[] limitsMs = [300_000, 600_000, 900_000];
        Row("all that is reached in 15 minutes", "1", Timing.OnOneCore(() => Timing.Of(20, () => query.Reach(from, limitsMs[^1]))), "ms", "", _rowMs);
        RoadReach reach = query.Reach(from, limitsMs[^1]);
        Row("areas of 5, 10 and 15 minutes from it", "1", Timing.OnOneCore(() => Timing.Of(5, () => Isochrone.Of(reach, limitsMs))), "ms");
    }

    private static RoadPoint[] Places(RoadNetwork network, GeoPoint[] points)
    {
        RoadPoint[] places = new RoadPoint[points.Length];
        for (int i = 0; i < points.Length; i++)
        {
            network.TrySnap(points[i], int.MaxValue, out places[i]);
        }

        return places;
    }

    private static void MeasureChanges(RoadNetwork network)
    {
        // A cap that binds nowhere: the file has no costs for it.
        MetricOptions options = new() { SpeedCapKmh = byte.MaxValue - 1 };
        Row("full customization", "1", Timing.OnOneCore(() => Timing.Of(20, () => RoadMetric.Create(network, options).Prepare(1))), "ms", "90");
        Row("full customization", "2", Timing.Of(20, () => RoadMetric.Create(network, options).Prepare(2)), "ms");
        RoadMetric open = RoadMetric.Create(network, options);
        open.Prepare();
        foreach ((int count, string mark) in ((int, string)[])[(1, "1"), (10, ""), (100, "10")])
        {
            string name = $"{count} arc{(count == 1 ? "" : "s")} closed, visible to all queries";
            foreach (int threads in count < 100 ? [1] : (int[])[1, 2])
            {
                double[] ms = threads == 1 ? Timing.OnOneCore(() => Closures(open, count, 1)) : Closures(open, count, threads);
                Row(name, $"{threads}", ms, "ms", mark);
                Row("the same, 95th percentile", $"{threads}", [ms[ms.Length * 95 / 100]], "ms");
            }
        }
    }

    /// <summary>Times of 200 closures of random main arcs, the same for every number of threads; after some that do not count.</summary>
    private static double[] Closures(RoadMetric open, int count, int threads)
    {
        const int Uncounted = 20;
        Random random = new(42);
        double[] ms = [.. Enumerable.Range(0, 200 + Uncounted).Select(_ =>
        {
            ArcSet closed = new(open.Network.ArcCount);
            while (closed.Count < count)
            {
                int arc = random.Next(open.Network.ArcCount);
                if (open.Network.IsMain(arc))
                {
                    closed.Add(arc);
                }
            }

            long from = Stopwatch.GetTimestamp();
            open.WithClosed(closed, threads);
            return Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        }).Skip(Uncounted)];
        Array.Sort(ms);
        return ms;
    }

    private static void MeasureMemory(string built)
    {
        // The program may have been started by its own executable or by dotnet with the assembly.
        string self = Environment.ProcessPath!;
        string[] arguments = Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(City).Assembly.Location, "memory", built] : ["memory", built];
        using Process child = Process.Start(new ProcessStartInfo(self, arguments) { RedirectStandardOutput = true })!;
        string[] parts = child.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries);
        child.WaitForExit();
        double[] mb = [.. parts.Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        Row("managed and mapped memory after use", "", [mb[0] + mb[1]], "MB", "80");
        Row("of it managed", "", [mb[0]], "MB");
        Row("whole process with runtime", "", [mb[2]], "MB");
    }

    private static void Row(string what, string cores, double[] sorted, string unit, string mark = "", double dijkstra = 0)
    {
        string ratio = dijkstra > 0 ? (dijkstra / sorted[0]).ToString("N0", CultureInfo.InvariantCulture) : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {cores} | {sorted[0]:G4} | {sorted[sorted.Length / 2]:G4} | {unit} | {(mark.Length > 0 ? "≤ " + mark : "")} | {ratio} |"));
    }
}
