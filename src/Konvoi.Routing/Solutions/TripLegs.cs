namespace Konvoi.Routing;

/// <summary>What the order of a trip fixes before any clock runs: ways, driving and standing times, charges.</summary>
internal sealed class TripLegs
{
    private TripLegs(int count)
    {
        Stops = new RouteStop[count];
        Jobs = new Job?[count];
        StandMs = new long[count];
        LegMs = new long[count + 1];
    }

    /// <summary>Job or charger, with what it charges; no times yet.</summary>
    public RouteStop[] Stops { get; }

    /// <summary>Per stop; null at a charger.</summary>
    public Job?[] Jobs { get; }

    /// <summary>Per stop, from its start to its departure.</summary>
    public long[] StandMs { get; }

    /// <summary>Driving to each stop, and at the end to where the trip ends. A leg without a way takes no time here.</summary>
    public long[] LegMs { get; }

    public long WayDm { get; private set; }

    public long DrivingMs => LegMs.Sum();

    public long ChargedDm { get; private set; }

    public long ChargedMs { get; private set; }

    /// <summary>The latest release of its jobs; <see cref="long.MinValue"/> without jobs.</summary>
    public long ReleaseMs { get; private set; } = long.MinValue;

    public static TripLegs[] Of(Problem problem, Vehicle van, IReadOnlyList<IReadOnlyList<RouteStop>> trips)
    {
        TripLegs[] legs = new TripLegs[trips.Count];
        long batteryDm = van.RangeDm == Vehicle.UnlimitedDm ? Vehicle.UnlimitedDm : van.StartRangeDm ?? van.RangeDm;
        for (int t = 0; t < trips.Count; t++)
        {
            int start = t == 0 ? van.StartLocation ?? van.Hub : van.Hub;
            int end = t == trips.Count - 1 ? van.EndLocation ?? van.Hub : van.Hub;
            legs[t] = new TripLegs(trips[t].Count);
            int[] legDm = legs[t].Drive(problem, van, trips[t], start, end);
            bool chargesFirst = t > 0 || (!van.HasLeft && start == van.Hub);
            batteryDm = legs[t].Charge(van, legDm, batteryDm, chargesFirst);
        }

        return legs;
    }

    private int[] Drive(Problem problem, Vehicle van, IReadOnlyList<RouteStop> order, int start, int end)
    {
        Profile profile = problem.ProfileOf(van);
        int[] legDm = new int[order.Count + 1];
        int at = start;
        int visited = start;
        for (int s = 0; s <= order.Count; s++)
        {
            int to = end;
            if (s < order.Count)
            {
                Job? job = order[s].Job >= 0 ? problem.Jobs[order[s].Job] : null;
                to = job?.Location ?? problem.Chargers[order[s].Charger];
                Jobs[s] = job;
                Stops[s] = job is null ? new RouteStop(-1, 0, 0, 0) { Charger = order[s].Charger } : new RouteStop(order[s].Job, 0, 0, 0);
                StandMs[s] = job is null ? 0 : job.ServiceMs + (to == visited ? 0 : problem.VisitMs(to));
                ReleaseMs = Math.Max(ReleaseMs, job?.ReleaseMs ?? long.MinValue);
                visited = job is null ? -1 : to;
            }

            if (profile.IsReachable(at, to))
            {
                LegMs[s] = profile.DurationMs(at, to);
                legDm[s] = profile.LengthDm(at, to);
                WayDm += legDm[s];
            }

            at = to;
        }

        return legDm;
    }

    /// <summary>Follows the battery; returns what it holds at the end of the trip, at least 0.</summary>
    private long Charge(Vehicle van, int[] legDm, long batteryDm, bool chargesFirst)
    {
        if (van.RangeDm == Vehicle.UnlimitedDm || van.RechargeMsPerKm is not { } rate)
        {
            return van.RangeDm == Vehicle.UnlimitedDm ? batteryDm : Math.Max(0, batteryDm - WayDm);
        }

        long aheadDm = WayDm;
        ChargedDm = chargesFirst ? DueDm() : 0;
        ChargedMs = ChargeTime.Ms(ChargedDm, rate);
        batteryDm += ChargedDm;
        for (int s = 0; s < legDm.Length; s++)
        {
            batteryDm = Math.Max(0, batteryDm - legDm[s]);
            aheadDm -= legDm[s];
            if (s < Stops.Length && Jobs[s] is null)
            {
                long chargedDm = DueDm();
                Stops[s] = Stops[s] with { ChargedDm = chargedDm };
                StandMs[s] = ChargeTime.Ms(chargedDm, rate);
                batteryDm += chargedDm;
            }
        }

        return batteryDm;

        long DueDm() => Math.Max(0, (van.ChargeRule == ChargeRule.Full ? van.RangeDm : Math.Min(van.RangeDm, aheadDm)) - batteryDm);
    }
}
