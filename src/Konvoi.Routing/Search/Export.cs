namespace Konvoi.Routing;

/// <summary>Writes the best plan of a search out as a solution, its cost counted exactly.</summary>
internal sealed class Export(Instance instance, Tours tours)
{
    private readonly DayRun _day = new(instance);

    public Solution ToSolution()
    {
        Problem problem = instance.Problem;
        tours.ReturnToBest();
        VehicleRoute[] routes = [.. Enumerable.Range(0, instance.Vans).Select(RouteOf)];
        Refusals refusals = new(instance, tours);
        int[] left = tours.BestPool.ToArray();
        Array.Sort(left);
        UnassignedJob[] unassigned = [.. left.SelectMany(refusals.Explain).OrderBy(job => job.Job)];
        Solution solution = new() { Routes = Array.AsReadOnly(routes), Unassigned = Array.AsReadOnly(unassigned), Cost = 0 };
        return solution with { Cost = SolutionCost.Of(problem, solution) };
    }

    private VehicleRoute RouteOf(int van)
    {
        VanRules rules = instance.Rules[van];
        ReadOnlySpan<int> order = tours.BestOrder(van);
        if (!_day.TryRun(rules, order))
        {
            throw new InvalidOperationException($"vehicle '{rules.Vehicle.Id}' cannot drive the order found for it: {_day.Failure}");
        }

        RouteTrip[] trips = new RouteTrip[_day.TripCount];
        List<RouteBreak> breaks = [];
        for (int t = 0; t < trips.Length; t++)
        {
            trips[t] = TripOf(rules, order, t, breaks);
        }

        return new VehicleRoute(van, Array.AsReadOnly(trips)) { Breaks = breaks.AsReadOnly() };
    }

    private RouteTrip TripOf(VanRules rules, ReadOnlySpan<int> order, int t, List<RouteBreak> breaks)
    {
        TripRun trip = _day.Trip(t);
        AddBreaks(rules, trip.From, t, -1, breaks);
        RouteStop[] stops = new RouteStop[trip.To - trip.From];
        long clockMs = trip.DepartMs;
        int at = trip.StartPlace;
        for (int i = trip.From; i < trip.To; i++)
        {
            int place = _day.PlaceOf(i);
            long arriveMs = clockMs + rules.Travel.Ms[(at * instance.Places) + place];
            long startMs = _day.StartMs(order[i], arriveMs);
            long departMs = startMs + _day.StayMs(rules, order, i, trip);
            bool isJob = order[i] < instance.Jobs;
            stops[i - trip.From] = new RouteStop(isJob ? order[i] : -1, arriveMs, startMs, departMs)
            {
                Charger = isJob ? -1 : order[i] - instance.Jobs - 1,
                ChargedDm = isJob ? 0 : _day.ChargeDm(i),
            };
            clockMs = AddBreaks(rules, i + 1, t, i - trip.From, breaks) is { } overMs ? overMs : departMs;
            at = place;
        }

        return new RouteTrip
        {
            DepartMs = trip.DepartMs,
            ReturnMs = trip.ReturnMs,
            Stops = Array.AsReadOnly(stops),
            DistanceDm = trip.WayDm,
            ChargedDm = trip.ChargedDm,
            ChargedMs = trip.ChargedMs,
        };
    }

    /// <summary>The breaks of a standing place; the time when the last is over, or null if there is none.</summary>
    private long? AddBreaks(VanRules rules, int standing, int trip, int afterStop, List<RouteBreak> breaks)
    {
        if (rules.Vehicle.Breaks.Length == 0)
        {
            return null;
        }

        long? overMs = null;
        for (int rest = _day.Breaks.First(standing); rest < _day.Breaks.After(standing); rest++)
        {
            overMs = _day.Breaks.StartMs(rest) + rules.Vehicle.Breaks[rest].DurationMs;
            breaks.Add(new RouteBreak(rest, trip, afterStop, _day.Breaks.StartMs(rest), overMs.Value));
        }

        return overMs;
    }
}
