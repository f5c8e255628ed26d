namespace Konvoi.Routing;

/// <summary>What one van has on board at each point of its trips.</summary>
internal static class LoadAudit
{
    public static void Run(AuditedRoute van)
    {
        for (int t = 0; t < van.Trips.Count; t++)
        {
            for (int d = 0; d < van.Vehicle.Capacity.Length; d++)
            {
                CheckTrip(van, t, d);
            }
        }
    }

    /// <summary>The worst point of the trip in one dimension; stop -1 is the departure.</summary>
    private static void CheckTrip(AuditedRoute van, int t, int d)
    {
        IReadOnlyList<RouteStop> stops = van.Trips[t].Stops;
        long load = stops.Where(stop => stop.Job >= 0).Sum(stop => LoadedAtStart(van, t, van.Problem.Jobs[stop.Job]) ? van.Problem.Jobs[stop.Job].Delivery[d] : 0);
        load += t == 0 ? van.OnBoard[d] : 0;
        long worst = load;
        int worstStop = -1;
        for (int s = 0; s < stops.Count; s++)
        {
            if (stops[s].Job < 0)
            {
                continue;
            }

            Job job = van.Problem.Jobs[stops[s].Job];
            load += job.Pickup[d] - job.Delivery[d];
            if (load > worst)
            {
                (worst, worstStop) = (load, s);
            }
        }

        if (worst > van.Vehicle.Capacity[d])
        {
            van.Add(ViolationKind.Capacity, t, worstStop, worst - van.Vehicle.Capacity[d],
                $"{worst} {van.Problem.Dimensions[d]} on board, holds {van.Vehicle.Capacity[d]}", d);
        }
    }

    /// <summary>Not what is collected on the way, and not what the van has on board anyway.</summary>
    private static bool LoadedAtStart(AuditedRoute van, int t, Job job) =>
        job.CollectedBy is null && !(t == 0 && job.OnBoardOf == van.Van);
}
