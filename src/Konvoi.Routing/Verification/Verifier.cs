namespace Konvoi.Routing;

/// <summary>
/// Judges a solution from the problem alone. Shares no code with the search, so that a fault of one shows in the other.
/// </summary>
public static class Verifier
{
    /// <summary>Every violation found; empty means that the solution is feasible and its cost is right.</summary>
    public static IReadOnlyList<Violation> Check(Problem problem, Solution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        List<Violation> found = [];
        if (!IsWellFormed(problem, solution, found))
        {
            return found;
        }

        CheckEveryJobOnce(problem, solution, found);
        long cost = 0;
        foreach (VehicleRoute route in solution.Routes)
        {
            RouteAudit audit = new(problem, route, found);
            audit.Run();
            cost += audit.Cost;
        }

        foreach (UnassignedJob unassigned in solution.Unassigned)
        {
            cost += problem.Jobs[unassigned.Job].Prize;
        }

        if (cost != solution.Cost)
        {
            found.Add(new Violation(ViolationKind.WrongCost, -1, -1, -1, -1, -1, Math.Abs(solution.Cost - cost),
                $"the stated cost is {solution.Cost}, the routes and the jobs left out cost {cost}"));
        }

        return found;
    }

    /// <summary>Whether every index names something and every number is small enough to add up; otherwise nothing else is judged.</summary>
    private static bool IsWellFormed(Problem problem, Solution solution, List<Violation> found)
    {
        if (solution.Routes.Count != problem.Vehicles.Count)
        {
            found.Add(Malformed(-1, -1, -1, $"{solution.Routes.Count} routes for {problem.Vehicles.Count} vehicles"));
            return false;
        }

        for (int v = 0; v < solution.Routes.Count; v++)
        {
            VehicleRoute route = solution.Routes[v];
            if (route.Vehicle != v)
            {
                found.Add(Malformed(v, -1, -1, $"route {v} belongs to vehicle {route.Vehicle}, expected {v}"));
            }

            for (int t = 0; t < route.Trips.Count; t++)
            {
                CheckTripForm(problem, route.Trips[t], v, t, found);
            }
        }

        foreach (UnassignedJob unassigned in solution.Unassigned)
        {
            if (unassigned.Job < 0 || unassigned.Job >= problem.Jobs.Count)
            {
                found.Add(Malformed(-1, -1, -1, $"unassigned job {unassigned.Job} is outside 0..{problem.Jobs.Count - 1}"));
            }
        }

        return found.Count == 0;
    }

    private static void CheckTripForm(Problem problem, RouteTrip trip, int vehicle, int index, List<Violation> found)
    {
        string where = $"vehicle '{problem.Vehicles[vehicle].Id}', trip {index}";
        if (trip.Stops.Count == 0)
        {
            found.Add(Malformed(vehicle, index, -1, $"{where}: no stops"));
        }

        if (IsHuge(trip.DepartMs) || IsHuge(trip.ReturnMs) || IsHuge(trip.DistanceDm) || IsHuge(trip.ChargedDm) || IsHuge(trip.ChargedMs))
        {
            found.Add(Malformed(vehicle, index, -1, $"{where}: a number is beyond any day"));
        }

        for (int s = 0; s < trip.Stops.Count; s++)
        {
            RouteStop stop = trip.Stops[s];
            if (stop.Job < 0 || stop.Job >= problem.Jobs.Count)
            {
                found.Add(Malformed(vehicle, index, s, $"{where}, stop {s}: job {stop.Job} is outside 0..{problem.Jobs.Count - 1}"));
            }

            if (IsHuge(stop.ArriveMs) || IsHuge(stop.StartMs) || IsHuge(stop.DepartMs))
            {
                found.Add(Malformed(vehicle, index, s, $"{where}, stop {s}: a time is beyond any day"));
            }
        }
    }

    private static bool IsHuge(long value) => value is > 1_000_000_000_000_000 or < -1_000_000_000_000_000;

    private static Violation Malformed(int vehicle, int trip, int stop, string text) =>
        new(ViolationKind.Malformed, vehicle, trip, stop, -1, -1, 1, text);

    private static void CheckEveryJobOnce(Problem problem, Solution solution, List<Violation> found)
    {
        int[] times = new int[problem.Jobs.Count];
        foreach (RouteStop stop in solution.Routes.SelectMany(route => route.Trips).SelectMany(trip => trip.Stops))
        {
            times[stop.Job]++;
        }

        foreach (UnassignedJob unassigned in solution.Unassigned)
        {
            times[unassigned.Job]++;
        }

        for (int j = 0; j < times.Length; j++)
        {
            if (times[j] != 1)
            {
                ViolationKind kind = times[j] == 0 ? ViolationKind.JobMissing : ViolationKind.JobRepeated;
                found.Add(new Violation(kind, -1, -1, -1, j, -1, Math.Abs(times[j] - 1),
                    $"job '{problem.Jobs[j].Id}' is there {times[j]} times, expected once (on a trip or unassigned)"));
            }
        }
    }
}
