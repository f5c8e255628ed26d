using Konvoi.Routing;
using static Konvoi.Tests.Routing.HandWorkedTests;

namespace Konvoi.Tests.Routing;

/// <summary>Each test breaks one thing in a good solution, or tightens the problem under it, and expects it to be named.</summary>
public sealed class VerifierTests
{
    private static readonly Solution Good = Solver.Solve(Day(), new SolverOptions { Iterations = 50 });

    [Fact]
    public void The_good_solution_is_good()
    {
        Assert.Empty(Verifier.Check(Day(), Good));
        Assert.Equal(2, Good.Routes[0].Trips.Count);
        Assert.Single(Good.Unassigned);
    }

    [Fact]
    public void Too_much_on_board_is_named_with_its_dimension()
    {
        Violation found = Only(Day(van => van with { Capacity = [100, 3] }), Good);
        Assert.Equal((ViolationKind.Capacity, 0, 0, 1, 1L), (found.Kind, found.Vehicle, found.Trip, found.Dimension, found.Amount));
        Assert.Contains("millilitres", found.Text, StringComparison.Ordinal);

        found = Only(Day(van => van with { Capacity = [79, 50] }, grams: 80), Good, ViolationKind.Capacity, 2);
        Assert.Equal((0, 1L), (found.Dimension, found.Amount));
    }

    [Fact]
    public void A_pick_up_that_does_not_fit_beside_what_is_still_on_board_is_named_at_its_stop()
    {
        ProblemBuilder builder = TwoStations(van => van with { MaxTrips = 1 });
        builder.AddJob(JobAt(1, "to a and back") with { Pickup = [80], Delivery = [20] });
        builder.AddJob(JobAt(2, "to b"));
        Problem problem = builder.Build();
        Solution wrongOrder = Solver.Solve(WithLargeVan(), new SolverOptions { Iterations = 50 });
        Assert.Equal([0, 1], wrongOrder.Routes[0].Trips[0].Stops.Select(stop => stop.Job));
        Violation found = Only(problem, wrongOrder);
        Assert.Equal((ViolationKind.Capacity, 0, 0, 60L), (found.Kind, found.Trip, found.Stop, found.Amount));

        static Problem WithLargeVan()
        {
            ProblemBuilder large = TwoStations(van => van with { Capacity = [1_000], MaxTrips = 1 });
            large.AddJob(JobAt(1, "to a and back") with { Pickup = [80], Delivery = [20], Windows = [new TimeWindow(8 * Hour, (8 * Hour) + (25 * Minute))] });
            large.AddJob(JobAt(2, "to b"));
            return large.Build();
        }
    }

    [Fact]
    public void A_start_outside_every_window_is_named_with_the_distance_to_the_nearest()
    {
        TimeWindow[] windows = [new(7 * Hour, (8 * Hour) + (15 * Minute)), new(9 * Hour, 10 * Hour)];
        Violation found = Only(Day(first: job => job with { Windows = windows }), Good);
        Assert.Equal((ViolationKind.Window, 0, 0, 0, 0, 5 * Minute), (found.Kind, found.Vehicle, found.Trip, found.Stop, found.Job, found.Amount));
    }

    [Fact]
    public void A_trip_before_the_release_of_a_job_is_named()
    {
        Violation found = Only(Day(first: job => job with { ReleaseMs = (8 * Hour) + Minute }), Good);
        Assert.Equal((ViolationKind.Release, 0, 0, Minute), (found.Kind, found.Trip, found.Stop, found.Amount));
    }

    [Fact]
    public void A_shift_that_starts_later_or_ends_earlier_is_named()
    {
        Violation early = Only(Day(van => van with { ShiftStartMs = (8 * Hour) + Minute }), Good, ViolationKind.Shift);
        Assert.Equal((0, Minute), (early.Trip, early.Amount));
        Violation late = Only(Day(van => van with { ShiftEndMs = 10 * Hour }), Good);
        Assert.Equal((ViolationKind.Shift, 1, 19 * Minute), (late.Kind, late.Trip, late.Amount));
    }

    [Fact]
    public void A_trip_beyond_the_battery_is_named()
    {
        Violation found = Only(Day(van => van with { RangeDm = 29 * Km }), Good, ViolationKind.Range);
        Assert.Equal((1, 1L * Km), (found.Trip, found.Amount));
        found = Only(Day(van => van with { RechargeMsPerKm = null }), Good, ViolationKind.Range);
        Assert.Equal((1, 15L * Km), (found.Trip, found.Amount));
    }

    [Fact]
    public void A_charge_of_the_wrong_size_or_length_is_named()
    {
        Solution larger = ChangeTrip(1, trip => trip with { ChargedDm = 16 * Km, ChargedMs = 16 * Minute });
        Assert.Equal(1L * Km, Only(Day(), larger, ViolationKind.Charge).Amount);
        Solution quicker = ChangeTrip(1, trip => trip with { ChargedMs = 10 * Minute });
        Assert.Equal(5 * Minute, Only(Day(), quicker, ViolationKind.ChargeTime).Amount);
    }

    [Fact]
    public void Leaving_before_the_van_is_loaded_is_named()
    {
        Violation found = Only(Day(van => van with { ReloadMs = 20 * Minute }), Good);
        Assert.Equal((ViolationKind.HubTime, 1, 5 * Minute), (found.Kind, found.Trip, found.Amount));
    }

    [Fact]
    public void A_van_that_may_not_serve_a_job_is_named()
    {
        Violation found = Only(Day(first: job => job with { AllowedVehicles = [1] }), Good);
        Assert.Equal((ViolationKind.VanNotAllowed, 0, 0, 0), (found.Kind, found.Vehicle, found.Trip, found.Job));
    }

    [Fact]
    public void Too_many_trips_and_too_long_trips_are_named()
    {
        Assert.Equal((ViolationKind.TripCount, 1L), KindAndAmount(Only(Day(van => van with { MaxTrips = 1 }), Good)));
        Violation found = Only(Day(van => van with { MaxTripMs = 70 * Minute }), Good);
        Assert.Equal((ViolationKind.TripDuration, 1, 2 * Minute), (found.Kind, found.Trip, found.Amount));
    }

    [Fact]
    public void Missing_and_repeated_jobs_are_named()
    {
        Solution missing = Good with { Unassigned = [] };
        Assert.Equal(2, Only(Day(), missing, ViolationKind.JobMissing).Job);
        Solution repeated = Good with { Unassigned = [.. Good.Unassigned, .. Good.Unassigned, .. Good.Unassigned] };
        Assert.Equal((2, 2L), (Only(Day(), repeated, ViolationKind.JobRepeated).Job, Only(Day(), repeated, ViolationKind.JobRepeated).Amount));
        Solution servedAndLeftOut = Good with { Unassigned = [.. Good.Unassigned, Good.Unassigned[0] with { Job = 0 }] };
        Assert.Equal(0, Only(Day(), servedAndLeftOut, ViolationKind.JobRepeated).Job);
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(0, -1, 0)]
    [InlineData(0, 0, 7)]
    public void A_time_that_does_not_follow_is_named(long arriveBy, long startBy, long departBy)
    {
        Solution wrong = ChangeTrip(0, trip => trip with
        {
            Stops = [trip.Stops[0] with
            {
                ArriveMs = trip.Stops[0].ArriveMs + arriveBy,
                StartMs = trip.Stops[0].StartMs + startBy,
                DepartMs = trip.Stops[0].DepartMs + departBy,
            }],
        });
        Violation found = Verifier.Check(Day(), wrong)[0];
        Assert.Equal((ViolationKind.WrongTime, 0, 0, 0), (found.Kind, found.Vehicle, found.Trip, found.Stop));
        Assert.Equal(Math.Max(arriveBy, Math.Max(-startBy, departBy)), found.Amount);
    }

    [Fact]
    public void A_wrong_return_way_and_cost_are_named()
    {
        Solution late = ChangeTrip(1, trip => trip with { ReturnMs = trip.ReturnMs + 3 });
        Assert.Equal(3, Only(Day(), late, ViolationKind.WrongTime).Amount);
        Assert.Equal((ViolationKind.WrongDistance, 4L), KindAndAmount(Only(Day(), ChangeTrip(0, trip => trip with { DistanceDm = trip.DistanceDm - 4 }))));
        Assert.Equal((ViolationKind.WrongCost, 9L), KindAndAmount(Only(Day(), Good with { Cost = Good.Cost + 9 })));
    }

    [Fact]
    public void A_leg_without_a_way_is_named()
    {
        Violation found = Verifier.Check(Day(noWayTo: 2), Good).First(violation => violation.Kind == ViolationKind.Unreachable);
        Assert.Equal((0, 1, 0), (found.Vehicle, found.Trip, found.Stop));
    }

    [Fact]
    public void A_malformed_solution_is_named_and_not_judged_further()
    {
        Assert.Equal(ViolationKind.Malformed, Only(Day(), Good with { Routes = [] }).Kind);
        Assert.Equal(ViolationKind.Malformed, Only(Day(), ChangeTrip(0, trip => trip with { Stops = [] })).Kind);
        Assert.Equal(ViolationKind.Malformed, Only(Day(), ChangeTrip(0, trip => trip with { ReturnMs = long.MaxValue })).Kind);
        Assert.Equal(ViolationKind.Malformed, Only(Day(), Good with { Unassigned = [Good.Unassigned[0] with { Job = 3 }] }).Kind);
    }

    /// <summary>The two trips of the hand-worked day and a third job that is not worth its prize; a second van stands by.</summary>
    private static Problem Day(Func<Vehicle, Vehicle>? van = null, Func<Job, Job>? first = null, long grams = 80, int noWayTo = -1)
    {
        ProblemBuilder builder = new(3, "grams", "millilitres");
        int[] km = [0, 10, 15, 10, 0, 9, 15, 9, 0];
        int[] durations = [.. km.Select((d, i) => i == noWayTo ? Profile.Unreachable : d * 2 * (int)Minute)];
        int[] lengths = [.. km.Select((d, i) => i == noWayTo ? Profile.Unreachable : d * Km)];
        builder.AddProfile("van", durations, lengths);
        builder.SetVisitMs(1, 10 * Minute);
        builder.SetVisitMs(2, 10 * Minute);
        Vehicle driving = new()
        {
            Id = "van", Hub = 0, Capacity = [100, 50], ShiftStartMs = 8 * Hour, ShiftEndMs = 12 * Hour, MaxTrips = 2,
            RangeDm = 35 * Km, RechargeMsPerKm = Minute, ReloadMs = 5 * Minute, FixedCost = 1_000, CostPerKm = 100, CostPerHour = 6_000,
        };
        builder.AddVehicle(van is null ? driving : van(driving));
        builder.AddVehicle(new Vehicle { Id = "spare", Hub = 0, Capacity = [0, 0], ShiftEndMs = 24 * Hour });
        Job a = new()
        {
            Id = "a", Location = 1, Delivery = [grams, 4], ServiceMs = 2 * Minute, Windows = [new TimeWindow(8 * Hour, (8 * Hour) + (30 * Minute))],
        };
        builder.AddJob(first is null ? a : first(a));
        builder.AddJob(new Job { Id = "b", Location = 2, Delivery = [grams, 2], ServiceMs = 2 * Minute });
        builder.AddJob(new Job { Id = "c", Location = 2, Delivery = [90, 1], ServiceMs = 2 * Minute, Prize = 10 });
        return builder.Build();
    }

    private static Solution ChangeTrip(int index, Func<RouteTrip, RouteTrip> change)
    {
        RouteTrip[] trips = [.. Good.Routes[0].Trips.Select((trip, t) => t == index ? change(trip) : trip)];
        return Good with { Routes = [Good.Routes[0] with { Trips = trips }, Good.Routes[1]] };
    }

    private static Violation Only(Problem problem, Solution solution) => Assert.Single(Verifier.Check(problem, solution));

    /// <summary>The violation looked for, where others follow from it (a longer charge also delays, a changed time also costs).</summary>
    private static Violation Only(Problem problem, Solution solution, ViolationKind kind, int times = 1)
    {
        Violation[] found = [.. Verifier.Check(problem, solution).Where(violation => violation.Kind == kind)];
        Assert.Equal(times, found.Length);
        return found[0];
    }

    private static (ViolationKind Kind, long Amount) KindAndAmount(Violation violation) => (violation.Kind, violation.Amount);
}
