namespace Konvoi.Routing;

/// <summary>The routes of later waves in the plan for one possible future, and what an open request costs there.</summary>
internal sealed class LaterRoutes
{
    private readonly DispatchEpoch _epoch;
    private readonly WaveClock _clock;
    private readonly List<(int Wave, Job[] Jobs)> _routes = [];
    private readonly long[] _saving;

    public LaterRoutes(DispatchEpoch epoch, WaveProblem waves, Solution plan)
    {
        _epoch = epoch;
        _clock = new WaveClock(epoch);
        _saving = new long[epoch.Open.Count];
        Array.Fill(_saving, -1);
        foreach (VehicleRoute route in plan.Routes.Where(route => route.Trips.Count > 0 && waves.WaveOf(route.Vehicle) > 0))
        {
            IReadOnlyList<RouteStop> stops = route.Trips[0].Stops;
            Job[] jobs = [.. stops.Select(stop => waves.Original(stop.Job))];
            _routes.Add((waves.WaveOf(route.Vehicle), jobs));
            for (int at = 0; at < jobs.Length; at++)
            {
                int request = waves.RequestOf(stops[at].Job);
                if (request != WaveProblem.Drawn)
                {
                    _saving[request] = Math.Max(0, Detour(Place(jobs, at - 1), jobs[at].Location, Place(jobs, at + 1)));
                }
            }
        }
    }

    /// <summary>What a request saves if it is taken off its later route; of one that the plan sends now, what it would add to one.</summary>
    public long CostOf(int request) => _saving[request] >= 0 ? _saving[request] : CheapestInsertion(_epoch.Open[request].Job);

    private long CheapestInsertion(Job job)
    {
        int hub = _epoch.Van.Hub;
        long best = Detour(hub, job.Location, hub) + _epoch.Van.FixedCost;
        foreach ((int wave, Job[] jobs) in _routes)
        {
            for (int at = 0; at <= jobs.Length; at++)
            {
                long detour = Detour(Place(jobs, at - 1), job.Location, Place(jobs, at));
                if (detour < best && Fits(job, jobs)
                    && _clock.IsInTime(_epoch.DepartMs + (wave * _epoch.WaveMs), [.. jobs[..at], job, .. jobs[at..]]))
                {
                    best = detour;
                }
            }
        }

        return Math.Max(0, best);
    }

    /// <summary>Deliveries and pick-ups together, which is on the safe side where a route has both.</summary>
    private bool Fits(Job job, Job[] jobs)
    {
        for (int d = 0; d < _epoch.Van.Capacity.Length; d++)
        {
            long load = Amount(job, d);
            foreach (Job other in jobs)
            {
                load += Amount(other, d);
            }

            if (load > _epoch.Van.Capacity[d])
            {
                return false;
            }
        }

        return true;
    }

    private static long Amount(Job job, int dimension) =>
        (job.Delivery.Length > dimension ? job.Delivery[dimension] : 0) + (job.Pickup.Length > dimension ? job.Pickup[dimension] : 0);

    private int Place(Job[] jobs, int at) => at >= 0 && at < jobs.Length ? jobs[at].Location : _epoch.Van.Hub;

    private long Detour(int before, int place, int after) =>
        Leg(before, place) + Leg(place, after) - (before == after ? 0 : Leg(before, after));

    private long Leg(int from, int to) => _epoch.Travel.IsReachable(from, to)
        ? Travel.CostOf(_epoch.Travel.LengthDm(from, to), _epoch.Travel.DurationMs(from, to), _epoch.Van, 1)
        : Travel.Forbidden;
}
