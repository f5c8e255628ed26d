using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>Says why a unit is left out, by trying its jobs alone on every van that they may ride on.</summary>
internal sealed class Refusals
{
    private readonly Instance _instance;
    private readonly Tours _tours;
    private readonly Placing _placing;
    private readonly Problem _problem;

    public Refusals(Instance instance, Tours tours)
    {
        _instance = instance;
        _tours = tours;
        _problem = instance.Problem;
        _placing = new Placing(instance, tours, new Rng(0)) { Blinks = false };
    }

    /// <summary>One entry for a job or a group, two for a shipment.</summary>
    public IEnumerable<UnassignedJob> Explain(int unit)
    {
        UnassignedJob first = ExplainJob(unit, unit);
        int deliver = _instance.Layout.Deliver[unit];
        if (deliver < 0)
        {
            return [first];
        }

        UnassignedJob second = ExplainJob(deliver, unit);
        bool secondDecides = first.Reason >= UnassignedReason.NotWorthThePrize;
        return secondDecides ? [second with { Job = unit }, second] : [first, first with { Job = deliver }];
    }

    private UnassignedJob ExplainJob(int job, int unit)
    {
        UnassignedJob furthest = new(job, UnassignedReason.NotAllowedOnAnyVan, -1, "no vehicle is allowed to serve it");
        for (int van = 0; van < _problem.Vehicles.Count; van++)
        {
            if (_problem.Jobs[job].AllowedVehicles is { } allowed && !allowed.Contains(van))
            {
                continue;
            }

            UnassignedJob? refusal = TryAlone(job, _problem.Vehicles[van]);
            if (refusal is null)
            {
                return ExplainBesideOthers(job, unit);
            }

            if (refusal.Reason > furthest.Reason)
            {
                furthest = refusal;
            }
        }

        return furthest;
    }

    /// <summary>Null if the van could serve the job as its only one.</summary>
    private UnassignedJob? TryAlone(int job, Vehicle vehicle)
    {
        Job what = _problem.Jobs[job];
        for (int d = 0; d < vehicle.Capacity.Length; d++)
        {
            if (Math.Max(what.Delivery[d], what.Pickup[d]) > LargestCapacity(what, d))
            {
                return new UnassignedJob(job, UnassignedReason.TooLargeForEveryVan, d,
                    $"{Math.Max(what.Delivery[d], what.Pickup[d])} {_problem.Dimensions[d]}, the largest allowed van holds {LargestCapacity(what, d)}");
            }
        }

        for (int d = 0; d < vehicle.Capacity.Length; d++)
        {
            if (Math.Max(what.Delivery[d], what.Pickup[d]) > vehicle.Capacity[d])
            {
                return new UnassignedJob(job, UnassignedReason.TooLargeForEveryVan, d,
                    $"{Math.Max(what.Delivery[d], what.Pickup[d])} {_problem.Dimensions[d]}, vehicle '{vehicle.Id}' holds {vehicle.Capacity[d]}");
            }
        }

        Profile profile = _problem.ProfileOf(vehicle);
        int start = vehicle.StartLocation ?? vehicle.Hub;
        int end = vehicle.EndLocation ?? vehicle.Hub;
        if (!profile.IsReachable(start, what.Location) || !profile.IsReachable(what.Location, end))
        {
            return new UnassignedJob(job, UnassignedReason.Unreachable, -1,
                $"no way from location {start} to location {what.Location} and on to {end} on profile '{profile.Name}'");
        }

        long wayDm = (long)profile.LengthDm(start, what.Location) + profile.LengthDm(what.Location, end);
        long atStartDm = vehicle.StartRangeDm ?? vehicle.RangeDm;
        long mostDm = vehicle.RechargeMsPerKm is null ? atStartDm : vehicle.RangeDm;
        if (wayDm > mostDm && (_problem.Chargers.Count == 0 || vehicle.RechargeMsPerKm is null))
        {
            return new UnassignedJob(job, UnassignedReason.BeyondRange, -1,
                $"there and back is {wayDm} dm, the battery of vehicle '{vehicle.Id}' drives {mostDm} dm");
        }

        if (wayDm > vehicle.MaxTripDm)
        {
            return new UnassignedJob(job, UnassignedReason.TripTooLong, -1,
                $"there and back is {wayDm} dm, a trip of vehicle '{vehicle.Id}' may be {vehicle.MaxTripDm} dm");
        }

        Int128 chargeMs = ((Math.Max(0, wayDm - atStartDm) * (Int128)(vehicle.RechargeMsPerKm ?? 0)) + 9_999) / 10_000;
        return TryAloneInTime(job, vehicle, profile, (long)chargeMs);
    }

    private UnassignedJob? TryAloneInTime(int job, Vehicle vehicle, Profile profile, long chargeMs)
    {
        Job what = _problem.Jobs[job];
        long outMs = profile.DurationMs(vehicle.StartLocation ?? vehicle.Hub, what.Location);
        long arriveMs = Math.Max(vehicle.ShiftStartMs + chargeMs, what.ReleaseMs) + outMs;
        long startMs = arriveMs;
        if (what.Windows.Length > 0)
        {
            int open = Array.FindIndex(what.Windows, window => arriveMs <= window.CloseMs);
            if (open < 0)
            {
                return new UnassignedJob(job, UnassignedReason.WindowClosed, -1,
                    $"vehicle '{vehicle.Id}' is there at {arriveMs} ms at the earliest, the last window closes at {what.Windows[^1].CloseMs} ms");
            }

            startMs = Math.Max(arriveMs, what.Windows[open].OpenMs);
        }

        long serviceMs = what.ServiceMs + (what.Location == vehicle.Hub ? 0 : _problem.VisitMs(what.Location));
        long backMs = startMs + serviceMs + profile.DurationMs(what.Location, vehicle.EndLocation ?? vehicle.Hub);
        long tripMs = backMs - startMs + outMs;
        if (tripMs > vehicle.MaxTripMs)
        {
            return new UnassignedJob(job, UnassignedReason.TripTooLong, -1,
                $"there and back takes vehicle '{vehicle.Id}' {tripMs} ms, a trip may take {vehicle.MaxTripMs} ms");
        }

        return backMs > vehicle.ShiftEndMs + vehicle.OvertimeMs
            ? new UnassignedJob(job, UnassignedReason.ShiftTooShort, -1,
                $"vehicle '{vehicle.Id}' is back at {backMs} ms at the earliest, its shift ends at {vehicle.ShiftEndMs} ms")
            : null;
    }

    private UnassignedJob ExplainBesideOthers(int job, int unit)
    {
        Candidate place = _placing.Best(unit, long.MaxValue / 2);
        return place.Van < 0
            ? new UnassignedJob(job, UnassignedReason.NoRoomLeft, -1, "it would fit alone, but no van has room left for it in this plan")
            : new UnassignedJob(job, UnassignedReason.NotWorthThePrize, -1,
                $"serving it costs {place.Delta / _instance.CostScale} more, leaving it out costs {_instance.Layout.Prize[unit]}");
    }

    private long LargestCapacity(Job job, int dimension) => _problem.Vehicles
        .Where((_, van) => job.AllowedVehicles is not { } allowed || allowed.Contains(van))
        .Max(vehicle => vehicle.Capacity[dimension]);
}
