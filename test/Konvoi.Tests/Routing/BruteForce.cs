using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>
/// The optimum of a tiny problem by trying every order and every split into trips. Its evaluation is written anew and
/// naively (the latest departure by bisection), so that it can find faults of the solver's and of the verifier's.
/// </summary>
internal static class BruteForce
{
    public static long OptimalCost(Problem problem)
    {
        int all = (1 << problem.Jobs.Count) - 1;
        long[] left = new long[all + 1];
        for (int set = 0; set <= all; set++)
        {
            left[set] = problem.Jobs.Where((_, job) => (set >> job & 1) == 0).Sum(job => job.Prize);
        }

        // served[set]: cheapest with the vans so far serving exactly the set; afterwards the vans take on subsets in turn.
        long[] served = [.. Enumerable.Repeat(long.MaxValue, all + 1)];
        served[0] = 0;
        for (int van = 0; van < problem.Vehicles.Count; van++)
        {
            long[] alone = CheapestPerSet(problem, van);
            long[] next = [.. Enumerable.Repeat(long.MaxValue, all + 1)];
            for (int set = 0; set <= all; set++)
            {
                for (int part = set; ; part = (part - 1) & set)
                {
                    if (alone[part] != long.MaxValue && served[set ^ part] != long.MaxValue)
                    {
                        next[set] = Math.Min(next[set], alone[part] + served[set ^ part]);
                    }

                    if (part == 0)
                    {
                        break;
                    }
                }
            }

            served = next;
        }

        return Enumerable.Range(0, all + 1).Where(set => served[set] != long.MaxValue).Min(set => served[set] + left[set]);
    }

    private static long[] CheapestPerSet(Problem problem, int van)
    {
        long[] cheapest = [.. Enumerable.Repeat(long.MaxValue, 1 << problem.Jobs.Count)];
        cheapest[0] = 0;
        Extend(problem, van, [], 0, cheapest);
        return cheapest;
    }

    /// <summary>Extends the trips by one more job: on the last trip, or on a new one after it.</summary>
    private static void Extend(Problem problem, int van, List<List<int>> trips, int set, long[] cheapest)
    {
        for (int job = 0; job < problem.Jobs.Count; job++)
        {
            bool allowed = problem.Jobs[job].AllowedVehicles?.Contains(van) ?? true;
            if ((set >> job & 1) != 0 || !allowed)
            {
                continue;
            }

            int grown = set | (1 << job);
            if (trips.Count > 0)
            {
                trips[^1].Add(job);
                cheapest[grown] = Math.Min(cheapest[grown], Cost(problem, van, trips));
                Extend(problem, van, trips, grown, cheapest);
                trips[^1].RemoveAt(trips[^1].Count - 1);
            }

            if (trips.Count < problem.Vehicles[van].MaxTrips)
            {
                trips.Add([job]);
                cheapest[grown] = Math.Min(cheapest[grown], Cost(problem, van, trips));
                Extend(problem, van, trips, grown, cheapest);
                trips.RemoveAt(trips.Count - 1);
            }
        }
    }

    /// <summary>What the van costs with these trips, or long.MaxValue if they cannot be driven.</summary>
    private static long Cost(Problem problem, int van, List<List<int>> trips)
    {
        Vehicle vehicle = problem.Vehicles[van];
        long clockMs = vehicle.ShiftStartMs;
        long batteryDm = vehicle.StartRangeDm ?? vehicle.RangeDm;
        long totalDm = 0;
        long totalMs = 0;
        for (int t = 0; t < trips.Count; t++)
        {
            List<int> trip = trips[t];
            if (!Fits(problem, vehicle, trip) || Way(problem, vehicle, trip) is not { } wayDm || wayDm > vehicle.RangeDm)
            {
                return long.MaxValue;
            }

            long chargeDm = Math.Max(0, wayDm - batteryDm);
            if (chargeDm > 0 && vehicle.RechargeMsPerKm is null)
            {
                return long.MaxValue;
            }

            batteryDm += chargeDm - wayDm;
            long chargeMs = ((chargeDm * (vehicle.RechargeMsPerKm ?? 0)) + 9_999) / 10_000;
            long readyMs = Math.Max(
                clockMs + (t == 0 ? chargeMs : Math.Max(chargeMs, vehicle.ReloadMs)),
                trip.Max(job => problem.Jobs[job].ReleaseMs));
            if (Return(problem, vehicle, trip, readyMs) is not { } returnMs || returnMs > vehicle.ShiftEndMs)
            {
                return long.MaxValue;
            }

            (long from, long to) = (readyMs, returnMs);
            while (from < to)
            {
                long middle = from + ((to - from + 1) / 2);
                (from, to) = Return(problem, vehicle, trip, middle) <= returnMs ? (middle, to) : (from, middle - 1);
            }

            if (returnMs - from > vehicle.MaxTripMs)
            {
                return long.MaxValue;
            }

            totalDm += wayDm;
            totalMs += returnMs - from;
            clockMs = returnMs;
        }

        return vehicle.FixedCost + (totalDm * vehicle.CostPerKm / 10_000) + (totalMs * vehicle.CostPerHour / 3_600_000);
    }

    private static bool Fits(Problem problem, Vehicle vehicle, List<int> trip)
    {
        for (int d = 0; d < vehicle.Capacity.Length; d++)
        {
            for (int point = 0; point <= trip.Count; point++)
            {
                long load = trip.Skip(point).Sum(job => problem.Jobs[job].Delivery[d]) + trip.Take(point).Sum(job => problem.Jobs[job].Pickup[d]);
                if (load > vehicle.Capacity[d])
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static long? Way(Problem problem, Vehicle vehicle, List<int> trip)
    {
        Profile profile = problem.ProfileOf(vehicle);
        int[] places = [vehicle.Hub, .. trip.Select(job => problem.Jobs[job].Location), vehicle.Hub];
        IEnumerable<(int From, int To)> legs = places.Zip(places.Skip(1));
        return legs.All(leg => profile.IsReachable(leg.From, leg.To)) ? legs.Sum(leg => (long)profile.LengthDm(leg.From, leg.To)) : null;
    }

    private static long? Return(Problem problem, Vehicle vehicle, List<int> trip, long departMs)
    {
        Profile profile = problem.ProfileOf(vehicle);
        int at = vehicle.Hub;
        long clockMs = departMs;
        foreach (Job job in trip.Select(index => problem.Jobs[index]))
        {
            clockMs += profile.DurationMs(at, job.Location);
            if (job.Windows.Length > 0)
            {
                if (clockMs > job.Windows[^1].CloseMs)
                {
                    return null;
                }

                clockMs = Math.Max(clockMs, job.Windows.First(window => clockMs <= window.CloseMs).OpenMs);
            }

            clockMs += job.ServiceMs + (at == job.Location ? 0 : problem.VisitMs(job.Location));
            at = job.Location;
        }

        return clockMs + profile.DurationMs(at, vehicle.Hub);
    }
}
