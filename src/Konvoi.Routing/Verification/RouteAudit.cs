namespace Konvoi.Routing;

/// <summary>Follows one van through its stated day and names what does not hold for it alone.</summary>
internal static class RouteAudit
{
    /// <summary>What the van costs by itself and how long it is on trips, from its recomputed way and its stated times.</summary>
    public static (long Cost, long OnTripsMs) Run(AuditedRoute van)
    {
        if (van.Trips.Count > van.Vehicle.MaxTrips)
        {
            van.Add(ViolationKind.TripCount, van.Vehicle.MaxTrips, -1, van.Trips.Count - van.Vehicle.MaxTrips,
                $"makes {van.Trips.Count} trips, may make {van.Vehicle.MaxTrips}");
        }

        CheckHasLeft(van);
        CheckCommitted(van);
        CheckWays(van);
        for (int t = 0; t < van.Trips.Count; t++)
        {
            CheckAllowed(van, t);
        }

        ClockAudit.Run(van);
        BreakAudit.Run(van);
        LoadAudit.Run(van);
        BatteryAudit.Run(van);
        return CostOf(van);
    }

    private static (long Cost, long OnTripsMs) CostOf(AuditedRoute van)
    {
        Vehicle vehicle = van.Vehicle;
        if (van.Trips.Count == 0)
        {
            return (vehicle.HasLeft ? vehicle.FixedCost : 0, 0);
        }

        long wayDm = 0;
        long drivingMs = 0;
        long onTripsMs = 0;
        for (int t = 0; t < van.Trips.Count; t++)
        {
            wayDm += van.WayDm(t);
            drivingMs += van.DrivingMs(t);
            onTripsMs += van.Trips[t].ReturnMs - van.Trips[t].DepartMs;
        }

        long overtimeMs = Math.Max(0, van.Trips[^1].ReturnMs - vehicle.ShiftEndMs);
        long cost = checked(vehicle.FixedCost
            + Price(wayDm, vehicle.CostPerKm, 10_000)
            + Price(drivingMs, vehicle.CostPerDrivingHour, 3_600_000)
            + Price(onTripsMs, vehicle.CostPerHour, 3_600_000)
            + Price(overtimeMs, vehicle.CostPerOvertimeHour, 3_600_000));
        return (cost, onTripsMs);
    }

    private static long Price(long amount, long rate, long unit) => checked((long)((Int128)amount * rate / unit));

    private static void CheckHasLeft(AuditedRoute van)
    {
        Vehicle vehicle = van.Vehicle;
        if (!vehicle.HasLeft)
        {
            return;
        }

        if (van.Trips.Count == 0)
        {
            van.Add(ViolationKind.HasLeft, -1, -1, 1, "makes no trip, but has left on its first; expected at least the way to its end");
            return;
        }

        if (van.Trips[0].DepartMs != vehicle.ShiftStartMs)
        {
            van.Add(ViolationKind.HasLeftTime, 0, -1, Math.Abs(van.Trips[0].DepartMs - vehicle.ShiftStartMs),
                $"leaves at {van.Trips[0].DepartMs} ms, has left already: expected {vehicle.ShiftStartMs} ms");
        }

        for (int s = 0; s < van.Trips[0].Stops.Count; s++)
        {
            if (van.Trips[0].Stops[s].Job is >= 0 and var j
                && van.Problem.Jobs[j] is { CollectedBy: null, OnBoardOf: null } job
                && job.Delivery.Any(amount => amount > 0))
            {
                van.Add(ViolationKind.HasLeft, 0, s, 1, $"delivers job '{job.Id}', which is not on board of the van that has left");
            }
        }
    }

    private static void CheckCommitted(AuditedRoute van)
    {
        int[] committed = van.Vehicle.Committed;
        IReadOnlyList<RouteStop> stops = van.Trips.Count == 0 ? [] : van.Trips[0].Stops;
        int held = 0;
        while (held < committed.Length && held < stops.Count && stops[held].Job == committed[held])
        {
            held++;
        }

        if (held == committed.Length)
        {
            return;
        }

        string expected = van.Problem.Jobs[committed[held]].Id;
        string there = held == stops.Count ? "the trip has no such stop"
            : stops[held].Job < 0 ? $"there is charger {stops[held].Charger}"
            : $"there is job '{van.Problem.Jobs[stops[held].Job].Id}'";
        van.Add(ViolationKind.Committed, van.Trips.Count == 0 ? -1 : 0, held < stops.Count ? held : -1, committed.Length - held,
            $"is committed to job '{expected}' as stop {held} of its first trip, {there}", job: committed[held]);
    }

    private static void CheckAllowed(AuditedRoute van, int t)
    {
        for (int s = 0; s < van.Trips[t].Stops.Count; s++)
        {
            if (van.Trips[t].Stops[s].Job is >= 0 and var j
                && van.Problem.Jobs[j] is { AllowedVehicles: { } allowed } job
                && !allowed.Contains(van.Van))
            {
                van.Add(ViolationKind.VanNotAllowed, t, s, 1, $"may not serve job '{job.Id}', vehicles {string.Join(", ", allowed)} may");
            }
        }
    }

    private static void CheckWays(AuditedRoute van)
    {
        for (int t = 0; t < van.Trips.Count; t++)
        {
            foreach ((int from, int to, int s) in van.LegsOf(t))
            {
                if (!van.Profile.IsReachable(from, to))
                {
                    van.Add(ViolationKind.Unreachable, t, s, 1, $"no way from location {from} to {to} on profile '{van.Profile.Name}'");
                }
            }

            long wayDm = van.WayDm(t);
            if (wayDm != van.Trips[t].DistanceDm)
            {
                van.Add(ViolationKind.WrongDistance, t, -1, Math.Abs(van.Trips[t].DistanceDm - wayDm),
                    $"the stated way is {van.Trips[t].DistanceDm} dm, its legs add up to {wayDm} dm");
            }

            if (wayDm > van.Vehicle.MaxTripDm)
            {
                van.Add(ViolationKind.TripDistance, t, -1, wayDm - van.Vehicle.MaxTripDm.Value,
                    $"is {wayDm} dm long, may be {van.Vehicle.MaxTripDm} dm");
            }
        }
    }
}
