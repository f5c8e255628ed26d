using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>What several threads find is a plan like any other, whatever their timing.</summary>
public sealed class ThreadsTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Plans_of_several_threads_pass_the_verifier(int threads)
    {
        SolverOptions options = new() { Iterations = 30_000, Threads = threads };
        foreach (Problem problem in (Problem[])[GateProblems.Windows(60, seed: 3), RandomProblems.Make(40, 6, 9)])
        {
            Solution solution = Solver.Solve(problem, options);
            Assert.Empty(Verifier.Check(problem, solution));
            Assert.True(solution.Cost <= Solver.Solve(problem, new SolverOptions { Iterations = 0 }).Cost);
        }
    }

    /// <summary>Shipments know no neighbours before the search asks for them, and several threads ask at once.</summary>
    [Fact]
    public void Several_threads_find_the_neighbours_of_a_large_problem_from_cold()
    {
        Problem problem = GateProblems.Shipments(350, seed: 2);
        for (ulong seed = 0; seed < 4; seed++)
        {
            Solution solution = Solver.Solve(problem, new SolverOptions { Seed = seed, Iterations = 1_500, Threads = 4 });
            Assert.True(Verifier.Check(problem, solution).Count == 0, $"seed {seed}");
        }
    }

    [Fact]
    public void A_fault_of_a_stop_on_any_thread_comes_out_of_the_solver() =>
        Assert.Throws<InvalidOperationException>(() => Solver.Solve(
            GateProblems.Windows(60, seed: 3), new SolverOptions { Iterations = long.MaxValue, Threads = 2 }, new FailingStop()));

    private sealed class FailingStop : ISolverStop
    {
        public int ProgressPpm(long iterationsDone, long bestCost) => iterationsDone > 5_000
            ? throw new InvalidOperationException("no more")
            : (int)(iterationsDone * 10);
    }
}
