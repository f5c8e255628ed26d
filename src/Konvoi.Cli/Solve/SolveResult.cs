using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>What a run of <c>konvoi solve</c> came to.</summary>
internal sealed record SolveResult(
    ProblemFile File, Solution Solution, long Iterations, double CpuSeconds, double Seconds, ulong Seed,
    IReadOnlyList<(double CpuSeconds, long Cost)> Trajectory)
{
    /// <summary>A job with a price may stay out; one that must be served may not.</summary>
    public bool IsFeasible => Solution.Unassigned.All(left => File.Problem.Jobs[left.Job].Prize < Job.MustServe);

    public decimal Cost => File.CostOf(Solution);

    public int Vehicles => Solution.Routes.Count(route => route.Trips.Count > 0);
}
