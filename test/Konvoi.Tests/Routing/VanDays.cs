using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Every day that one van can drive: every order of every set of jobs, every split into trips, up to two chargers on each
/// leg, every place for each break. A stop is a job's index or the complement of a charger's.
/// </summary>
internal sealed class VanDays
{
    private readonly Problem _problem;
    private readonly int _van;
    private readonly List<VanDay> _days = [];

    private VanDays(Problem problem, int van)
    {
        _problem = problem;
        _van = van;
    }

    public static List<VanDay> All(Problem problem, int van)
    {
        VanDays days = new(problem, van);
        Vehicle vehicle = problem.Vehicles[van];
        List<List<int>> trips = vehicle.HasLeft || vehicle.Committed.Length > 0 ? [[.. vehicle.Committed]] : [];
        days.Extend(trips, vehicle.Committed.Aggregate(0, (set, job) => set | (1 << job)));
        return days._days;
    }

    /// <summary>The day with these trips and break places, or null if it breaks any rule.</summary>
    public static VanDay? Drive(Problem problem, int van, List<List<int>> trips, List<(int Trip, int AfterStop)> breakPlaces)
    {
        VanDays days = new(problem, van);
        Vehicle vehicle = problem.Vehicles[van];
        List<List<int>> jobs = [.. trips.Select(trip => trip.Where(stop => stop >= 0).ToList())];
        bool allowed = jobs.SelectMany(trip => trip).All(job => problem.Jobs[job].AllowedVehicles?.Contains(van) ?? true);
        bool keeps = jobs.FirstOrDefault([]).Take(vehicle.Committed.Length).SequenceEqual(vehicle.Committed);
        return allowed && keeps && trips.Count <= vehicle.MaxTrips && days.Holds(jobs) ? NaiveDay.Drive(problem, van, trips, breakPlaces) : null;
    }

    /// <summary>The days with the committed stops and nothing else; none if they cannot be driven.</summary>
    public static List<VanDay> Frozen(Problem problem, int van)
    {
        VanDays days = new(problem, van);
        Vehicle vehicle = problem.Vehicles[van];
        List<List<int>> trips = vehicle.HasLeft || vehicle.Committed.Length > 0 ? [[.. vehicle.Committed]] : [];
        if (days.Holds(trips))
        {
            days.PlaceChargers(trips, [], 0);
        }

        return days._days;
    }

    /// <summary>Records the trips, and extends them by one more job: on the last trip, or on a new one after it.</summary>
    private void Extend(List<List<int>> trips, int set)
    {
        if (trips.Count > 0 && StaysWrong(trips[^1], trips.Count == 1))
        {
            return;
        }

        if (Holds(trips))
        {
            PlaceChargers(trips, [], 0);
        }

        for (int job = 0; job < _problem.Jobs.Count; job++)
        {
            bool allowed = _problem.Jobs[job].AllowedVehicles?.Contains(_van) ?? true;
            if ((set >> job & 1) != 0 || !allowed)
            {
                continue;
            }

            if (trips.Count > 0)
            {
                trips[^1].Add(job);
                Extend(trips, set | (1 << job));
                trips[^1].RemoveAt(trips[^1].Count - 1);
            }

            if (trips.Count < _problem.Vehicles[_van].MaxTrips)
            {
                trips.Add([job]);
                Extend(trips, set | (1 << job));
                trips.RemoveAt(trips.Count - 1);
            }
        }
    }

    /// <summary>Whether no further stop can mend a trip: it is too full, or its last stop delivers what is not collected.</summary>
    private bool StaysWrong(List<int> trip, bool isFirst) =>
        !Fits(trip, isFirst) || (trip.Count > 0 && _problem.Jobs[trip[^1]].CollectedBy is { } from && !trip.Contains(from));

    /// <summary>What the order alone decides: room, shipments, alternatives, what is on board and where it may be served.</summary>
    private bool Holds(List<List<int>> trips)
    {
        int[] groups = [.. trips.SelectMany(trip => trip).Select(job => _problem.Jobs[job].Group ?? -1).Where(group => group >= 0)];
        if (groups.Distinct().Count() < groups.Length)
        {
            return false;
        }

        for (int t = 0; t < trips.Count; t++)
        {
            List<int> trip = trips[t];
            foreach (int index in trip)
            {
                Job job = _problem.Jobs[index];
                bool fromHub = job.CollectedBy is null && job.OnBoardOf is null && job.Delivery.Any(amount => amount > 0);
                int delivery = _problem.Jobs.ToList().FindIndex(other => other.CollectedBy == index);
                if ((job.OnBoardOf is { } owner && (owner != _van || t > 0))
                    || (t == 0 && _problem.Vehicles[_van].HasLeft && fromHub)
                    || (job.CollectedBy is { } from && (!trip.Contains(from) || trip.IndexOf(from) > trip.IndexOf(index)))
                    || (delivery >= 0 && !trip.Contains(delivery)))
                {
                    return false;
                }
            }

            if (!Fits(trip, t == 0))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Counts anew at every point what is on board: out of the hub and not yet there, collected and not yet handed over.</summary>
    private bool Fits(List<int> trip, bool isFirst)
    {
        for (int d = 0; d < _problem.Dimensions.Count; d++)
        {
            for (int point = 0; point <= trip.Count; point++)
            {
                long ahead = trip.Skip(point).Select(job => _problem.Jobs[job])
                    .Where(job => job.CollectedBy is null && job.OnBoardOf is null).Sum(job => job.Delivery[d]);
                long picked = trip.Take(point).Sum(job => _problem.Jobs[job].Pickup[d]);
                long handedOver = trip.Take(point).Where(job => _problem.Jobs[job].CollectedBy is not null).Sum(job => _problem.Jobs[job].Delivery[d]);
                long boarded = isFirst
                    ? _problem.Jobs.Where((job, index) => job.OnBoardOf == _van && !trip.Take(point).Contains(index)).Sum(job => job.Delivery[d])
                    : 0;
                if (ahead + picked - handedOver + boarded > _problem.Vehicles[_van].Capacity[d])
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Trip by trip, chargers on each leg that is not part of the frozen prefix.</summary>
    private void PlaceChargers(List<List<int>> trips, List<List<int>> done, int leg)
    {
        if (done.Count == trips.Count)
        {
            PlaceBreaks(done, []);
            return;
        }

        List<int> trip = trips[done.Count];
        List<int> soFar = leg == 0 ? [] : done[^1];
        List<List<int>> before = leg == 0 ? done : done[..^1];
        bool frozen = before.Count == 0 && leg < _problem.Vehicles[_van].Committed.Length;
        IEnumerable<int[]> choices = frozen ? [[]] : ChargersOnALeg();
        foreach (int[] chargers in choices)
        {
            PlaceOnLeg(trips, before, [.. soFar, .. chargers], trip, leg);
        }
    }

    private void PlaceOnLeg(List<List<int>> trips, List<List<int>> before, List<int> soFar, List<int> trip, int leg)
    {
        if (leg == trip.Count)
        {
            PlaceChargers(trips, [.. before, soFar], 0);
            return;
        }

        soFar.Add(trip[leg]);
        bool frozen = before.Count == 0 && leg + 1 < _problem.Vehicles[_van].Committed.Length;
        IEnumerable<int[]> choices = frozen ? [[]] : ChargersOnALeg();
        foreach (int[] chargers in choices)
        {
            PlaceOnLeg(trips, before, [.. soFar, .. chargers], trip, leg + 1);
        }
    }

    private IEnumerable<int[]> ChargersOnALeg()
    {
        yield return [];
        Vehicle vehicle = _problem.Vehicles[_van];
        int count = vehicle.RechargeMsPerKm is null || vehicle.RangeDm == Vehicle.UnlimitedDm ? 0 : _problem.Chargers.Count;
        for (int first = 0; first < count; first++)
        {
            yield return [~first];
            for (int second = 0; second < count; second++)
            {
                if (second != first)
                {
                    yield return [~first, ~second];
                }
            }
        }
    }

    /// <summary>Each further break at the place of the one before it or later, or none of the rest.</summary>
    private void PlaceBreaks(List<List<int>> trips, List<(int Trip, int AfterStop)> places)
    {
        if (NaiveDay.Drive(_problem, _van, trips, places) is { } day)
        {
            _days.Add(day);
        }

        if (places.Count == _problem.Vehicles[_van].Breaks.Length)
        {
            return;
        }

        (int fromTrip, int fromStop) = places.Count == 0 ? (0, -1) : places[^1];
        for (int t = fromTrip; t < trips.Count; t++)
        {
            for (int s = t == fromTrip ? fromStop : -1; s < trips[t].Count; s++)
            {
                places.Add((t, s));
                PlaceBreaks(trips, places);
                places.RemoveAt(places.Count - 1);
            }
        }
    }
}
