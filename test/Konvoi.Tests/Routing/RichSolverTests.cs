using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>Problems with every feature at once, beyond what one feature's optimum shows.</summary>
public sealed partial class RichSolverTests
{
    [Fact]
    public void The_same_seed_gives_the_same_solution_of_a_rich_problem()
    {
        Problem problem = RandomProblems.MakeRich(40, 8, 7);
        SolverOptions options = new() { Seed = 3, Iterations = 200 };
        Assert.Equal(Describe(Solver.Solve(problem, options)), Describe(Solver.Solve(problem, options)));
    }

    private static string Describe(Solution solution) => string.Join('\n',
        solution.Routes.SelectMany(route => route.Trips.Select(trip => $"{route.Vehicle} {trip} {string.Join(',', trip.Stops)} {string.Join(',', route.Breaks)}"))
            .Concat(solution.Unassigned.Select(job => job.ToString())).Append($"{solution.Cost}"));
}
