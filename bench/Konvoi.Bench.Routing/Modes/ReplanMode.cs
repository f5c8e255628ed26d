using System.Diagnostics;
using System.Globalization;
using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>
/// Live re-planning: 40 vans out on their rounds, 400 stops ahead, one parcel more. How long from the matrix to a verified
/// plan, and how far its cost is from what a long search finds from the same start.
/// </summary>
internal static class ReplanMode
{
    private const int Open = 400;
    private const int Days = 5;

    /// <param name="budgetMs">Wall time after which the search ends, from before the problem is built.</param>
    /// <param name="referenceSeconds">CPU time of the search that the cost is compared to.</param>
    /// <param name="morningSeconds">CPU time of each day's first plan, made before the vans leave.</param>
    /// <returns>The table, and whether every plan stood.</returns>
    public static (string Table, bool Stands) Run(int repeats, double budgetMs, double referenceSeconds, double morningSeconds)
    {
        List<double> ms = [];
        List<double> excess = [];
        List<string> faults = [];
        for (int day = 0; day <= Days; day++)
        {
            DeliveryTown town = new((ulong)(day + 1));
            Problem morning = town.Build(Enumerable.Range(0, DeliveryTown.Vans).Select(DeliveryTown.Van), town.Jobs);
            Solution plan = Solver.Solve(morning, Long(null), new CpuStop(morningSeconds));
            if (plan.Unassigned.Count > 0)
            {
                faults.Add($"{town}: the first plan leaves {plan.Unassigned.Count} parcels out: {plan.Unassigned[0].Text}");
                continue;
            }

            LiveMoment moment = new(morning, plan, Open);
            // The first day only warms up.
            for (int i = 0; i < repeats / Days; i++)
            {
                (double tookMs, double more, string? fault) = Once(town, moment, i, budgetMs, day == 0 ? 0.1 : referenceSeconds);
                if (day > 0)
                {
                    ms.Add(tookMs);
                    excess.Add(more);
                }

                if (fault is not null)
                {
                    faults.Add($"{town}, parcel {i}: {fault}");
                }

                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{town}, parcel {i}: {tookMs:F1} ms, {more:F2} % {fault}"));
            }
        }

        string table = ms.Count == 0 ? "No plan was made.\n" : Table(ms, excess, budgetMs, referenceSeconds, morningSeconds);
        return (table + string.Concat(faults.Select(fault => $"- FAULT {fault}\n")), faults.Count == 0);
    }

    private static (double Ms, double ExcessPercent, string? Fault) Once(
        DeliveryTown town, LiveMoment moment, int number, double budgetMs, double referenceSeconds)
    {
        Solution start = moment.Start;
        Job[] jobs = [.. moment.Jobs, DeliveryTown.Late(number, moment.NowMs)];

        long from = Stopwatch.GetTimestamp();
        Problem problem = town.Build(moment.Vans, jobs);
        Solution found = Solver.Solve(problem, Long(start), new WallStop(from, budgetMs));
        IReadOnlyList<Violation> violations = Verifier.Check(problem, found);
        double ms = Stopwatch.GetElapsedTime(from).TotalMilliseconds;

        Solution reference = Solver.Solve(problem, Long(start), new CpuStop(referenceSeconds));
        string? fault = violations.Count > 0 ? violations[0].Text
            : found.Unassigned.Count > 0 ? $"left out: {found.Unassigned[0].Text}"
            : Verifier.Check(problem, reference).Count > 0 ? "the reference is not feasible"
            : null;
        return (ms, 100.0 * (found.Cost - reference.Cost) / reference.Cost, fault);
    }

    private static SolverOptions Long(Solution? start) => new() { Iterations = long.MaxValue, Start = start };

    private static string Table(List<double> ms, List<double> excess, double budgetMs, double referenceSeconds, double morningSeconds) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {DeliveryTown.Vans} vans, most of them on the road; {Open} stops ahead, those on board bound to their van, the next of each van
        committed; one parcel more. Time from the given matrix (problem built, search of the plan's rest ended after {budgetMs} ms
        in all, plan verified); cost above what {referenceSeconds} CPU seconds find from the same start. The morning's plan took
        {morningSeconds} CPU seconds. {ms.Count} repeats.

        | | p50 | p95 | worst | mark |
        | --- | ---: | ---: | ---: | ---: |
        | ms to a verified plan | {Percentile(ms, 50):F1} | {Percentile(ms, 95):F1} | {ms.Max():F1} | p95 < 100 |
        | cost above the reference, % | {Percentile(excess, 50):F2} | {Percentile(excess, 95):F2} | {excess.Max():F2} | ≤ 2 |


        """);

    private static double Percentile(List<double> values, int percent) =>
        values.Order().ElementAt((int)Math.Ceiling(values.Count * percent / 100.0) - 1);
}
