using Konvoi.Cli;
using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>
/// A search whose CPU limit starts with the search: start-up apart, as for a library inside a running service. The process
/// has read the instance and has searched two others of the family, so that the code is compiled.
/// </summary>
internal static class WarmMode
{
    /// <summary>CPU time spent on each of the others.</summary>
    public const double WarmUpSeconds = 3;

    public static SolveOutput Solve(BestKnown of, double cpuSeconds, ulong seed)
    {
        BestKnown[] others = [.. BestKnown.Of(of.Family).Where(row => row.Instance != of.Instance)];
        foreach (BestKnown other in (BestKnown[])[others[0], others[^1]])
        {
            Solver.Solve(Read(other).Problem, new SolverOptions { Iterations = long.MaxValue, Seed = seed }, new CpuStop(WarmUpSeconds));
        }

        ProblemFile file = Read(of);
        GC.Collect();
        CpuStop stop = new(cpuSeconds);
        Solution solution = Solver.Solve(file.Problem, new SolverOptions { Iterations = long.MaxValue, Seed = seed }, stop);
        double took = stop.CpuSeconds;
        IReadOnlyList<Violation> violations = Verifier.Check(file.Problem, solution);
        return new SolveOutput
        {
            Cost = (double)file.CostOf(solution),
            Feasible = violations.Count == 0 && solution.Unassigned.Count == 0,
            Routes =
            [
                .. solution.Routes.SelectMany(route => route.Trips)
                    .Select(trip => trip.Stops.Where(stop => stop.Job >= 0).Select(stop => (int)file.Numbers[stop.Job]).ToArray()),
            ],
            Stops = file.ChargerNames.Count == 0 ? null :
            [
                .. solution.Routes.SelectMany(route => route.Trips).Select(trip => trip.Stops
                    .Select(stop => stop.Job >= 0 ? file.Problem.Jobs[stop.Job].Id : file.ChargerNames[stop.Charger]).ToArray()),
            ],
            Iterations = stop.Iterations,
            CpuSeconds = took,
            Seconds = took,
            Trajectory =
            [
                .. stop.Steps.Select(step => (step.CpuSeconds, Cost: file.CostOf(step.Cost)))
                    .Where(step => step.Cost is not null)
                    .Select(step => new double[] { Math.Round(step.CpuSeconds, 3), (double)step.Cost! }),
            ],
        };
    }

    public static ProblemFile Read(BestKnown of) => ProblemReader.Read(PackedFile.Read(of.Path, "an instance"), of.Path);
}
