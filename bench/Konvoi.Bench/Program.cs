// Speeds of the main job's parts on this machine. Prints a table with machine, date and command; times are the best and
// the median of several runs, for comparing with other rows of the same run and never for a gate.
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Konvoi.Bench;
using Konvoi.Roads;
using Konvoi.Routing;
using Konvoi.Simulation;

string? extract = args.FirstOrDefault(arg => arg.EndsWith(".pbf", StringComparison.Ordinal)) ?? Samples.FindPorto();
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.WriteLine($"# Konvoi bench, {DateTime.UtcNow:yyyy-MM-dd}");
Console.WriteLine();
Console.WriteLine($"- command: `dotnet run --project bench/Konvoi.Bench -c Release{(extract is null ? "" : " -- " + Path.GetFileName(extract))}`");
Console.WriteLine($"- machine: {Machine.Cpu()}, {Environment.ProcessorCount} cores; {RuntimeInformation.OSDescription}; {RuntimeInformation.FrameworkDescription}");
Console.WriteLine($"- load average before the run: {Machine.Load()}");
Console.WriteLine();
Console.WriteLine("| what | on | best | median | unit |");
Console.WriteLine("| --- | --- | ---: | ---: | --- |");

foreach (Sample sample in Samples.All(extract))
{
    Row("import: file or generator to network", sample.Name, Time(5, () => sample.BuildNetwork()), "ms");
    RoadNetwork network = sample.BuildNetwork();
    World world = sample.BuildWorld(network);
    RoadMetric metric = RoadMetric.Create(network, new MetricOptions());
    RoadQuery query = new(metric);
    RoadPoint[] places = [.. world.Layout.Hubs.Select(hub => hub.Place), .. world.Layout.Stations.Select(station => station.Place)];

    (int From, int To)[] pairs = [.. Enumerable.Range(0, 200).Select(i => (i * 7 % places.Length, ((i * 13) + 1) % places.Length)).Where(pair => pair.Item1 != pair.Item2)];
    double[] routeMs = Time(5, () =>
    {
        foreach ((int from, int to) in pairs)
        {
            query.Route(places[from], places[to]);
        }
    });
    Row("routes one to one, geometry not drawn", sample.Name, [.. routeMs.Select(ms => pairs.Length / ms * 1000)], "routes/s", best: Enumerable.Max);
    Row($"matrix {places.Length} x {places.Length} with paths", sample.Name, Time(5, () => query.Matrix(places, places)), "ms");

    DayRunner runner = new(world);
    ulong seed = 0;
    double[] dayMs = Time(5, () => runner.Run(++seed));
    Row("a simulated day, planning and verifying included", sample.Name, dayMs, "ms");
    Row("simulated days", sample.Name, [.. dayMs.Select(ms => 1000 / ms)], "days/s", best: Enumerable.Max);
}

Problem wave = ShuttleDay.Build(jobs: 100, vans: 25, stations: 30);
const int Iterations = 5_000;
double[] solveMs = Time(5, () => Solver.Solve(wave, new SolverOptions { Iterations = Iterations }));
Row("route optimiser", "100 jobs, 25 vans", [.. solveMs.Select(ms => Iterations / ms * 1000)], "iterations/s", best: Enumerable.Max);

static double[] Time(int runs, Action what)
{
    what(); // once for the JIT
    double[] ms = new double[runs];
    for (int i = 0; i < runs; i++)
    {
        long from = Stopwatch.GetTimestamp();
        what();
        ms[i] = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
    }

    return ms;
}

static void Row(string what, string on, double[] values, string unit, Func<IEnumerable<double>, double>? best = null)
{
    double median = values.Order().ElementAt(values.Length / 2);
    Console.WriteLine($"| {what} | {on} | {(best ?? Enumerable.Min)(values):G4} | {median:G4} | {unit} |");
}
