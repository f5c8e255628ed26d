using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>The same problem with other vans or jobs, or with jobs more.</summary>
internal static class ProblemCopies
{
    public static Problem With(
        Problem problem, Func<int, Vehicle, Vehicle>? van = null, Func<int, Job, Job>? job = null, IEnumerable<Job>? more = null)
    {
        ProblemBuilder builder = new(problem.LocationCount, [.. problem.Dimensions]);
        int n = problem.LocationCount;
        foreach (Profile profile in problem.Profiles)
        {
            builder.AddProfile(
                profile.Name,
                [.. Enumerable.Range(0, n * n).Select(i => profile.DurationMs(i / n, i % n))],
                [.. Enumerable.Range(0, n * n).Select(i => profile.LengthDm(i / n, i % n))]);
        }

        for (int v = 0; v < problem.Vehicles.Count; v++)
        {
            builder.AddVehicle(van is null ? problem.Vehicles[v] : van(v, problem.Vehicles[v]));
        }

        for (int j = 0; j < problem.Jobs.Count; j++)
        {
            builder.AddJob(job is null ? problem.Jobs[j] : job(j, problem.Jobs[j]));
        }

        foreach (Job another in more ?? [])
        {
            builder.AddJob(another);
        }

        for (int location = 0; location < n; location++)
        {
            builder.SetVisitMs(location, problem.VisitMs(location));
        }

        foreach (int charger in problem.Chargers)
        {
            builder.AddCharger(charger);
        }

        foreach (DockLimit limit in problem.Docks)
        {
            builder.SetDocks(limit);
        }

        builder.SetBalance(problem.BalanceCostPerHour);
        return builder.Build();
    }

    /// <summary>
    /// Filled up with jobs that no van may serve and nobody misses: the optimum stays, and brute force need not see them. The search
    /// treats a problem of a dozen jobs in a way of its own, and is to be compared as it treats larger ones.
    /// </summary>
    public static Problem WithNobodysJobs(Problem problem, int jobs) => With(problem, more: Fill(
        problem, jobs, new Job { Id = "", Location = 0, AllowedVehicles = [], Prize = 0 }));

    /// <summary>
    /// Filled up with jobs at the hub that are to be served and take nothing, no room, time or way: the optimum stays, where ways
    /// keep the triangle inequality and some van drives from that hub anyway.
    /// </summary>
    public static Problem WithFreeJobs(Problem problem, int jobs) => With(problem, more: Fill(
        problem, jobs, new Job { Id = "", Location = problem.Vehicles[0].Hub }));

    private static IEnumerable<Job> Fill(Problem problem, int jobs, Job job) =>
        Enumerable.Range(problem.Jobs.Count, jobs - problem.Jobs.Count).Select(j => job with { Id = $"more {j}" });
}
