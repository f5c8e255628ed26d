using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Shipments and electric vans, each judged by O(1) tests of their own, where a van is so dear that the fleet is reduced first.
/// In a build with checks every day on the way is driven in full, and every electric one turned down as well.
/// </summary>
public sealed class DearVansTests
{
    [Theory]
    [InlineData("shipments")]
    [InlineData("electric")]
    public void A_van_is_saved_and_every_job_is_still_served(string kind)
    {
        foreach (ulong seed in (ulong[])[7, 9, 10])
        {
            Problem problem = kind == "shipments" ? GateProblems.Shipments(25, seed) : GateProblems.Electric(25, seed);
            Solution first = Solver.Solve(problem, new SolverOptions { Iterations = 0 });
            Solution later = Solver.Solve(problem, new SolverOptions { Iterations = 1_000 });
            Assert.Empty(Verifier.Check(problem, later));
            Assert.Empty(later.Unassigned);
            Assert.True(Used(later) < Used(first), $"seed {seed}: {Used(later)} vans, {Used(first)} at first");
        }
    }

    private static int Used(Solution solution) => solution.Routes.Count(route => route.Trips.Count > 0);
}
