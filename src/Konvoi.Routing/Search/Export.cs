using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>Writes the best plan of a search out as a solution, its cost counted exactly.</summary>
internal sealed class Export(Instance instance, Tours tours)
{
    private readonly DayRun _day = new(instance);

    public Solution ToSolution()
    {
        Problem problem = instance.Problem;
        tours.ReturnToBest();
        TakeWhatPays();
        VehicleRoute[] routes = [.. Enumerable.Range(0, instance.Vans).Select(RouteOf)];
        UnassignedJob[] unassigned = Unassigned();
        Solution solution = new() { Routes = Array.AsReadOnly(routes), Unassigned = Array.AsReadOnly(unassigned), Cost = 0 };
        return solution with { Cost = SolutionCost.Of(problem, solution) };
    }

    /// <summary>
    /// The best plan may be one that a unit left out was not tried in: then it is, so that what is left out does cost more than
    /// its prize, as far as one place more can tell.
    /// </summary>
    private void TakeWhatPays()
    {
        if (tours.PoolCount == 0)
        {
            return;
        }

        Placing placing = new(instance, tours, new Rng(0)) { Blinks = false };
        int[] left = tours.BestPool.ToArray();
        Array.Sort(left);
        foreach (int unit in left)
        {
            long before = tours.Cost;
            Candidate place = placing.Best(unit, instance.Layout.Prize[unit] * instance.CostScale);
            if (place.Van < 0)
            {
                continue;
            }

            tours.Begin();
            tours.Insert(unit, place);
            tours.Couple();
            if (tours.Cost < before)
            {
                tours.Commit();
            }
            else
            {
                tours.Rollback();
            }
        }

        tours.KeepAsBest();
    }

    private UnassignedJob[] Unassigned()
    {
        if (tours.PoolCount == 0)
        {
            return [];
        }

        Refusals refusals = new(instance, tours);
        int[] left = tours.BestPool.ToArray();
        Array.Sort(left);
        return [.. left.SelectMany(refusals.Explain).OrderBy(job => job.Job)];
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
