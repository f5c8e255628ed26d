using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>Days small enough to be worked out on paper.</summary>
public sealed class HandWorkedTests
{
    internal const long Minute = 60_000;
    internal const long Hour = 60 * Minute;
    internal const int Km = 10_000;

    /// <summary>
    /// Hub 0; A 10 km and 20 min away, B 15 km and 30 min away, A to B 9 km and 18 min. One van that holds one of the two
    /// jobs at a time, with a battery for 35 km that charges 1 km a minute.
    /// </summary>
    internal static ProblemBuilder TwoStations(Func<Vehicle, Vehicle>? change = null)
    {
        ProblemBuilder builder = new(3, "grams");
        int[] km = [0, 10, 15, 10, 0, 9, 15, 9, 0];
        builder.AddProfile("van", [.. km.Select(d => d * 2 * (int)Minute)], [.. km.Select(d => d * Km)]);
        builder.SetVisitMs(1, 10 * Minute);
        builder.SetVisitMs(2, 10 * Minute);
        Vehicle van = new()
        {
            Id = "van", Hub = 0, Capacity = [100], ShiftStartMs = 8 * Hour, ShiftEndMs = 12 * Hour, MaxTrips = 2,
            RangeDm = 35 * Km, RechargeMsPerKm = Minute, ReloadMs = 5 * Minute,
            FixedCost = 1_000, CostPerKm = 100, CostPerHour = 6_000,
        };
        builder.AddVehicle(change is null ? van : change(van));
        return builder;
    }

    internal static Job JobAt(int location, string id, long grams = 80) =>
        new() { Id = id, Location = location, Delivery = [grams], ServiceMs = 2 * Minute };

    [Fact]
    public void Two_trips_with_a_charge_between_them()
    {
        ProblemBuilder builder = TwoStations();
        builder.AddJob(JobAt(1, "a") with { Windows = [new TimeWindow(8 * Hour, (8 * Hour) + (30 * Minute))] });
        builder.AddJob(JobAt(2, "b"));
        Problem problem = builder.Build();
        Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = 50 });

        Assert.Empty(Verifier.Check(problem, solution));
        IReadOnlyList<RouteTrip> trips = solution.Routes[0].Trips;
        Assert.Equal(2, trips.Count);

        // 20 km leave 15 of 35 in the battery.
        Assert.Equal(8 * Hour, trips[0].DepartMs);
        Assert.Equal(new RouteStop(0, At(8, 20), At(8, 20), At(8, 32)), trips[0].Stops[0]);
        Assert.Equal(At(8, 52), trips[0].ReturnMs);
        Assert.Equal(20 * Km, trips[0].DistanceDm);
        Assert.Equal(0, trips[0].ChargedDm);

        // 30 km need 15 more: 15 min of charging, in which the 5 min of reloading happen too.
        Assert.Equal(15 * Km, trips[1].ChargedDm);
        Assert.Equal(15 * Minute, trips[1].ChargedMs);
        Assert.Equal(At(9, 7), trips[1].DepartMs);
        Assert.Equal(new RouteStop(1, At(9, 37), At(9, 37), At(9, 49)), trips[1].Stops[0]);
        Assert.Equal(At(10, 19), trips[1].ReturnMs);

        // 1,000 + 50 km x 100 + (52 + 72) min x 100
        Assert.Equal(18_400, solution.Cost);
    }

    [Fact]
    public void A_van_leaves_as_late_as_its_window_allows()
    {
        ProblemBuilder builder = TwoStations();
        builder.AddJob(JobAt(1, "a") with { Windows = [new TimeWindow(9 * Hour, 10 * Hour)] });
        Solution solution = Solver.Solve(builder.Build(), new SolverOptions { Iterations = 10 });
        RouteTrip trip = Assert.Single(solution.Routes[0].Trips);
        Assert.Equal(At(8, 40), trip.DepartMs);
        Assert.Equal(At(9, 0), trip.Stops[0].ArriveMs);
        Assert.Equal(At(9, 32), trip.ReturnMs);
    }

    [Fact]
    public void A_visit_is_paid_once_for_the_jobs_of_one_stop()
    {
        ProblemBuilder builder = TwoStations();
        builder.AddJob(JobAt(1, "a1", 30));
        builder.AddJob(JobAt(1, "a2", 30));
        builder.AddJob(JobAt(1, "a3", 30));
        Solution solution = Solver.Solve(builder.Build(), new SolverOptions { Iterations = 10 });
        RouteTrip trip = Assert.Single(solution.Routes[0].Trips);
        Assert.Equal([12 * Minute, 2 * Minute, 2 * Minute], trip.Stops.Select(stop => stop.DepartMs - stop.StartMs));
        Assert.Equal(At(8, 56), trip.ReturnMs);
    }

    [Fact]
    public void A_released_job_makes_the_second_wave()
    {
        ProblemBuilder builder = TwoStations(van => van with { Capacity = [200], RangeDm = Vehicle.UnlimitedDm });
        builder.AddJob(JobAt(1, "early") with { Windows = [new TimeWindow(8 * Hour, 9 * Hour)] });
        builder.AddJob(JobAt(1, "late") with { ReleaseMs = 10 * Hour });
        Solution solution = Solver.Solve(builder.Build(), new SolverOptions { Iterations = 10 });
        Assert.Equal([8 * Hour, 10 * Hour], solution.Routes[0].Trips.Select(trip => trip.DepartMs));
    }

    [Fact]
    public void Pick_ups_take_the_room_that_deliveries_leave()
    {
        // 80 out and 80 back fit at one stop, or at B after A; but 80 back from A leaves no room for the 80 still on board for B.
        ProblemBuilder builder = TwoStations(van => van with { MaxTrips = 1 });
        builder.AddJob(JobAt(1, "to a and back") with { Pickup = [80], Delivery = [20] });
        builder.AddJob(JobAt(2, "to b"));
        Solution solution = Solver.Solve(builder.Build(), new SolverOptions { Iterations = 50 });
        Assert.Empty(solution.Unassigned);
        Assert.Equal([1, 0], Assert.Single(solution.Routes[0].Trips).Stops.Select(stop => stop.Job));
    }

    [Fact]
    public void The_cheaper_van_drives_and_the_dear_one_stays()
    {
        ProblemBuilder builder = TwoStations(van => van with { FixedCost = 9_000 });
        builder.AddVehicle(new Vehicle { Id = "small", Hub = 0, Capacity = [100], ShiftEndMs = 24 * Hour, CostPerKm = 100 });
        builder.AddJob(JobAt(1, "a"));
        Solution solution = Solver.Solve(builder.Build(), new SolverOptions { Iterations = 20 });
        Assert.Empty(solution.Routes[0].Trips);
        Assert.Single(solution.Routes[1].Trips);
        Assert.Equal(2_000, solution.Cost);
    }

    private static long At(int hours, int minutes) => (hours * Hour) + (minutes * Minute);
}
