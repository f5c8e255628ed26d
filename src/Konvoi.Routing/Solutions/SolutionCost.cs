namespace Konvoi.Routing;

/// <summary>
/// The cost of a solution by the formula at <see cref="Problem"/>, from its stated times and ways. The verifier counts anew,
/// with code of its own.
/// </summary>
internal static class SolutionCost
{
    public static long Of(Problem problem, Solution solution)
    {
        long vans = solution.Routes.Sum(route => RouteSchedule.CostOf(problem, route));
        long mostMs = solution.Routes.Max(route => (long?)route.Trips.Sum(trip => trip.ReturnMs - trip.DepartMs)) ?? 0;
        return checked(vans + solution.Unassigned.Sum(job => problem.Jobs[job.Job].Prize) + DockPrice(problem, solution)
            + (long)((Int128)mostMs * problem.BalanceCostPerHour / 3_600_000));
    }

    private static long DockPrice(Problem problem, Solution solution)
    {
        long price = 0;
        foreach (DockLimit limit in problem.Docks)
        {
            List<(long AtMs, int Change)> events = [];
            foreach (RouteTrip trip in solution.Routes.SelectMany(route => route.Trips))
            {
                for (int s = 0; s < trip.Stops.Count; s++)
                {
                    if (IsAt(problem, trip, s, limit.Location))
                    {
                        bool goesOn = s > 0 && IsAt(problem, trip, s - 1, limit.Location);
                        events.Add((goesOn ? trip.Stops[s - 1].DepartMs : trip.Stops[s].StartMs, 1));
                        events.Add((trip.Stops[s].DepartMs, -1));
                    }
                }
            }

            price = checked(price + (long)(Crowding.BeyondMs(events, limit.Docks) * limit.CostPerHour / 3_600_000));
        }

        return price;
    }

    private static bool IsAt(Problem problem, RouteTrip trip, int stop, int location) =>
        trip.Stops[stop].Job >= 0 && problem.Jobs[trip.Stops[stop].Job].Location == location;
}
