namespace Konvoi.Routing;

/// <summary>Follows one van through its stated day, stop by stop, and names what does not hold.</summary>
internal sealed class RouteAudit(Problem problem, VehicleRoute route, List<Violation> found)
{
    private readonly Vehicle _vehicle = problem.Vehicles[route.Vehicle];
    private readonly Profile _profile = problem.Profiles[problem.Vehicles[route.Vehicle].Profile];

    private long _distanceDm;
    private long _onTripsMs;

    /// <summary>What the van costs, from its recomputed way and its stated times.</summary>
    public long Cost { get; private set; }

    public void Run()
    {
        if (route.Trips.Count > _vehicle.MaxTrips)
        {
            Add(ViolationKind.TripCount, _vehicle.MaxTrips, -1, -1, route.Trips.Count - _vehicle.MaxTrips,
                $"makes {route.Trips.Count} trips, may make {_vehicle.MaxTrips}");
        }

        long batteryDm = _vehicle.StartRangeDm ?? _vehicle.RangeDm;
        for (int t = 0; t < route.Trips.Count; t++)
        {
            RouteTrip trip = route.Trips[t];
            CheckClock(trip, t);
            CheckDeparture(trip, t);
            CheckStops(trip, t);
            CheckLoad(trip, t);
            long tripDm = WayOf(trip);
            if (tripDm != trip.DistanceDm)
            {
                Add(ViolationKind.WrongDistance, t, -1, -1, Math.Abs(trip.DistanceDm - tripDm),
                    $"the stated way is {trip.DistanceDm} dm, its legs add up to {tripDm} dm");
            }

            CheckBattery(trip, t, tripDm, batteryDm);
            batteryDm = Math.Max(0, Math.Min(batteryDm + trip.ChargedDm, _vehicle.RangeDm) - tripDm);
            _distanceDm += tripDm;
            _onTripsMs += trip.ReturnMs - trip.DepartMs;
        }

        if (route.Trips.Count > 0)
        {
            Cost = _vehicle.FixedCost
                + (long)((Int128)_distanceDm * _vehicle.CostPerKm / 10_000)
                + (long)((Int128)_onTripsMs * _vehicle.CostPerHour / 3_600_000);
        }
    }

    /// <summary>Each stated time must follow from the one before it by driving, waiting or service.</summary>
    private void CheckClock(RouteTrip trip, int t)
    {
        int location = _vehicle.Hub;
        long clockMs = trip.DepartMs;
        for (int s = 0; s < trip.Stops.Count; s++)
        {
            RouteStop stop = trip.Stops[s];
            Job job = problem.Jobs[stop.Job];
            CheckLeg(location, job.Location, clockMs, stop.ArriveMs, "arrives", t, s);
            if (stop.StartMs < stop.ArriveMs)
            {
                Add(ViolationKind.WrongTime, t, s, stop.Job, stop.ArriveMs - stop.StartMs,
                    $"starts at {stop.StartMs} ms, before it arrives at {stop.ArriveMs} ms");
            }

            long serviceMs = job.ServiceMs + (job.Location == location ? 0 : problem.VisitMs(job.Location));
            if (stop.DepartMs != stop.StartMs + serviceMs)
            {
                Add(ViolationKind.WrongTime, t, s, stop.Job, Math.Abs(stop.DepartMs - stop.StartMs - serviceMs),
                    $"departs {stop.DepartMs - stop.StartMs} ms after the start, service takes {serviceMs} ms");
            }

            location = job.Location;
            clockMs = stop.DepartMs;
        }

        CheckLeg(location, _vehicle.Hub, clockMs, trip.ReturnMs, "is back", t, -1);
    }

    private void CheckLeg(int from, int to, long departMs, long statedMs, string verb, int t, int s)
    {
        int job = s < 0 ? -1 : route.Trips[t].Stops[s].Job;
        if (!_profile.IsReachable(from, to))
        {
            Add(ViolationKind.Unreachable, t, s, job, 1, $"no way from location {from} to {to} on profile '{_profile.Name}'");
        }
        else if (statedMs != departMs + _profile.DurationMs(from, to))
        {
            long rightMs = departMs + _profile.DurationMs(from, to);
            Add(ViolationKind.WrongTime, t, s, job, Math.Abs(statedMs - rightMs), $"{verb} at {statedMs} ms, driving gives {rightMs} ms");
        }
    }

    private void CheckDeparture(RouteTrip trip, int t)
    {
        if (trip.DepartMs < _vehicle.ShiftStartMs)
        {
            Add(ViolationKind.Shift, t, -1, -1, _vehicle.ShiftStartMs - trip.DepartMs,
                $"leaves at {trip.DepartMs} ms, the shift starts at {_vehicle.ShiftStartMs} ms");
        }

        if (trip.ReturnMs > _vehicle.ShiftEndMs)
        {
            Add(ViolationKind.Shift, t, -1, -1, trip.ReturnMs - _vehicle.ShiftEndMs,
                $"is back at {trip.ReturnMs} ms, the shift ends at {_vehicle.ShiftEndMs} ms");
        }

        if (trip.ReturnMs - trip.DepartMs > _vehicle.MaxTripMs)
        {
            Add(ViolationKind.TripDuration, t, -1, -1, trip.ReturnMs - trip.DepartMs - _vehicle.MaxTripMs.Value,
                $"takes {trip.ReturnMs - trip.DepartMs} ms, may take {_vehicle.MaxTripMs} ms");
        }

        long readyMs = t == 0
            ? _vehicle.ShiftStartMs + trip.ChargedMs
            : route.Trips[t - 1].ReturnMs + Math.Max(_vehicle.ReloadMs, trip.ChargedMs);
        if (trip.DepartMs < readyMs)
        {
            Add(ViolationKind.HubTime, t, -1, -1, readyMs - trip.DepartMs,
                $"leaves at {trip.DepartMs} ms, loaded and charged only at {readyMs} ms");
        }
    }

    private void CheckStops(RouteTrip trip, int t)
    {
        for (int s = 0; s < trip.Stops.Count; s++)
        {
            RouteStop stop = trip.Stops[s];
            Job job = problem.Jobs[stop.Job];
            if (job.AllowedVehicles is { } allowed && !allowed.Contains(route.Vehicle))
            {
                Add(ViolationKind.VanNotAllowed, t, s, stop.Job, 1, $"may not serve job '{job.Id}'");
            }

            if (trip.DepartMs < job.ReleaseMs)
            {
                Add(ViolationKind.Release, t, s, stop.Job, job.ReleaseMs - trip.DepartMs,
                    $"the trip leaves at {trip.DepartMs} ms, job '{job.Id}' is released at {job.ReleaseMs} ms");
            }

            long outsideMs = job.Windows.Length == 0
                ? 0
                : job.Windows.Min(w => Math.Max(0, Math.Max(w.OpenMs - stop.StartMs, stop.StartMs - w.CloseMs)));
            if (outsideMs > 0)
            {
                Add(ViolationKind.Window, t, s, stop.Job, outsideMs,
                    $"job '{job.Id}' starts at {stop.StartMs} ms, {outsideMs} ms outside its nearest window");
            }
        }
    }

    /// <summary>The worst point of the trip in each dimension; stop -1 is the departure from the hub.</summary>
    private void CheckLoad(RouteTrip trip, int t)
    {
        for (int d = 0; d < _vehicle.Capacity.Length; d++)
        {
            long load = trip.Stops.Sum(stop => problem.Jobs[stop.Job].Delivery[d]);
            long worst = load;
            int worstStop = -1;
            for (int s = 0; s < trip.Stops.Count; s++)
            {
                Job job = problem.Jobs[trip.Stops[s].Job];
                load += job.Pickup[d] - job.Delivery[d];
                if (load > worst)
                {
                    (worst, worstStop) = (load, s);
                }
            }

            if (worst > _vehicle.Capacity[d])
            {
                int job = worstStop < 0 ? -1 : trip.Stops[worstStop].Job;
                Add(ViolationKind.Capacity, t, worstStop, job, worst - _vehicle.Capacity[d],
                    $"{worst} {problem.Dimensions[d]} on board, holds {_vehicle.Capacity[d]}", d);
            }
        }
    }

    private void CheckBattery(RouteTrip trip, int t, long tripDm, long batteryDm)
    {
        long neededDm = Math.Max(0, tripDm - batteryDm);
        if (tripDm > _vehicle.RangeDm)
        {
            Add(ViolationKind.Range, t, -1, -1, tripDm - _vehicle.RangeDm, $"{tripDm} dm, a full battery drives {_vehicle.RangeDm} dm");
        }
        else if (neededDm > 0 && _vehicle.RechargeMsPerKm is null)
        {
            Add(ViolationKind.Range, t, -1, -1, neededDm, $"{tripDm} dm, the battery holds {batteryDm} dm and the van does not charge");
        }
        else if (trip.ChargedDm != neededDm)
        {
            Add(ViolationKind.Charge, t, -1, -1, Math.Abs(trip.ChargedDm - neededDm),
                $"charges {trip.ChargedDm} dm, the trip needs {neededDm} dm beyond the {batteryDm} dm it has");
        }

        Int128 chargeMs = ((Int128)trip.ChargedDm * (_vehicle.RechargeMsPerKm ?? 0) + 9_999) / 10_000;
        if (chargeMs != trip.ChargedMs)
        {
            Add(ViolationKind.Charge, t, -1, -1, (long)Int128.Abs(trip.ChargedMs - chargeMs),
                $"charges for {trip.ChargedMs} ms, {trip.ChargedDm} dm take {chargeMs} ms");
        }
    }

    private long WayOf(RouteTrip trip)
    {
        long way = 0;
        int location = _vehicle.Hub;
        foreach (RouteStop stop in trip.Stops)
        {
            way += LegDm(location, problem.Jobs[stop.Job].Location);
            location = problem.Jobs[stop.Job].Location;
        }

        return way + LegDm(location, _vehicle.Hub);
    }

    private long LegDm(int from, int to) => _profile.IsReachable(from, to) ? _profile.LengthDm(from, to) : 0;

    private void Add(ViolationKind kind, int t, int s, int job, long amount, string text, int dimension = -1)
    {
        string where = (t, s) switch
        {
            ( < 0, _) => $"vehicle '{_vehicle.Id}'",
            (_, < 0) => $"vehicle '{_vehicle.Id}', trip {t}",
            _ => $"vehicle '{_vehicle.Id}', trip {t}, stop {s}",
        };
        found.Add(new Violation(kind, route.Vehicle, t, s, job, dimension, amount, $"{where}: {text}"));
    }
}
