using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Classic problems above the size that is bred as a whole: annealed, cut into parts, bred part by part. Every plan comes
/// together again with each job once.
/// </summary>
public sealed class LargeProblemTests
{
    private const int Stops = 620;

    /// <summary>Bred, the plans cost about 53,000 and 80,800; annealed for as long as before breeding, 54,377 and 81,527.</summary>
    [Theory]
    [InlineData("windows", 1, 53_700)]
    [InlineData("windows", 3, 53_700)]
    [InlineData("loads", 1, 81_100)]
    [InlineData("loads", 2, 81_100)]
    public void Parts_come_together_to_a_better_plan_of_every_job(string kind, int threads, long mostCost)
    {
        Problem problem = Make(kind);
        Solution annealed = Solver.Solve(problem, new SolverOptions { Iterations = LongSearch.FirstIterations });
        LongSearch stop = new();
        Solution bred = Solver.Solve(problem, new SolverOptions { Iterations = long.MaxValue, Threads = threads }, stop);
        Assert.Empty(Verifier.Check(problem, bred));
        Assert.Empty(bred.Unassigned);
        Assert.True(bred.Cost < annealed.Cost && bred.Cost <= mostCost, $"{bred.Cost} bred, {annealed.Cost} annealed, bound {mostCost}");

        // What the parts save is told as they save it; all but what the last of them finds after its last question.
        Assert.InRange(stop.Best, bred.Cost, bred.Cost + 20);
        Assert.True(stop.Asked > LongSearch.FirstIterations + (LongSearch.FurtherIterations * 9 / 10), $"{stop.Asked} iterations");
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan_of_a_large_problem()
    {
        Problem problem = Make("windows");
        SolverOptions options = new() { Seed = 4, Iterations = long.MaxValue };
        Assert.Equal(Describe(Solver.Solve(problem, options, new LongSearch())), Describe(Solver.Solve(problem, options, new LongSearch())));
    }

    private static Problem Make(string kind) => kind == "windows" ? GateProblems.Windows(Stops, seed: 5) : GateProblems.Loads(Stops, seed: 5);

    private static string Describe(Solution solution) =>
        string.Join('\n', solution.Routes.SelectMany(route => route.Trips.Select(trip => string.Join(',', trip.Stops.Select(stop => stop.Job)))));

    /// <summary>
    /// A search that looks long at its first hundredth, so that it is planned as one, and is then soon over: a debug build
    /// checks every move against full recomputation.
    /// </summary>
    private sealed class LongSearch : ISolverStop
    {
        public const int FirstIterations = 2_000;
        public const int FurtherIterations = 60_000;

        public long Asked { get; private set; }

        /// <summary>The best cost that the search has told of last.</summary>
        public long Best { get; private set; } = long.MaxValue;

        public int ProgressPpm(long iterationsDone, long bestCost)
        {
            Asked = iterationsDone;
            Assert.True(bestCost <= Best, $"the best cost rises from {Best} to {bestCost}");
            Best = bestCost;
            return (int)Math.Min(ISolverStop.Done, iterationsDone < FirstIterations
                ? iterationsDone * 5
                : 10_000 + ((iterationsDone - FirstIterations) * 990_000 / FurtherIterations));
        }
    }
}
