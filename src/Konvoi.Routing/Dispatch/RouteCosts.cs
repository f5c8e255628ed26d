namespace Konvoi.Routing;

/// <summary>What one job more or less on a route costs. A route is its jobs in order, from the hub at a time or later and back.</summary>
internal sealed class RouteCosts(DispatchEpoch epoch)
{
    private readonly WaveClock _clock = new(epoch);
    private readonly int _hub = epoch.Van.Hub;

    private bool HasTimeCost => epoch.Van.CostPerHour > 0;

    public long Of(IReadOnlyList<Job> route, long departMs)
    {
        long cost = epoch.Van.FixedCost + TimeCost(route, departMs, otherwise: 0);
        for (int at = 0; at <= route.Count; at++)
        {
            cost += Leg(Place(route, at - 1), Place(route, at));
        }

        return cost;
    }

    /// <summary>What leaving out a route's job at a position saves.</summary>
    public long Saving(IReadOnlyList<Job> route, int at, long departMs)
    {
        if (route.Count == 1)
        {
            return Of(route, departMs);
        }

        // Without the triangle inequality the way past a stop may take longer than by it, even too long: then no time is saved.
        long timeCost = TimeCost(route, departMs, otherwise: 0);
        return Detour(Place(route, at - 1), route[at].Location, Place(route, at + 1))
            + timeCost - TimeCost([.. route.Take(at), .. route.Skip(at + 1)], departMs, timeCost);
    }

    /// <summary>The cheapest way into a route that leaves at a time, if it costs less than a limit; At is -1 if there is none.</summary>
    public (int At, long Cost) Insertion(Job job, IReadOnlyList<Job> route, long departMs, long limit)
    {
        (int At, long Cost) best = (-1, limit);
        long timeBefore = TimeCost(route, departMs, otherwise: 0);
        for (int at = 0; at <= route.Count; at++)
        {
            long detour = Detour(Place(route, at - 1), job.Location, Place(route, at));
            if ((detour >= best.Cost && !HasTimeCost) || !Fits(job, route))
            {
                continue;
            }

            Job[] longer = [.. route.Take(at), job, .. route.Skip(at)];
            if (_clock.OnTripMs(departMs, longer) is { } onTripMs && detour + TimeCost(onTripMs) - timeBefore is var cost && cost < best.Cost)
            {
                best = (at, cost);
            }
        }

        return best;
    }

    /// <summary>Deliveries and pick-ups together, which is on the safe side where a route has both.</summary>
    private bool Fits(Job job, IReadOnlyList<Job> route)
    {
        for (int d = 0; d < epoch.Van.Capacity.Length; d++)
        {
            long load = Amount(job, d);
            foreach (Job other in route)
            {
                load += Amount(other, d);
            }

            if (load > epoch.Van.Capacity[d])
            {
                return false;
            }
        }

        return true;
    }

    private long TimeCost(IReadOnlyList<Job> route, long departMs, long otherwise) => !HasTimeCost ? 0
        : _clock.OnTripMs(departMs, route) is { } onTripMs ? TimeCost(onTripMs)
        : otherwise;

    private long TimeCost(long onTripMs) => (long)((Int128)onTripMs * epoch.Van.CostPerHour / 3_600_000);

    private static long Amount(Job job, int dimension) =>
        (job.Delivery.Length > dimension ? job.Delivery[dimension] : 0) + (job.Pickup.Length > dimension ? job.Pickup[dimension] : 0);

    private int Place(IReadOnlyList<Job> route, int at) => at >= 0 && at < route.Count ? route[at].Location : _hub;

    private long Detour(int before, int place, int after) => Leg(before, place) + Leg(place, after) - Leg(before, after);

    private long Leg(int from, int to) => !epoch.Travel.IsReachable(from, to)
        ? Travel.Forbidden
        : Travel.CostOf(epoch.Travel.LengthDm(from, to), epoch.Travel.DurationMs(from, to), epoch.Van, 1);
}
