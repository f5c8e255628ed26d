namespace Konvoi.Routing;

/// <summary>
/// What stands against a job on each van that may serve it, were it the van's only one: limits that the straight way there
/// and back breaks whatever else the van does. Breaks, chargers on the way and committed stops only make a day longer; where
/// they alone stand against it, nothing here does.
/// </summary>
internal sealed class AloneCheck(Instance instance)
{
    private readonly Problem _problem = instance.Problem;
    private readonly JobLayout _layout = instance.Layout;

    /// <summary>The trip that a job could be alone on: from where to where, not before when, with what in the battery.</summary>
    private readonly record struct Trip(int Van, Vehicle Vehicle, int Start, int End, long FromMs, long? MostDm, long ChargeMs);

    /// <summary>The reason of the van that gets furthest.</summary>
    public UnassignedJob Explain(int job)
    {
        UnassignedJob furthest = new(job, UnassignedReason.NotAllowedOnAnyVan, -1, _problem.Jobs[job].AllowedVehicles is [] || _problem.Vehicles.Count == 0
            ? "no vehicle is allowed to serve it"
            : "no vehicle that is still to leave, or has it on board, is allowed to serve it");
        long[] largest = LargestCapacities(job);
        for (int van = 0; van < _problem.Vehicles.Count; van++)
        {
            foreach (Trip trip in _layout.IsAllowed(van, job) ? TripsOf(van, job) : [])
            {
                UnassignedJob refusal = TooLarge(job, trip, largest) ?? TooFar(job, trip) ?? TooLate(job, trip)
                    ?? new UnassignedJob(job, UnassignedReason.NoPlanFound, -1, "no plan for it alone was found") { Vehicle = van };
                furthest = refusal.Reason > furthest.Reason ? refusal : furthest;
            }
        }

        return furthest;
    }

    /// <summary>The first trip, and of a van that has left a second one from its hub.</summary>
    private IEnumerable<Trip> TripsOf(int van, int job)
    {
        VanRules rules = instance.Rules[van];
        Vehicle vehicle = rules.Vehicle;
        long? atStartDm = rules.HasRange ? rules.StartRangeDm : null;
        bool charges = rules.HasRange && vehicle.RechargeMsPerKm is not null;
        long? mostDm = !charges ? atStartDm : _problem.Chargers.Count == 0 ? vehicle.RangeDm : null;
        if (!vehicle.HasLeft)
        {
            bool first = charges && rules.Start == rules.Hub;
            long? reachDm = first || _problem.Chargers.Count > 0 ? mostDm : atStartDm;
            yield return new Trip(van, vehicle, rules.Start, rules.End, vehicle.ShiftStartMs, reachDm, first ? FirstChargeMs(rules, job) : 0);
            yield break;
        }

        bool rides = _layout.OnBoardOf[job] == van || _layout.Collect[job] >= 0 || !_layout.HasDelivery[job];
        if (rides && _layout.ReleaseMs[job] <= vehicle.ShiftStartMs)
        {
            yield return new Trip(van, vehicle, rules.Start, rules.End, vehicle.ShiftStartMs, charges && _problem.Chargers.Count > 0 ? null : atStartDm, 0);
        }

        int back = (rules.Start * instance.Places) + rules.Hub;
        if (vehicle.MaxTrips > 1 && _layout.OnBoardOf[job] < 0 && rules.Travel.Ms[back] != Travel.Forbidden)
        {
            long? leftDm = charges ? mostDm : atStartDm - rules.Travel.Dm[back];
            yield return new Trip(van, vehicle, rules.Hub, rules.End, vehicle.ShiftStartMs + rules.Travel.Ms[back] + vehicle.ReloadMs, leftDm, 0);
        }
    }

    /// <summary>The least that a van charges at its hub before its first trip.</summary>
    private long FirstChargeMs(VanRules rules, int job)
    {
        Profile profile = _problem.ProfileOf(rules.Vehicle);
        if (!profile.IsReachable(rules.Hub, _layout.Place[job]) || !profile.IsReachable(_layout.Place[job], rules.End))
        {
            return 0;
        }

        long wayDm = (long)profile.LengthDm(rules.Hub, _layout.Place[job]) + profile.LengthDm(_layout.Place[job], rules.End);
        long upToDm = rules.Vehicle.ChargeRule == ChargeRule.Full ? rules.Vehicle.RangeDm : Math.Min(wayDm, rules.Vehicle.RangeDm);
        return ChargeTime.Ms(Math.Max(0, upToDm - rules.StartRangeDm), rules.Vehicle.RechargeMsPerKm ?? 0);
    }

    private UnassignedJob? TooLarge(int job, Trip trip, long[] largest)
    {
        Job what = _problem.Jobs[job];
        UnassignedJob? refusal = null;
        for (int d = 0; d < largest.Length; d++)
        {
            long amount = Math.Max(what.Delivery[d], what.Pickup[d]);
            if (amount > largest[d])
            {
                return new UnassignedJob(job, UnassignedReason.TooLargeForEveryVan, d, $"{amount} {_problem.Dimensions[d]}, the largest allowed van holds {largest[d]}")
                {
                    Needed = amount,
                    Limit = largest[d],
                };
            }

            if (amount > trip.Vehicle.Capacity[d])
            {
                refusal ??= new UnassignedJob(job, UnassignedReason.TooLargeForEveryVan, d, $"{amount} {_problem.Dimensions[d]}, vehicle '{trip.Vehicle.Id}' holds {trip.Vehicle.Capacity[d]}")
                {
                    Vehicle = trip.Van,
                    Needed = amount,
                    Limit = trip.Vehicle.Capacity[d],
                };
            }
        }

        return refusal;
    }

    private UnassignedJob? TooFar(int job, Trip trip)
    {
        Profile profile = _problem.ProfileOf(trip.Vehicle);
        int place = _layout.Place[job];
        if (!profile.IsReachable(trip.Start, place) || !profile.IsReachable(place, trip.End))
        {
            return new UnassignedJob(job, UnassignedReason.Unreachable, -1,
                $"no way from location {trip.Start} to location {place} and on to {trip.End} on profile '{profile.Name}'")
            { Vehicle = trip.Van };
        }

        long wayDm = (long)profile.LengthDm(trip.Start, place) + profile.LengthDm(place, trip.End);
        return wayDm > trip.MostDm
            ? Refused(UnassignedReason.BeyondRange, wayDm, trip.MostDm.Value, $"there and back is {wayDm} dm, the battery of vehicle '{trip.Vehicle.Id}' drives {trip.MostDm} dm")
            : wayDm > trip.Vehicle.MaxTripDm
                ? Refused(UnassignedReason.TripTooFar, wayDm, trip.Vehicle.MaxTripDm.Value, $"there and back is {wayDm} dm, a trip of vehicle '{trip.Vehicle.Id}' may be {trip.Vehicle.MaxTripDm} dm")
                : null;

        UnassignedJob Refused(UnassignedReason reason, long neededDm, long limitDm, string text) =>
            new(job, reason, -1, text) { Vehicle = trip.Van, Needed = neededDm, Limit = limitDm };
    }

    private UnassignedJob? TooLate(int job, Trip trip)
    {
        Profile profile = _problem.ProfileOf(trip.Vehicle);
        Job what = _problem.Jobs[job];
        string who = $"vehicle '{trip.Vehicle.Id}'";
        long outMs = profile.DurationMs(trip.Start, what.Location);
        long arriveMs = Math.Max(trip.FromMs + trip.ChargeMs, what.ReleaseMs) + outMs;
        long startMs = _layout.EarliestStartMs(job, arriveMs);
        if (startMs == long.MaxValue)
        {
            return Refused(UnassignedReason.WindowClosed, arriveMs, what.Windows[^1].CloseMs,
                $"{who} is there at {arriveMs} ms at the earliest, the last window closes at {what.Windows[^1].CloseMs} ms");
        }

        long serviceMs = what.ServiceMs + (what.Location == trip.Start ? 0 : _problem.VisitMs(what.Location));
        long homeMs = serviceMs + profile.DurationMs(what.Location, trip.End);
        long tripMs = outMs + homeMs;
        if (tripMs > trip.Vehicle.MaxTripMs)
        {
            return Refused(UnassignedReason.TripTooLong, tripMs, trip.Vehicle.MaxTripMs.Value,
                $"there and back takes {who} {tripMs} ms, a trip may take {trip.Vehicle.MaxTripMs} ms");
        }

        long latestMs = trip.Vehicle.ShiftEndMs + trip.Vehicle.OvertimeMs;
        return startMs + homeMs <= latestMs
            ? null
            : Refused(UnassignedReason.ShiftTooShort, startMs + homeMs, latestMs,
                $"{who} is back at {startMs + homeMs} ms at the earliest, its shift{(trip.Vehicle.OvertimeMs > 0 ? " and overtime end" : " ends")} at {latestMs} ms");

        UnassignedJob Refused(UnassignedReason reason, long neededMs, long limitMs, string text) =>
            new(job, reason, -1, text) { Vehicle = trip.Van, Needed = neededMs, Limit = limitMs };
    }

    private long[] LargestCapacities(int job)
    {
        long[] largest = new long[_problem.Dimensions.Count];
        for (int van = 0; van < _problem.Vehicles.Count; van++)
        {
            for (int d = 0; d < largest.Length && _layout.IsAllowed(van, job); d++)
            {
                largest[d] = Math.Max(largest[d], _problem.Vehicles[van].Capacity[d]);
            }
        }

        return largest;
    }
}
