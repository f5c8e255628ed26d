namespace Konvoi.Routing;

/// <summary>Takes over as much of an earlier plan as this problem allows.</summary>
internal static class WarmStart
{
    /// <summary>
    /// Van by van the earlier order of jobs, after the van's committed stops; where the whole does not work any more, one
    /// item after the other as far as it does. The rest stays in the pool; an index that names nothing here is passed over.
    /// </summary>
    public static void Apply(Instance instance, Tours tours, Solution start)
    {
        foreach (VehicleRoute route in start.Routes)
        {
            if (route.Vehicle < 0 || route.Vehicle >= instance.Vans)
            {
                continue;
            }

            List<int> order = [.. tours.Order(route.Vehicle)];
            HashSet<int> known = [.. order];
            List<int> wanted = Wanted(instance, tours, route, known);
            Take(instance, tours, route.Vehicle, order, WithoutHalfShipments(instance, wanted, known));
        }
    }

    private static List<int> Wanted(Instance instance, Tours tours, VehicleRoute route, HashSet<int> known)
    {
        List<int> wanted = [];
        for (int t = 0; t < route.Trips.Count; t++)
        {
            if (t > 0)
            {
                wanted.Add(instance.Jobs);
            }

            foreach (RouteStop stop in route.Trips[t].Stops)
            {
                if (stop.IsCharger && stop.Charger >= 0 && stop.Charger < instance.Problem.Chargers.Count)
                {
                    wanted.Add(instance.Jobs + 1 + stop.Charger);
                }
                else if (stop.Job >= 0 && stop.Job < instance.Jobs && IsFree(instance, tours, route.Vehicle, stop.Job, known))
                {
                    wanted.Add(stop.Job);
                    known.Add(stop.Job);
                }
            }
        }

        return wanted;
    }

    /// <summary>Whether a van may take a job over, also beside what it has taken over already: of a group it serves one.</summary>
    private static bool IsFree(Instance instance, Tours tours, int van, int job, HashSet<int> known) =>
        tours.Stops[job].Van < 0 && instance.Layout.IsAllowed(van, job) && tours.IsInPool(instance.Layout.UnitOf[job])
        && !known.Contains(job)
        && (instance.Problem.Jobs[job].Group is null || !instance.Layout.Alternatives(instance.Layout.UnitOf[job]).Any(known.Contains));

    private static List<int> WithoutHalfShipments(Instance instance, List<int> wanted, HashSet<int> known) => [.. wanted.Where(item =>
        item >= instance.Jobs
        || ((instance.Layout.Deliver[item] < 0 || known.Contains(instance.Layout.Deliver[item]))
            && (instance.Layout.Collect[item] < 0 || known.Contains(instance.Layout.Collect[item]))))];

    private static void Take(Instance instance, Tours tours, int van, List<int> committed, List<int> wanted)
    {
        // A charger among the committed is there only because the way home was too far; what follows may do without it.
        foreach (int[] first in (int[][])[[.. committed.Where(item => item <= instance.Jobs)], [.. committed]])
        {
            List<int> whole = Tidy(instance, van, [.. first, .. wanted]);
            if (whole.Count > first.Length && tours.TryReplace(van, [.. whole]))
            {
                return;
            }
        }

        List<int> order = committed;
        for (int i = 0; i < wanted.Count; i++)
        {
            int item = wanted[i];
            if (item < instance.Jobs && instance.Layout.Collect[item] >= 0)
            {
                continue;
            }

            List<int> longer = [.. order, item];
            if (item < instance.Jobs && instance.Layout.Deliver[item] >= 0)
            {
                longer.Add(instance.Layout.Deliver[item]);
            }

            List<int> tidy = Tidy(instance, van, longer);
            if (tidy.Count == order.Count || tours.TryReplace(van, [.. tidy]))
            {
                order = longer;
            }
        }
    }

    /// <summary>No empty trips, and chargers only between other stops.</summary>
    private static List<int> Tidy(Instance instance, int van, List<int> order)
    {
        bool mayBeEmpty = instance.Rules[van].Vehicle.HasLeft;
        List<int> tidy = [];
        foreach (int item in order)
        {
            bool opens = item == instance.Jobs && (tidy.Count == 0 ? !mayBeEmpty : tidy[^1] == instance.Jobs);
            if (!opens)
            {
                tidy.Add(item);
            }
        }

        while (tidy.Count > 0 && tidy[^1] == instance.Jobs)
        {
            tidy.RemoveAt(tidy.Count - 1);
        }

        return tidy;
    }
}
