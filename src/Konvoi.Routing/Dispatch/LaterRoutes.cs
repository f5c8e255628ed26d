namespace Konvoi.Routing;

/// <summary>The routes of later waves in the plan for one possible future, and what an open request costs there.</summary>
internal sealed class LaterRoutes
{
    private readonly DispatchEpoch _epoch;
    private readonly RouteCosts _costs;
    private readonly List<(long DepartMs, Job[] Jobs)> _routes = [];
    private readonly long[] _saving;

    public LaterRoutes(DispatchEpoch epoch, WaveProblem waves, Solution plan)
    {
        _epoch = epoch;
        _costs = new RouteCosts(epoch);
        _saving = new long[epoch.Open.Count];
        Array.Fill(_saving, -1);
        foreach (VehicleRoute route in plan.Routes.Where(route => route.Trips.Count > 0 && waves.WaveOf(route.Vehicle) > 0))
        {
            IReadOnlyList<RouteStop> stops = route.Trips[0].Stops;
            Job[] jobs = [.. stops.Select(stop => waves.Original(stop.Job))];
            long departMs = epoch.DepartMs + (waves.WaveOf(route.Vehicle) * epoch.WaveMs);
            _routes.Add((departMs, jobs));
            for (int at = 0; at < jobs.Length; at++)
            {
                int request = waves.RequestOf(stops[at].Job);
                if (request != WaveProblem.Drawn)
                {
                    _saving[request] = Math.Max(0, _costs.Saving(jobs, at, departMs));
                }
            }
        }
    }

    /// <summary>What a request saves if it is taken off its later route; of one that the plan sends now, what it would add to one.</summary>
    public long CostOf(int request)
    {
        if (_saving[request] >= 0)
        {
            return _saving[request];
        }

        Job job = _epoch.Open[request].Job;
        long least = _costs.Of([job], _epoch.DepartMs + _epoch.WaveMs);
        foreach ((long departMs, Job[] jobs) in _routes)
        {
            least = _costs.Insertion(job, jobs, departMs, least).Cost;
        }

        return Math.Max(0, least);
    }
}
