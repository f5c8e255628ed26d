using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>A trip followed step by step as VROOM tells it: start, tasks, breaks, end.</summary>
internal sealed class VroomRoute
{
    private readonly VroomFile _file;
    private readonly VroomVehicle _vehicle;
    private readonly List<VroomStep> _steps = [];
    private long[] _load;
    private long _drivenMs;
    private long _wayDm;

    private VroomRoute(VroomFile file, int vehicle)
    {
        _file = file;
        _vehicle = _file.Vehicles[vehicle];
        _load = new long[_file.Amounts];
        Vehicle = vehicle;
        Totals = new VroomTotals(_file.Amounts);
    }

    public int Vehicle { get; }

    public IReadOnlyList<VroomStep> Steps => _steps;

    public VroomTotals Totals { get; }

    public static VroomRoute Of(VroomFile file, VehicleRoute route, RouteTrip trip)
    {
        VroomRoute told = new(file, route.Vehicle);
        told.Follow(route, trip);
        return told;
    }

    private void Follow(VehicleRoute route, RouteTrip trip)
    {
        Profile profile = _file.Problem.ProfileOf(_file.Problem.Vehicles[Vehicle]);
        foreach (Job job in trip.Stops.Select(stop => _file.Problem.Jobs[stop.Job]).Where(job => job.CollectedBy is null))
        {
            _load = VroomTotals.Sum(_load, job.Delivery);
        }

        VroomPlace? at = _vehicle.Start;
        long startMs = route.Breaks.Where(rest => rest.AfterStop < 0).Aggregate(trip.DepartMs, (first, rest) => Math.Min(first, rest.StartMs));
        if (at is not null)
        {
            _steps.Add(new VroomStep("start", null, null, at) { ArrivalMs = startMs, Load = _load });
        }

        Rest(route, -1, startMs);
        for (int s = 0; s < trip.Stops.Count; s++)
        {
            VroomPlace to = _file.Tasks[trip.Stops[s].Job].Place;
            Drive(profile, at, to);
            Serve(trip.Stops[s]);
            Rest(route, s, trip.Stops[s].DepartMs);
            at = to;
        }

        if (_vehicle.End is { } end)
        {
            Drive(profile, at, end);
            _steps.Add(new VroomStep("end", null, null, end) { ArrivalMs = trip.ReturnMs, DrivenMs = _drivenMs, WayDm = _wayDm, Load = _load });
        }

        (Totals.DrivenMs, Totals.WayDm) = (_drivenMs, _wayDm);
    }

    private void Drive(Profile profile, VroomPlace? from, VroomPlace to)
    {
        if (from is not null)
        {
            _drivenMs += profile.DurationMs(from.Index, to.Index);
            _wayDm += _vehicle.WayDm(from.Index, to.Index) ?? 0;
        }
    }

    private void Serve(RouteStop stop)
    {
        Job job = _file.Problem.Jobs[stop.Job];
        VroomTask task = _file.Tasks[stop.Job];
        _load = [.. _load.Select((load, d) => load + job.Pickup[d] - job.Delivery[d])];
        long setupMs = stop.DepartMs - stop.StartMs - job.ServiceMs;
        _steps.Add(new VroomStep(task.Type, task.Id, task.Description, task.Place)
        {
            ArrivalMs = stop.ArriveMs,
            WaitingMs = stop.StartMs - stop.ArriveMs,
            SetupMs = setupMs,
            ServiceMs = job.ServiceMs,
            DrivenMs = _drivenMs,
            WayDm = _wayDm,
            Load = _load,
        });
        Totals.SetupMs += setupMs;
        Totals.ServiceMs += job.ServiceMs;
        Totals.WaitingMs += stop.StartMs - stop.ArriveMs;
        Totals.Priority += task.Priority;
        Totals.Delivery = VroomTotals.Sum(Totals.Delivery, job.Delivery);
        Totals.Pickup = VroomTotals.Sum(Totals.Pickup, job.Pickup);
    }

    /// <summary>The breaks after a stop (-1: before the start), each reached when what was before it is done.</summary>
    private void Rest(VehicleRoute route, int afterStop, long freeMs)
    {
        foreach (RouteBreak rest in route.Breaks.Where(rest => rest.AfterStop == afterStop))
        {
            (long id, string? description) = _vehicle.Breaks[rest.Break];
            long waitingMs = Math.Max(0, rest.StartMs - freeMs);
            long serviceMs = rest.EndMs - rest.StartMs;
            _steps.Add(new VroomStep("break", id, description, null)
            {
                ArrivalMs = rest.StartMs - waitingMs,
                WaitingMs = waitingMs,
                ServiceMs = serviceMs,
                DrivenMs = _drivenMs,
                WayDm = _wayDm,
                Load = _load,
            });
            Totals.ServiceMs += serviceMs;
            Totals.WaitingMs += waitingMs;
            freeMs = rest.EndMs;
        }
    }
}
