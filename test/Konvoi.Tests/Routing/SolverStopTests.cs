using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>The ready-made stops, on a clock that the test turns.</summary>
public sealed class SolverStopTests
{
    [Fact]
    public void A_time_limit_rises_evenly_from_when_it_was_made_and_ends_the_search()
    {
        long nowMs = 5_000;
        ISolverStop stop = SolverStop.After(() => nowMs, 2_000, TestContext.Current.CancellationToken);
        Assert.Equal(0, stop.ProgressPpm(0, 0));
        nowMs += 500;
        Assert.Equal(250_000, stop.ProgressPpm(0, 0));
        nowMs += 1_499;
        Assert.Equal(999_500, stop.ProgressPpm(0, 0));
        nowMs += 1;
        Assert.Equal(ISolverStop.Done, stop.ProgressPpm(0, 0));
        nowMs = long.MaxValue / 2;
        Assert.Equal(ISolverStop.Done, stop.ProgressPpm(0, 0));
        Assert.Equal(ISolverStop.Done, SolverStop.After(() => 7, 0, TestContext.Current.CancellationToken).ProgressPpm(0, 0));
    }

    [Fact]
    public void A_search_takes_as_long_as_its_limit_and_no_longer()
    {
        Problem problem = RandomProblems.Make(20, 4, 2);
        long asked = 0;
        Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = long.MaxValue }, SolverStop.After(() => ++asked, 30, TestContext.Current.CancellationToken));
        Assert.Empty(Verifier.Check(problem, solution));
        Assert.Equal(31, asked);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_cancelled_search_gives_the_best_plan_found(bool isTimed)
    {
        Problem problem = RandomProblems.Make(20, 4, 2);
        using CancellationTokenSource source = new();
        source.Cancel();
        ISolverStop stop = isTimed ? SolverStop.After(() => 0, long.MaxValue, source.Token) : SolverStop.When(source.Token);
        Assert.Empty(Verifier.Check(problem, Solver.Solve(problem, new SolverOptions { Iterations = long.MaxValue }, stop)));
    }

    [Fact]
    public void A_button_that_nobody_presses_leaves_the_pace_to_the_iterations()
    {
        Problem problem = RandomProblems.Make(20, 4, 2);
        SolverOptions options = new() { Iterations = 200 };
        Assert.Equal(Solver.Solve(problem, options).Cost, Solver.Solve(problem, options, SolverStop.When(CancellationToken.None)).Cost);
    }

    [Fact]
    public void What_a_stop_counts_before_the_first_iteration_is_no_part_of_the_search()
    {
        Problem problem = GateProblems.Windows(60, seed: 5);
        SolverOptions options = new() { Iterations = long.MaxValue };
        Solution fresh = Solver.Solve(problem, options, new Even(readyPpm: 0));
        Solution late = Solver.Solve(problem, options, new Even(readyPpm: 500_000));
        Assert.Equal(Describe(fresh), Describe(late));
        Assert.NotEqual(Describe(fresh), Describe(Solver.Solve(problem, new SolverOptions { Iterations = Even.Iterations / 10 })));
    }

    /// <summary>Rises evenly with the iterations, from where getting ready has brought it.</summary>
    private sealed class Even(int readyPpm) : ISolverStop
    {
        public const int Iterations = 10_000;

        public int ProgressPpm(long iterationsDone, long bestCost) =>
            (int)Math.Min(ISolverStop.Done, readyPpm + (iterationsDone * ((ISolverStop.Done - readyPpm) / Iterations)));
    }

    private static string Describe(Solution solution) =>
        string.Join('\n', solution.Routes.SelectMany(route => route.Trips.Select(trip => string.Join(',', trip.Stops.Select(stop => stop.Job)))));

    [Fact]
    public void A_problem_that_cannot_be_searched_is_refused_before_the_search_as_by_it()
    {
        Problem dear = Make(van => van with { CostPerKm = 1_000_000_000 });
        Problem cheap = Make(van => van);
        Problem late = Make(van => van with { Committed = [0], ShiftEndMs = 1 });
        Problem endless = Make(van => van with { CostPerHour = 1_000_000_000, ShiftStartMs = -1_000_000_000_000, ShiftEndMs = 1_000_000_000_000 }, vans: 9_000);
        Assert.Null(Solver.Refusal(cheap));
        Assert.StartsWith("a leg costs up to", Solver.Refusal(dear), StringComparison.Ordinal);
        Assert.StartsWith("vehicle '0': its committed stops cannot be driven", Solver.Refusal(late), StringComparison.Ordinal);
        Assert.StartsWith("a plan costs up to", Solver.Refusal(endless), StringComparison.Ordinal);
        foreach (Problem refused in new[] { dear, late, endless })
        {
            Assert.Equal(Solver.Refusal(refused), Assert.Throws<ArgumentException>(() => Solver.Solve(refused, new SolverOptions())).Message);
        }
    }

    private static Problem Make(Func<Vehicle, Vehicle> van, int vans = 1)
    {
        ProblemBuilder builder = new(2);
        builder.AddProfile("road", [0, 5_000, 5_000, 0], [0, 5_000, 5_000, 0]);
        for (int v = 0; v < vans; v++)
        {
            builder.AddVehicle(van(new Vehicle { Id = $"{v}", Hub = 0, ShiftEndMs = 100_000, CostPerKm = 10_000 }));
        }

        builder.AddJob(new Job { Id = "a", Location = 1 });
        return builder.Build();
    }
}
