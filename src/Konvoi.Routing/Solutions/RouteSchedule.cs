namespace Konvoi.Routing;

/// <summary>
/// Gives times to an order of stops made elsewhere (by hand, in a file, by another solver): each van is back as early as the
/// order allows, with its breaks placed accordingly, and leaves as late as that permits. Where no times keep every limit,
/// some are given all the same, and <see cref="Verifier"/> names what does not hold. Its clock shares no code with that of the
/// search.
/// </summary>
public static class RouteSchedule
{
    /// <summary>One van's day.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="vehicle">Index of the van.</param>
    /// <param name="trips">
    /// The stops of each trip: of a job only <see cref="RouteStop.Job"/> is read, of a charger only
    /// <see cref="RouteStop.Charger"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The van, a job or a charger is none of the problem's.</exception>
    public static VehicleRoute Of(Problem problem, int vehicle, IReadOnlyList<IReadOnlyList<RouteStop>> trips)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(trips);
        TripLegs[] legs = TripLegs.Of(problem, problem.Vehicles[vehicle], trips);
        return new DayClock(problem.Vehicles[vehicle], legs).Route(vehicle);
    }

    /// <summary>
    /// A whole solution: one list of trips per vehicle. Jobs on none of them are among the unassigned, with the reason
    /// <see cref="UnassignedReason.NotGiven"/>. The cost is whole, by the formula at <see cref="Problem"/>.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// There is not one list per vehicle, or a job or a charger is none of the problem's.
    /// </exception>
    /// <exception cref="OverflowException">The cost leaves 64 bits.</exception>
    public static Solution Solution(Problem problem, IReadOnlyList<IReadOnlyList<IReadOnlyList<RouteStop>>> tripsOfVehicles)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(tripsOfVehicles);
        ArgumentOutOfRangeException.ThrowIfNotEqual(tripsOfVehicles.Count, problem.Vehicles.Count);
        VehicleRoute[] routes = [.. tripsOfVehicles.Select((trips, vehicle) => Of(problem, vehicle, trips))];
        HashSet<int> served = [.. routes.SelectMany(route => route.Trips).SelectMany(trip => trip.Stops).Select(stop => stop.Job)];
        UnassignedJob[] left = [.. Enumerable.Range(0, problem.Jobs.Count).Where(job => !served.Contains(job))
            .Where(job => IsDue(problem, job, served))
            .Select(job => new UnassignedJob(job, UnassignedReason.NotGiven, -1, "it is on no route of the plan"))];
        Solution solution = new() { Routes = routes, Unassigned = left, Cost = 0 };
        return solution with { Cost = SolutionCost.Of(problem, solution) };
    }

    /// <summary>What a van costs: fixed, way, driving, time on trips and overtime, each rounded down (<see cref="Problem"/>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The van, a job or a charger is none of the problem's.</exception>
    /// <exception cref="OverflowException">The cost leaves 64 bits.</exception>
    public static long CostOf(Problem problem, VehicleRoute route)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(route);
        Vehicle van = problem.Vehicles[route.Vehicle];
        if (route.Trips.Count == 0)
        {
            return van.HasLeft ? van.FixedCost : 0;
        }

        long drivingMs = TripLegs.Of(problem, van, [.. route.Trips.Select(trip => trip.Stops)]).Sum(trip => trip.DrivingMs);
        return checked(van.FixedCost
            + Price(route.Trips.Sum(trip => trip.DistanceDm), van.CostPerKm, 10_000)
            + Price(drivingMs, van.CostPerDrivingHour, 3_600_000)
            + Price(route.Trips.Sum(trip => trip.ReturnMs - trip.DepartMs), van.CostPerHour, 3_600_000)
            + Price(Math.Max(0, route.Trips[^1].ReturnMs - van.ShiftEndMs), van.CostPerOvertimeHour, 3_600_000));
    }

    private static long Price(long amount, long rate, long unit) => checked((long)((Int128)amount * rate / unit));

    /// <summary>Of a group that is not served its first job stands among the unassigned, of one that is, none.</summary>
    private static bool IsDue(Problem problem, int job, HashSet<int> served)
    {
        if (problem.Jobs[job].Group is not { } group)
        {
            return true;
        }

        IEnumerable<int> members = Enumerable.Range(0, problem.Jobs.Count).Where(other => problem.Jobs[other].Group == group);
        return members.First() == job && !members.Any(served.Contains);
    }
}
