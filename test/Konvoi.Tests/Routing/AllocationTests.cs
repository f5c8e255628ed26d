using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

public sealed class AllocationTests
{
    /// <summary>What 100 iterations might allocate where each makes one small object.</summary>
    private const long Most = 4_096;

    /// <summary>Buffers may grow in the first half of a search; the second works with what there is.</summary>
    [Theory]
    [InlineData("rich", 4_000)]
    [InlineData("shipments", 10_000)]
    [InlineData("electric", 4_000)]
    [InlineData("annealed", 10_000)]
    [InlineData("bred", 40_000)]
    public void Iterations_allocate_nothing(string kind, long iterations)
    {
        Problem problem = kind switch
        {
            "rich" => RandomProblems.Make(60, 10, 4),
            "shipments" => GateProblems.Shipments(40, seed: 1),
            "electric" => GateProblems.Electric(40, seed: 1),
            "annealed" => GateProblems.Windows(30, seed: 1),
            _ => GateProblems.Windows(60, seed: 1),
        };
        AllocationWatch watch = new(iterations / 2);
        Solver.Solve(problem, new SolverOptions { Iterations = iterations }, watch);
        Assert.InRange(watch.Allocated, 0, Most);
    }

    /// <summary>What the search allocates from an iteration on; what comes before and after the search is not counted.</summary>
    private sealed class AllocationWatch(long fromIteration) : ISolverStop
    {
        private long _before = -1;

        public long Allocated { get; private set; } = -1;

        public int ProgressPpm(long iterationsDone, long bestCost)
        {
            long now = GC.GetAllocatedBytesForCurrentThread();
            _before = _before < 0 && iterationsDone >= fromIteration ? now : _before;
            Allocated = _before < 0 ? -1 : now - _before;
            return 0;
        }
    }
}
