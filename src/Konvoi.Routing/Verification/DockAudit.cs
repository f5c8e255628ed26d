namespace Konvoi.Routing;

/// <summary>What crowded docks cost (<see cref="DockLimit"/>), from the stated times of all vans.</summary>
internal static class DockAudit
{
    public static long CostOf(Problem problem, Solution solution)
    {
        long cost = 0;
        foreach (DockLimit limit in problem.Docks)
        {
            Int128 beyondMs = BeyondMs(Visits(problem, solution, limit.Location), limit.Docks);
            cost = checked(cost + (long)(beyondMs * limit.CostPerHour / 3_600_000));
        }

        return cost;
    }

    private static List<(long FromMs, long ToMs)> Visits(Problem problem, Solution solution, int location)
    {
        List<(long, long)> visits = [];
        foreach (RouteTrip trip in solution.Routes.SelectMany(route => route.Trips))
        {
            bool continues = false;
            foreach (RouteStop stop in trip.Stops)
            {
                bool here = stop.Job >= 0 && problem.Jobs[stop.Job].Location == location;
                if (here)
                {
                    (long fromMs, _) = continues ? visits[^1] : (stop.StartMs, 0);
                    if (continues)
                    {
                        visits.RemoveAt(visits.Count - 1);
                    }

                    visits.Add((fromMs, stop.DepartMs));
                }

                continues = here;
            }
        }

        return visits;
    }

    /// <summary>The time beyond the docks, once per van that is too many.</summary>
    private static Int128 BeyondMs(List<(long FromMs, long ToMs)> visits, int docks)
    {
        List<(long AtMs, int Change)> changes = [];
        foreach ((long fromMs, long toMs) in visits.Where(visit => visit.FromMs < visit.ToMs))
        {
            changes.Add((fromMs, 1));
            changes.Add((toMs, -1));
        }

        changes.Sort();
        Int128 beyondMs = 0;
        long present = 0;
        for (int i = 0; i < changes.Count; i++)
        {
            present += changes[i].Change;
            if (present > docks)
            {
                beyondMs += (Int128)(present - docks) * (changes[i + 1].AtMs - changes[i].AtMs);
            }
        }

        return beyondMs;
    }
}
