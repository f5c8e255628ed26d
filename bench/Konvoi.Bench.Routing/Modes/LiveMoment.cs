using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>
/// A planned day stopped at a moment: which parcels are handed over, where each van is, what it is bound to do next, and
/// what of the plan is still ahead. The problem of the rest of the day, and the plan to start from.
/// </summary>
internal sealed class LiveMoment
{
    private readonly Problem _day;
    private readonly Solution _plan;
    private readonly Dictionary<int, int> _indexOf = [];
    private readonly List<Job> _jobs = [];
    private readonly Vehicle[] _vans = new Vehicle[DeliveryTown.Vans];
    private readonly VehicleRoute[] _routes = new VehicleRoute[DeliveryTown.Vans];

    /// <param name="open">How many stops are still ahead: the moment is when the last of the others has begun.</param>
    public LiveMoment(Problem day, Solution plan, int open)
    {
        (_day, _plan) = (day, plan);
        long[] starts = [.. plan.Routes.SelectMany(route => route.Trips).SelectMany(trip => trip.Stops).Select(stop => stop.StartMs).Order()];
        NowMs = starts[^(open + 1)];
        foreach (RouteStop stop in plan.Routes.SelectMany(route => route.Trips).SelectMany(trip => trip.Stops).Where(stop => stop.StartMs > NowMs))
        {
            _indexOf[stop.Job] = 0;
        }

        foreach (int job in _indexOf.Keys.Order().ToArray())
        {
            _indexOf[job] = _jobs.Count;
            _jobs.Add(day.Jobs[job]);
        }

        for (int van = 0; van < _vans.Length; van++)
        {
            Stop(van);
        }
    }

    public long NowMs { get; }

    public IReadOnlyList<Vehicle> Vans => _vans;

    /// <summary>Those ahead; a late one comes after them.</summary>
    public IReadOnlyList<Job> Jobs => _jobs;

    /// <summary>The rest of the plan, in the indices of <see cref="Jobs"/>.</summary>
    public Solution Start => new() { Routes = _routes, Unassigned = [], Cost = 0 };

    private void Stop(int van)
    {
        Vehicle vehicle = _day.Vehicles[van];
        IReadOnlyList<RouteTrip> trips = _plan.Routes[van].Trips;
        int over = trips.Count(trip => trip.ReturnMs <= NowMs);
        RouteTrip? current = trips.FirstOrDefault(trip => trip.DepartMs <= NowMs && trip.ReturnMs > NowMs);
        vehicle = vehicle with { MaxTrips = Math.Max(1, vehicle.MaxTrips - over) };
        _routes[van] = new VehicleRoute(van, [.. trips.Where(trip => trip.ReturnMs > NowMs).Select(Ahead)]);
        if (current is null)
        {
            long backMs = over > 0 ? trips[over - 1].ReturnMs + vehicle.ReloadMs : 0;
            _vans[van] = vehicle with { ShiftStartMs = Math.Max(NowMs, backMs) };
            return;
        }

        RouteStop[] done = [.. current.Stops.Where(stop => stop.StartMs <= NowMs)];
        int[] ahead = [.. current.Stops.Where(stop => stop.StartMs > NowMs).Select(stop => _indexOf[stop.Job])];
        foreach (int job in ahead)
        {
            _jobs[job] = _jobs[job] with { OnBoardOf = van };
        }

        _vans[van] = vehicle with
        {
            HasLeft = true,
            StartLocation = done.Length > 0 ? _day.Jobs[done[^1].Job].Location : vehicle.Hub,
            ShiftStartMs = done.Length > 0 ? done[^1].DepartMs : current.DepartMs,
            Committed = [.. ahead.Take(1)],
        };
    }

    private RouteTrip Ahead(RouteTrip trip) => trip with
    {
        Stops = [.. trip.Stops.Where(stop => stop.StartMs > NowMs).Select(stop => stop with { Job = _indexOf[stop.Job] })],
    };
}
