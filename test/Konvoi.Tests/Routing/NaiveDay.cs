using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Drives one van through given trips and break places by the rule of the documentation: every trip is back as early as it
/// can, and leaves as late as that allows without moving a break (found by bisection).
/// </summary>
internal sealed class NaiveDay
{
    private readonly Problem _problem;
    private readonly Vehicle _vehicle;
    private readonly Profile _profile;
    private readonly List<(int Trip, int AfterStop)> _breakPlaces;

    private NaiveDay(Problem problem, int van, List<(int Trip, int AfterStop)> breakPlaces)
    {
        _problem = problem;
        _vehicle = problem.Vehicles[van];
        _profile = problem.ProfileOf(_vehicle);
        _breakPlaces = breakPlaces;
    }

    /// <summary>
    /// The day, or null if it cannot be driven so. Judges times, ways and the battery; what the order alone decides is
    /// settled before. A stop is a job's index or the complement of a charger's.
    /// </summary>
    public static VanDay? Drive(Problem problem, int van, List<List<int>> trips, List<(int Trip, int AfterStop)> breakPlaces) =>
        new NaiveDay(problem, van, breakPlaces).Drive(van, trips);

    private VanDay? Drive(int van, List<List<int>> trips)
    {
        List<RouteTrip> driven = [];
        List<RouteBreak> breaks = [];
        long clockMs = _vehicle.ShiftStartMs;
        long batteryDm = _vehicle.RangeDm == Vehicle.UnlimitedDm ? Vehicle.UnlimitedDm : _vehicle.StartRangeDm ?? _vehicle.RangeDm;
        long drivingMs = 0;
        for (int t = 0; t < trips.Count; t++)
        {
            int[] places = Places(trips[t], t, t == trips.Count - 1);
            (int From, int To)[] legs = [.. places.Zip(places.Skip(1))];
            if (!legs.All(leg => _profile.IsReachable(leg.From, leg.To)))
            {
                return null;
            }

            long[] lengths = [.. legs.Select(leg => (long)_profile.LengthDm(leg.From, leg.To))];
            bool atHub = t > 0 || (!_vehicle.HasLeft && places[0] == _vehicle.Hub);
            if (lengths.Sum() > _vehicle.MaxTripDm || Charges(trips[t], lengths, atHub, ref batteryDm) is not { } charges)
            {
                return null;
            }

            if (ReadyMs(t, trips[t], clockMs, charges[0], breaks) is not { } readyMs
                || Leave(t, trips[t], places, charges, readyMs, breaks) is not { } trip
                || trip.ReturnMs > _vehicle.ShiftEndMs + _vehicle.OvertimeMs
                || trip.ReturnMs - trip.DepartMs > _vehicle.MaxTripMs)
            {
                return null;
            }

            driven.Add(trip with { DistanceDm = lengths.Sum(), ChargedDm = charges[0], ChargedMs = ChargeMs(charges[0]) });
            drivingMs += legs.Sum(leg => (long)_profile.DurationMs(leg.From, leg.To));
            clockMs = trip.ReturnMs;
        }

        bool rested = _vehicle.Breaks.Skip(_breakPlaces.Count).All(rest => driven.Count == 0 || clockMs <= rest.LatestMs);
        return rested ? Sum(van, driven, breaks, drivingMs) : null;
    }

    private VanDay Sum(int van, List<RouteTrip> trips, List<RouteBreak> breaks, long drivingMs)
    {
        long onTripsMs = trips.Sum(trip => trip.ReturnMs - trip.DepartMs);
        long overtimeMs = trips.Count == 0 ? 0 : Math.Max(0, trips[^1].ReturnMs - _vehicle.ShiftEndMs);
        long cost = trips.Count == 0 ? 0 : _vehicle.FixedCost
            + (trips.Sum(trip => trip.DistanceDm) * _vehicle.CostPerKm / 10_000)
            + (drivingMs * _vehicle.CostPerDrivingHour / 3_600_000)
            + (onTripsMs * _vehicle.CostPerHour / 3_600_000)
            + (overtimeMs * _vehicle.CostPerOvertimeHour / 3_600_000);
        int served = trips.SelectMany(trip => trip.Stops).Where(stop => stop.Job >= 0).Aggregate(0, (set, stop) => set | (1 << stop.Job));
        return new VanDay(served, cost, onTripsMs, new VehicleRoute(van, trips) { Breaks = breaks }, [.. trips.SelectMany(Visits)]);
    }

    private IEnumerable<(int Location, long FromMs, long ToMs)> Visits(RouteTrip trip)
    {
        for (int first = 0, next; first < trip.Stops.Count; first = next)
        {
            next = first + 1;
            if (trip.Stops[first].Job < 0)
            {
                continue;
            }

            int location = Location(trip.Stops[first].Job);
            while (next < trip.Stops.Count && trip.Stops[next].Job >= 0 && Location(trip.Stops[next].Job) == location)
            {
                next++;
            }

            yield return (location, trip.Stops[first].StartMs, trip.Stops[next - 1].DepartMs);
        }
    }

    private int Location(int stop) => stop >= 0 ? _problem.Jobs[stop].Location : _problem.Chargers[~stop];

    private int[] Places(List<int> trip, int t, bool isLast) =>
    [
        t == 0 ? _vehicle.StartLocation ?? _vehicle.Hub : _vehicle.Hub,
        .. trip.Select(Location),
        isLast ? _vehicle.EndLocation ?? _vehicle.Hub : _vehicle.Hub,
    ];

    /// <summary>What is charged at the hub (entry 0) and after each leg; null if the battery runs dry.</summary>
    private long[]? Charges(List<int> trip, long[] lengths, bool atHub, ref long batteryDm)
    {
        long[] charges = new long[trip.Count + 1];
        if (_vehicle.RangeDm == Vehicle.UnlimitedDm)
        {
            return charges;
        }

        for (int point = 0; point <= trip.Count; point++)
        {
            if ((point == 0 ? atHub : trip[point - 1] < 0) && _vehicle.RechargeMsPerKm is not null)
            {
                long wantedDm = _vehicle.ChargeRule == ChargeRule.Full ? _vehicle.RangeDm : Math.Min(_vehicle.RangeDm, lengths.Skip(point).Sum());
                charges[point] = Math.Max(0, wantedDm - batteryDm);
            }

            batteryDm += charges[point] - lengths[point];
            if (batteryDm < 0)
            {
                return null;
            }
        }

        return charges;
    }

    private long ChargeMs(long chargedDm) => ((chargedDm * (_vehicle.RechargeMsPerKm ?? 0)) + 9_999) / 10_000;

    /// <summary>When the trip can leave; null if it cannot. Adds the breaks before it.</summary>
    private long? ReadyMs(int t, List<int> trip, long clockMs, long chargedDm, List<RouteBreak> breaks)
    {
        long readyMs = clockMs + (t == 0 ? ChargeMs(chargedDm) : Math.Max(ChargeMs(chargedDm), _vehicle.ReloadMs));
        if (Rest(t, -1, clockMs, breaks) is not { } restedMs)
        {
            return null;
        }

        readyMs = trip.Where(stop => stop >= 0).Select(job => _problem.Jobs[job].ReleaseMs).Append(readyMs).Append(restedMs).Max();
        return _vehicle.HasLeft && t == 0 && readyMs > _vehicle.ShiftStartMs ? null : readyMs;
    }

    /// <summary>Takes the breaks of a place from a time on; when the last is over, or null if one would begin too late.</summary>
    private long? Rest(int t, int s, long clockMs, List<RouteBreak> breaks)
    {
        for (int b = 0; b < _breakPlaces.Count; b++)
        {
            if (_breakPlaces[b] == (t, s))
            {
                Break due = _vehicle.Breaks[b];
                long startMs = Math.Max(clockMs, due.EarliestMs);
                if (startMs > due.LatestMs)
                {
                    return null;
                }

                clockMs = startMs + due.DurationMs;
                breaks.Add(new RouteBreak(b, t, s, startMs, clockMs));
            }
        }

        return clockMs;
    }

    /// <summary>The trip with its latest departure; null if it cannot be driven. Adds the breaks on the way.</summary>
    private RouteTrip? Leave(int t, List<int> trip, int[] places, long[] charges, long readyMs, List<RouteBreak> breaks)
    {
        List<RouteBreak> earliest = [];
        if (Run(t, trip, places, charges, readyMs, earliest) is not { } first)
        {
            return null;
        }

        breaks.AddRange(earliest);
        if (_vehicle.HasLeft && t == 0)
        {
            return first;
        }

        // Leaving later only takes away from what is waited, at stops and before breaks.
        (long from, long to) = (readyMs, earliest.Count > 0 ? first.ReturnMs : readyMs + first.Stops.Sum(stop => stop.StartMs - stop.ArriveMs));
        while (from < to)
        {
            long middle = from + ((to - from + 1) / 2);
            List<RouteBreak> moved = [];
            bool same = Run(t, trip, places, charges, middle, moved) is { } later && later.ReturnMs == first.ReturnMs && moved.SequenceEqual(earliest);
            (from, to) = same ? (middle, to) : (from, middle - 1);
        }

        return Run(t, trip, places, charges, from, []);
    }

    private RouteTrip? Run(int t, List<int> trip, int[] places, long[] charges, long departMs, List<RouteBreak> breaks)
    {
        List<RouteStop> stops = [];
        long clockMs = departMs;
        for (int s = 0; s < trip.Count; s++)
        {
            long arriveMs = clockMs + _profile.DurationMs(places[s], places[s + 1]);
            if (trip[s] < 0)
            {
                clockMs = arriveMs + ChargeMs(charges[s + 1]);
                stops.Add(new RouteStop(-1, arriveMs, arriveMs, clockMs) { Charger = ~trip[s], ChargedDm = charges[s + 1] });
            }
            else
            {
                Job job = _problem.Jobs[trip[s]];
                if (job.Windows.Length > 0 && arriveMs > job.Windows[^1].CloseMs)
                {
                    return null;
                }

                long startMs = job.Windows.Length == 0 ? arriveMs : Math.Max(arriveMs, job.Windows.First(window => arriveMs <= window.CloseMs).OpenMs);
                bool stays = places[s] == places[s + 1] && (s == 0 || trip[s - 1] >= 0);
                clockMs = startMs + job.ServiceMs + (stays ? 0 : _problem.VisitMs(job.Location));
                stops.Add(new RouteStop(trip[s], arriveMs, startMs, clockMs));
            }

            if (Rest(t, s, clockMs, breaks) is not { } restedMs)
            {
                return null;
            }

            clockMs = restedMs;
        }

        return new RouteTrip { DepartMs = departMs, ReturnMs = clockMs + _profile.DurationMs(places[^2], places[^1]), Stops = stops, DistanceDm = 0 };
    }
}
