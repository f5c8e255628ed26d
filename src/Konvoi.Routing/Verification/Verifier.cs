namespace Konvoi.Routing;

/// <summary>
/// Judges a solution from the problem alone. Shares no code with the search, so that a fault of one shows in the other.
/// </summary>
public static class Verifier
{
    /// <summary>
    /// Every violation found; empty means that the solution is feasible and its cost is right. Of a malformed solution
    /// only the form is judged.
    /// </summary>
    /// <exception cref="OverflowException">A cost leaves 64 bits, which no solution that <see cref="Solver"/> gives does.</exception>
    public static IReadOnlyList<Violation> Check(Problem problem, Solution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        List<Violation> found = [];
        if (!new FormAudit(problem, solution, found).Passes())
        {
            return found;
        }

        long cost = new JobAudit(problem, solution, found).Run();
        long longestMs = 0;
        long[][] onBoard = OnBoard(problem);
        foreach (VehicleRoute route in solution.Routes)
        {
            (long routeCost, long onTripsMs) = RouteAudit.Run(new AuditedRoute(problem, route, onBoard[route.Vehicle], found));
            cost = checked(cost + routeCost);
            longestMs = Math.Max(longestMs, onTripsMs);
        }

        cost += DockAudit.CostOf(problem, solution);
        cost += (long)((Int128)longestMs * problem.BalanceCostPerHour / 3_600_000);
        if (cost != solution.Cost)
        {
            found.Add(new Violation(ViolationKind.WrongCost, -1, -1, -1, -1, -1, Math.Abs(solution.Cost - cost),
                $"the stated cost is {solution.Cost}, the routes and the jobs left out cost {cost}"));
        }

        return found;
    }

    private static long[][] OnBoard(Problem problem)
    {
        long[][] onBoard = new long[problem.Vehicles.Count][];
        for (int v = 0; v < onBoard.Length; v++)
        {
            onBoard[v] = new long[problem.Dimensions.Count];
        }

        foreach (Job job in problem.Jobs)
        {
            for (int d = 0; d < job.Delivery.Length && job.OnBoardOf is not null; d++)
            {
                onBoard[job.OnBoardOf.Value][d] = checked(onBoard[job.OnBoardOf.Value][d] + job.Delivery[d]);
            }
        }

        return onBoard;
    }
}
