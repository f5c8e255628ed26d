using CsCheck;
using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

public sealed class SolverTests
{
    [Fact]
    public void Every_solution_of_random_problems_passes_the_verifier() =>
        Gen.Select(Gen.Int[1, 25], Gen.Int[1, 6], Gen.ULong).Sample(
            (jobs, vans, seed) =>
            {
                Problem problem = RandomProblems.Make(jobs, vans, seed);
                Solution solution = Solver.Solve(problem, new SolverOptions { Seed = seed, Iterations = 60 });
                Assert.Empty(Verifier.Check(problem, solution));
            },
            iter: 400);

    [Fact]
    public void Tiny_problems_are_solved_to_the_optimum_of_brute_force_and_never_below()
    {
        const int Problems = 150;
        int optimal = 0;
        for (int i = 0; i < Problems; i++)
        {
            Problem problem = RandomProblems.Make(2 + (i % 4), 2, (ulong)i, multipleWindows: i % 2 == 0);
            Solution solution = Solver.Solve(problem, new SolverOptions { Seed = 1, Iterations = 300 });
            long optimum = BruteForce.OptimalCost(problem);
            Assert.Empty(Verifier.Check(problem, solution));
            Assert.True(solution.Cost >= optimum, $"problem {i}: {solution.Cost} is below the optimum {optimum}");
            optimal += solution.Cost == optimum ? 1 : 0;
        }

        Assert.True(optimal >= Problems * 98 / 100, $"{optimal} of {Problems} solved to the optimum");
    }

    [Fact]
    public void The_same_seed_gives_the_same_solution()
    {
        Problem problem = RandomProblems.Make(40, 8, 7);
        Solution first = Solver.Solve(problem, new SolverOptions { Seed = 3, Iterations = 400 });
        Solution second = Solver.Solve(problem, new SolverOptions { Seed = 3, Iterations = 400 });
        Assert.Equal(Describe(first), Describe(second));
    }

    /// <summary>Vans hold so much that the fleet is reduced first, below what the first plan needs.</summary>
    [Theory]
    [InlineData("shipments")]
    [InlineData("electric")]
    public void The_same_seed_gives_the_same_solution_of_a_problem_with_dear_vans(string kind)
    {
        Problem problem = kind == "shipments" ? GateProblems.Shipments(30, seed: 5, capacity: 600) : GateProblems.Electric(30, seed: 1, capacity: 600);
        SolverOptions options = new() { Seed = 3, Iterations = 1_000 };
        Assert.Equal(Describe(Solver.Solve(problem, options)), Describe(Solver.Solve(problem, options)));
    }

    [Fact]
    public void A_later_day_is_planned_the_same()
    {
        Problem today = RandomProblems.Make(30, 5, 11);
        Problem later = RandomProblems.Make(30, 5, 11, shiftByMs: 86_400_000);
        SolverOptions options = new() { Seed = 5, Iterations = 300 };
        Assert.Equal(Solver.Solve(today, options).Cost, Solver.Solve(later, options).Cost);
    }

    [Fact]
    public void More_iterations_never_cost_more_than_the_first_solution()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            Problem problem = RandomProblems.Make(40, 6, seed);
            long first = Solver.Solve(problem, new SolverOptions { Iterations = 0 }).Cost;
            long later = Solver.Solve(problem, new SolverOptions { Iterations = 300 }).Cost;
            Assert.True(later <= first, $"seed {seed}: {later} after {first}");
        }
    }

    [Fact]
    public void A_stop_ends_the_search_between_iterations()
    {
        Problem problem = RandomProblems.Make(20, 4, 2);
        StopAfter stop = new(32);
        Solution stopped = Solver.Solve(problem, new SolverOptions { Iterations = int.MaxValue }, stop);
        Assert.Equal(32, stop.Asked);
        Assert.Empty(Verifier.Check(problem, stopped));
    }

    [Fact]
    public void A_problem_without_jobs_or_without_vans_has_a_solution()
    {
        Problem noJobs = RandomProblems.Make(0, 2, 1);
        Assert.Equal(0, Solver.Solve(noJobs, new SolverOptions()).Cost);

        ProblemBuilder builder = new(2);
        builder.AddJob(new Job { Id = "a", Location = 1, Prize = 5 });
        Problem noVans = builder.Build();
        Solution solution = Solver.Solve(noVans, new SolverOptions { Iterations = 10 });
        Assert.Equal(5, solution.Cost);
        Assert.Equal(UnassignedReason.NotAllowedOnAnyVan, Assert.Single(solution.Unassigned).Reason);
    }

    private static string Describe(Solution solution) => string.Join('\n',
        solution.Routes.SelectMany(route => route.Trips.Select(trip => $"{route.Vehicle} {trip} {string.Join(',', trip.Stops)}"))
            .Concat(solution.Unassigned.Select(job => job.ToString())).Append($"{solution.Cost}"));

    private sealed class StopAfter(int iterations) : ISolverStop
    {
        public long Asked { get; private set; }

        public int ProgressPpm(long iterationsDone, long bestCost)
        {
            Asked = iterationsDone;
            return iterationsDone >= iterations ? ISolverStop.Done : 0;
        }
    }
}
