namespace Konvoi.Routing;

/// <summary>Whether every index names something and every number is small enough to add up; otherwise nothing else is judged.</summary>
internal sealed class FormAudit(Problem problem, Solution solution, List<Violation> found)
{
    private const long Beyond = 1_000_000_000_000_000;

    public bool Passes()
    {
        int before = found.Count;
        if (solution.Routes.Count != problem.Vehicles.Count)
        {
            Add(-1, -1, -1, $"{solution.Routes.Count} routes for {problem.Vehicles.Count} vehicles");
            return false;
        }

        for (int v = 0; v < solution.Routes.Count; v++)
        {
            VehicleRoute route = solution.Routes[v];
            if (route.Vehicle != v)
            {
                Add(v, -1, -1, $"route {v} belongs to vehicle {route.Vehicle}, expected {v}");
            }

            for (int t = 0; t < route.Trips.Count; t++)
            {
                CheckTrip(route.Trips[t], v, t);
            }

            CheckBreaks(route, v);
        }

        foreach (UnassignedJob unassigned in solution.Unassigned)
        {
            if (!IsIndex(unassigned.Job, problem.Jobs.Count))
            {
                Add(-1, -1, -1, $"unassigned job {unassigned.Job} is outside 0..{problem.Jobs.Count - 1}");
            }
        }

        return found.Count == before;
    }

    private void CheckTrip(RouteTrip trip, int v, int t)
    {
        string where = $"vehicle '{problem.Vehicles[v].Id}', trip {t}";
        if (trip.Stops.All(stop => stop.Job == -1) && !(t == 0 && problem.Vehicles[v].HasLeft))
        {
            Add(v, t, -1, $"{where}: serves no job, expected at least one");
        }

        if (AnyBeyond(trip.DepartMs, trip.ReturnMs, trip.DistanceDm, trip.ChargedDm, trip.ChargedMs))
        {
            Add(v, t, -1, $"{where}: a number is beyond any day");
        }

        for (int s = 0; s < trip.Stops.Count; s++)
        {
            RouteStop stop = trip.Stops[s];
            if (stop.Job == -1)
            {
                if (!IsIndex(stop.Charger, problem.Chargers.Count))
                {
                    Add(v, t, s, $"{where}, stop {s}: charger {stop.Charger} is outside 0..{problem.Chargers.Count - 1}");
                }
            }
            else if (!IsIndex(stop.Job, problem.Jobs.Count))
            {
                Add(v, t, s, $"{where}, stop {s}: job {stop.Job} is outside 0..{problem.Jobs.Count - 1}");
            }
            else if (stop.Charger != -1 || stop.ChargedDm != 0)
            {
                Add(v, t, s, $"{where}, stop {s}: is job {stop.Job} and charges {stop.ChargedDm} dm at charger {stop.Charger}, expected one of the two");
            }

            if (AnyBeyond(stop.ArriveMs, stop.StartMs, stop.DepartMs, stop.ChargedDm))
            {
                Add(v, t, s, $"{where}, stop {s}: a number is beyond any day");
            }
        }
    }

    private void CheckBreaks(VehicleRoute route, int v)
    {
        Vehicle vehicle = problem.Vehicles[v];
        foreach (RouteBreak rest in route.Breaks)
        {
            if (!IsIndex(rest.Break, vehicle.Breaks.Length))
            {
                Add(v, -1, -1, $"vehicle '{vehicle.Id}': break {rest.Break} is outside 0..{vehicle.Breaks.Length - 1}");
            }
            else if (!IsIndex(rest.Trip, route.Trips.Count) || rest.AfterStop < -1 || rest.AfterStop >= route.Trips[rest.Trip].Stops.Count)
            {
                Add(v, -1, -1, $"vehicle '{vehicle.Id}': break {rest.Break} is on trip {rest.Trip} after stop {rest.AfterStop}, which is not there");
            }
            else if (AnyBeyond(rest.StartMs, rest.EndMs))
            {
                Add(v, rest.Trip, rest.AfterStop, $"vehicle '{vehicle.Id}': a time of break {rest.Break} is beyond any day");
            }
        }
    }

    private static bool IsIndex(int value, int count) => value >= 0 && value < count;

    private static bool AnyBeyond(params ReadOnlySpan<long> values)
    {
        foreach (long value in values)
        {
            if (value is > Beyond or < -Beyond)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(int vehicle, int trip, int stop, string text) =>
        found.Add(new Violation(ViolationKind.Malformed, vehicle, trip, stop, -1, -1, 1, text));
}
