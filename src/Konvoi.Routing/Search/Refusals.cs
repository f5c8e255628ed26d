namespace Konvoi.Routing;

/// <summary>Says why a job is left out, by trying it alone on every van it may ride on.</summary>
internal sealed class Refusals(Problem problem, Plan plan)
{
    public UnassignedJob Explain(int job)
    {
        UnassignedJob furthest = new(job, UnassignedReason.NotAllowedOnAnyVan, -1, "no vehicle is allowed to serve it");
        for (int van = 0; van < problem.Vehicles.Count; van++)
        {
            if (problem.Jobs[job].AllowedVehicles is { } allowed && !allowed.Contains(van))
            {
                continue;
            }

            UnassignedJob? refusal = TryAlone(job, problem.Vehicles[van]);
            if (refusal is null)
            {
                return ExplainBesideOthers(job);
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
        Job what = problem.Jobs[job];
        for (int d = 0; d < vehicle.Capacity.Length; d++)
        {
            if (Math.Max(what.Delivery[d], what.Pickup[d]) > LargestCapacity(what, d))
            {
                return new UnassignedJob(job, UnassignedReason.TooLargeForEveryVan, d,
                    $"{Math.Max(what.Delivery[d], what.Pickup[d])} {problem.Dimensions[d]}, the largest allowed van holds {LargestCapacity(what, d)}");
            }
        }

        for (int d = 0; d < vehicle.Capacity.Length; d++)
        {
            if (Math.Max(what.Delivery[d], what.Pickup[d]) > vehicle.Capacity[d])
            {
                return new UnassignedJob(job, UnassignedReason.TooLargeForEveryVan, d,
                    $"{Math.Max(what.Delivery[d], what.Pickup[d])} {problem.Dimensions[d]}, vehicle '{vehicle.Id}' holds {vehicle.Capacity[d]}");
            }
        }

        Profile profile = problem.ProfileOf(vehicle);
        if (!profile.IsReachable(vehicle.Hub, what.Location) || !profile.IsReachable(what.Location, vehicle.Hub))
        {
            return new UnassignedJob(job, UnassignedReason.Unreachable, -1,
                $"no way from hub {vehicle.Hub} to location {what.Location} and back on profile '{profile.Name}'");
        }

        long wayDm = (long)profile.LengthDm(vehicle.Hub, what.Location) + profile.LengthDm(what.Location, vehicle.Hub);
        long atStartDm = vehicle.StartRangeDm ?? vehicle.RangeDm;
        long mostDm = vehicle.RechargeMsPerKm is null ? atStartDm : vehicle.RangeDm;
        if (wayDm > mostDm)
        {
            return new UnassignedJob(job, UnassignedReason.BeyondRange, -1,
                $"there and back is {wayDm} dm, the battery of vehicle '{vehicle.Id}' drives {mostDm} dm");
        }

        Int128 chargeMs = ((Math.Max(0, wayDm - atStartDm) * (Int128)(vehicle.RechargeMsPerKm ?? 0)) + 9_999) / 10_000;
        return TryAloneInTime(job, vehicle, profile, (long)chargeMs);
    }

    private UnassignedJob? TryAloneInTime(int job, Vehicle vehicle, Profile profile, long chargeMs)
    {
        Job what = problem.Jobs[job];
        long outMs = profile.DurationMs(vehicle.Hub, what.Location);
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

        long serviceMs = what.ServiceMs + (what.Location == vehicle.Hub ? 0 : problem.VisitMs(what.Location));
        long backMs = startMs + serviceMs + profile.DurationMs(what.Location, vehicle.Hub);
        long tripMs = backMs - startMs + outMs;
        if (tripMs > vehicle.MaxTripMs)
        {
            return new UnassignedJob(job, UnassignedReason.TripTooLong, -1,
                $"there and back takes vehicle '{vehicle.Id}' {tripMs} ms, a trip may take {vehicle.MaxTripMs} ms");
        }

        return backMs > vehicle.ShiftEndMs
            ? new UnassignedJob(job, UnassignedReason.ShiftTooShort, -1,
                $"vehicle '{vehicle.Id}' is back at {backMs} ms at the earliest, its shift ends at {vehicle.ShiftEndMs} ms")
            : null;
    }

    private UnassignedJob ExplainBesideOthers(int job)
    {
        long cheapest = long.MaxValue;
        for (int van = 0; van < problem.Vehicles.Count; van++)
        {
            cheapest = Math.Min(cheapest, plan.Van(van).BestInsertion(job).Delta);
        }

        return cheapest == long.MaxValue
            ? new UnassignedJob(job, UnassignedReason.NoRoomLeft, -1, "it would fit alone, but no van has room left for it in this plan")
            : new UnassignedJob(job, UnassignedReason.NotWorthThePrize, -1,
                $"serving it costs {cheapest} more, leaving it out costs {problem.Jobs[job].Prize}");
    }

    private long LargestCapacity(Job job, int dimension) => problem.Vehicles
        .Where((_, van) => job.AllowedVehicles is not { } allowed || allowed.Contains(van))
        .Max(vehicle => vehicle.Capacity[dimension]);
}
