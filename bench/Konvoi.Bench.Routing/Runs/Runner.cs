using System.Globalization;
using System.Text.Json;

namespace Konvoi.Bench.Routing;

/// <summary>Runs what is not finished, several children side by side where asked, and checks every solution twice.</summary>
/// <param name="store">Where finished runs are found and kept.</param>
/// <param name="jobs">Children at a time; more than the machine has cores makes every CPU second worth less.</param>
internal sealed class Runner(RowStore<RunKey, RunRow> store, int jobs)
{
    /// <summary>Konvoi promises the file's own times, doubles included.</summary>
    private const double KonvoiTolerance = 1e-6;

    /// <summary>OR-Tools counts doubles in thousandths, rounded to the nearest, over a route.</summary>
    private const double OrToolsTolerance = 0.01;

    /// <returns>A row per key, in the order asked for.</returns>
    public async Task<IReadOnlyList<RunRow>> RunAsync(IReadOnlyList<(BestKnown Of, RunKey Key)> runs, CancellationToken cancel)
    {
        RunRow[] rows = new RunRow[runs.Count];
        int done = 0;
        ParallelOptions options = new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancel };
        await Parallel.ForAsync(0, runs.Count, options, async (i, token) =>
        {
            (BestKnown of, RunKey key) = runs[i];
            RunRow? known = store.Find(key);
            rows[i] = known ?? await RunOneAsync(of, key, token);
            string gap = rows[i].Cost is { } cost ? string.Create(CultureInfo.InvariantCulture, $"{of.GapPercent(cost):F2} %") : "no solution";
            string fault = rows[i].Faults.Length > 0 ? $"  FAULT {rows[i].Faults[0]}" : "";
            string again = known is null ? "" : " (known)";
            Console.Error.WriteLine($"[{Interlocked.Increment(ref done)}/{runs.Count}] {key}: {gap}, {rows[i].Vehicles} vehicles{again}{fault}");
        });
        return rows;
    }

    private async Task<RunRow> RunOneAsync(BestKnown of, RunKey key, CancellationToken cancel)
    {
        string limit = key.LimitSeconds.ToString(CultureInfo.InvariantCulture);
        string seed = key.Seed.ToString(CultureInfo.InvariantCulture);
        string self = typeof(Runner).Assembly.Location;
        string[] target = key.UntilListed ? ["--target", of.Target] : [];
        (string program, string[] arguments) = (key.Solver, key.Mode) switch
        {
            (RunKey.OrTools, RunMode.SearchCpu) => (self, ["peer", of.Family.Name, of.Instance, "--cpu", limit, "--from-search"]),
            (RunKey.OrTools, _) => (self, ["peer", of.Family.Name, of.Instance, "--cpu", limit]),
            (_, RunMode.Cpu) => (BenchData.Konvoi, ["solve", of.Path, "--cpu", limit, "--seed", seed, .. target, "--json"]),
            (_, RunMode.SearchCpu) => (self, ["warm", of.Family.Name, of.Instance, "--cpu", limit, "--seed", seed]),
            (_, RunMode.WallOneThread) => (BenchData.Konvoi, ["solve", of.Path, "--time", limit, "--threads", "1", "--seed", seed, "--json"]),
            _ => (BenchData.Konvoi, (string[])["solve", of.Path, "--time", limit, "--threads", "2", "--seed", seed, "--json"]),
        };
        (int exitCode, string output, string error) = await Child.RunAsync(program, arguments, (20 * key.LimitSeconds) + 120, cancel);
        RunRow row = Judge(of, key, exitCode, output, error);
        if (key is { Solver: RunKey.Konvoi, Mode: not RunMode.SearchCpu } && row.Cost is not null)
        {
            row = row with { Faults = [.. row.Faults, .. await CheckAsync(of, output, cancel)] };
        }

        store.Add(row);
        return row;
    }

    private static RunRow Judge(BestKnown of, RunKey key, int exitCode, string output, string error)
    {
        RunRow row = new() { Key = key, At = DateTime.UtcNow };
        try
        {
            SolveOutput solved = JsonSerializer.Deserialize<SolveOutput>(output, Json.Options)!;
            Instance instance = Instance.Read(of);
            int[][] routes = [.. solved.NodesOf(instance).Where(route => route.Length > 0)];
            (double cost, int vehicles, IReadOnlyList<string> faults) =
                Recost.Of(instance, routes, key.Solver == RunKey.Konvoi ? KonvoiTolerance : OrToolsTolerance);
            List<string> all = [.. faults];
            if (Math.Abs(cost - solved.Cost) > 1e-6 * cost)
            {
                all.Add($"the solver states cost {solved.Cost:R}, the routes cost {cost:R}");
            }

            return row with
            {
                Finished = true,
                Cost = solved.Feasible && solved.Unassigned.Length == 0 ? cost : null,
                Vehicles = vehicles,
                Faults = solved.Feasible ? [.. all] : [],
                Iterations = solved.Iterations,
                CpuSeconds = solved.CpuSeconds,
                Seconds = solved.Seconds,
                Trajectory = solved.Trajectory,
                Routes = routes,
            };
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException)
        {
            string said = error.Length > 500 ? error[..500] : error;
            return row with { Faults = [$"exit code {exitCode}: {(said.Length > 0 ? said : unreadable.Message)}".ReplaceLineEndings(" ")] };
        }
    }

    /// <summary>What <c>konvoi check</c> finds.</summary>
    private static async Task<IReadOnlyList<string>> CheckAsync(BestKnown of, string solution, CancellationToken cancel)
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, solution, cancel);
            (int exitCode, string output, string error) = await Child.RunAsync(BenchData.Konvoi, ["check", of.Path, file, "--json"], 120, cancel);
            return exitCode == 0 ? [] : [$"konvoi check: {output} {error}".ReplaceLineEndings(" ")];
        }
        finally
        {
            File.Delete(file);
        }
    }
}
