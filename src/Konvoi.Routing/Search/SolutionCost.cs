namespace Konvoi.Routing;

/// <summary>The cost of a solution by the formula at <see cref="Problem"/>, from its stated times and ways.</summary>
internal static class SolutionCost
{
    public static long Of(Problem problem, Solution solution)
    {
        long cost = 0;
        long mostMs = 0;
        foreach (VehicleRoute route in solution.Routes)
        {
            Vehicle vehicle = problem.Vehicles[route.Vehicle];
            if (route.Trips.Count == 0)
            {
                continue;
            }

            long onTripsMs = route.Trips.Sum(trip => trip.ReturnMs - trip.DepartMs);
            mostMs = Math.Max(mostMs, onTripsMs);
            cost += vehicle.FixedCost
                + Share(route.Trips.Sum(trip => trip.DistanceDm), vehicle.CostPerKm, 10_000)
                + Share(DrivingMs(problem, vehicle, route), vehicle.CostPerDrivingHour, 3_600_000)
                + Share(onTripsMs, vehicle.CostPerHour, 3_600_000)
                + Share(Math.Max(0, route.Trips[^1].ReturnMs - vehicle.ShiftEndMs), vehicle.CostPerOvertimeHour, 3_600_000);
        }

        return cost + solution.Unassigned.Sum(job => problem.Jobs[job.Job].Prize) + DockPrice(problem, solution)
            + Share(mostMs, problem.BalanceCostPerHour, 3_600_000);
    }

    private static long DrivingMs(Problem problem, Vehicle vehicle, VehicleRoute route)
    {
        Profile profile = problem.ProfileOf(vehicle);
        long drivingMs = 0;
        for (int t = 0; t < route.Trips.Count; t++)
        {
            int at = t == 0 ? vehicle.StartLocation ?? vehicle.Hub : vehicle.Hub;
            foreach (RouteStop stop in route.Trips[t].Stops)
            {
                int place = stop.Job >= 0 ? problem.Jobs[stop.Job].Location : problem.Chargers[stop.Charger];
                drivingMs += profile.DurationMs(at, place);
                at = place;
            }

            drivingMs += profile.DurationMs(at, t == route.Trips.Count - 1 ? vehicle.EndLocation ?? vehicle.Hub : vehicle.Hub);
        }

        return drivingMs;
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

            events.Sort();
            Int128 crowdedMs = 0;
            long lastMs = 0;
            int inside = 0;
            foreach ((long atMs, int change) in events)
            {
                crowdedMs += (Int128)Math.Max(0, inside - limit.Docks) * (atMs - lastMs);
                inside += change;
                lastMs = atMs;
            }

            price += (long)(crowdedMs * limit.CostPerHour / 3_600_000);
        }

        return price;
    }

    private static bool IsAt(Problem problem, RouteTrip trip, int stop, int location) =>
        trip.Stops[stop].Job >= 0 && problem.Jobs[trip.Stops[stop].Job].Location == location;

    private static long Share(long amount, long rate, long unit) => (long)((Int128)amount * rate / unit);
}
