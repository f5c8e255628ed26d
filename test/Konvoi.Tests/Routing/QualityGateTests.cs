using System.Globalization;
using Konvoi.Routing;
using Konvoi.Tests.Routing.Formats;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Fixed seeds, fixed iterations, a bound on what the plans cost: the search may get better, it may not get worse unnoticed.
/// The mean of three seeds stays within a margin of the best way known, which other random draws fit into and a lost move
/// does not. Never a clock; <c>bench/Konvoi.Bench.Routing</c> measures time.
/// </summary>
public sealed class QualityGateTests
{
    private const int Seeds = 3;

    /// <summary>The best ways are those of runs of 400,000 iterations.</summary>
    [Theory]
    [InlineData("loads", 40_000, 15, 17_316, 0.6)]
    [InlineData("windows", 60_000, 9, 13_491, 1.8)]
    [InlineData("shipments", 20_000, 5, 18_106, 3.5)]
    [InlineData("electric", 5_000, 3, 6_237, 2.0)]
    public void Generated_problems_stay_within_their_margin(string kind, long iterations, int vans, double bestWay, double marginPercent)
    {
        Problem problem = kind switch
        {
            "loads" => GateProblems.Loads(100, seed: 1),
            "windows" => GateProblems.Windows(100, seed: 1),
            "shipments" => GateProblems.Shipments(40, seed: 1),
            _ => GateProblems.Electric(40, seed: 1),
        };
        RequireWithin(
            kind, problem, iterations, vans, bestWay, marginPercent,
            solution => solution.Routes.SelectMany(route => route.Trips).Sum(trip => trip.DistanceDm));
    }

    /// <summary>
    /// The best ways are the best known ones of <c>shared/bench</c>, for r104_21 one with a van more: some of its seeds find the
    /// listed eleven vans, whose way is longer, so its margin holds both.
    /// </summary>
    [Theory]
    [InlineData("solomon/R104.txt", 60_000, 12, 971.5, 1.2)]
    [InlineData("solomon/RC204.txt", 60_000, 5, 783.5, 0.6)]
    [InlineData("x/X-n200-k36.vrp", 60_000, 37, 58578, 1.8)]
    [InlineData("lilim/lr104.txt", 30_000, 9, 1013.39, 0.5)]
    [InlineData("ortec/ORTEC-VRPTW-ASYM-cc05bba4-d1-n200-k15.txt.gz", 20_000, 13, 121959, 3.5)]
    [InlineData("evrptw/r104_21.txt", 20_000, 12, 1077.39, 5.0)]
    [InlineData("evrptw/c203_21.txt", 12_000, 4, 644.98, 2.0)]
    public void Published_instances_stay_within_their_margin(string path, long iterations, int vans, double bestWay, double marginPercent)
    {
        ProblemFile file = SharedInstances.Read(path);
        RequireWithin(path, file.Problem, iterations, vans, bestWay, marginPercent, solution => (double)file.CostOf(solution));
    }

    /// <summary>
    /// Where a unit that fits nowhere takes the place of others (guided ejection), three of these six seeds come down to two
    /// vans; by ruins alone none does. Of seeds 1 to 18 it is eight against two.
    /// </summary>
    [Fact]
    public void A_van_falls_away_more_often_where_a_stop_that_fits_nowhere_takes_the_place_of_others()
    {
        Problem problem = GateProblems.Shipments(30, seed: 5, capacity: 600);
        int[] vans = [.. Enumerable.Range(1, 6).Select(seed => Used(Solver.Solve(problem, new SolverOptions { Seed = (ulong)seed, Iterations = 3_000 })))];
        Assert.True(vans.Count(used => used <= 2) >= 2, $"vans by seed: {string.Join(", ", vans)}");
    }

    private static int Used(Solution solution) => solution.Routes.Count(route => route.Trips.Count > 0);

    private static void RequireWithin(
        string what, Problem problem, long iterations, int vans, double bestWay, double marginPercent, Func<Solution, double> wayOf)
    {
        double sum = 0;
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            Solution solution = Solver.Solve(problem, new SolverOptions { Seed = seed, Iterations = iterations });
            Assert.Empty(Verifier.Check(problem, solution));
            Assert.Empty(solution.Unassigned);
            int used = Used(solution);
            Assert.True(used <= vans, $"{what}, seed {seed}: {used} vans, bound {vans}");
            sum += wayOf(solution);
        }

        double gapPercent = 100 * ((sum / Seeds / bestWay) - 1);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {gapPercent:F2} %"));
        Assert.True(gapPercent <= marginPercent, string.Create(
            CultureInfo.InvariantCulture, $"{what}: mean of {Seeds} seeds {gapPercent:F2} % above {bestWay}, margin {marginPercent} %"));
    }
}
