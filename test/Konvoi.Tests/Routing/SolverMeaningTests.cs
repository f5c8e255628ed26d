using Konvoi.Routing;
using static Konvoi.Tests.Routing.HandWorkedTests;
using static Konvoi.Tests.Routing.PlantedGround;

namespace Konvoi.Tests.Routing;

/// <summary>Days worked out on paper on the planted ground, one for each sentence of the problem type that is easily read otherwise.</summary>
public sealed class SolverMeaningTests
{
    [Fact]
    public void A_parcel_on_board_that_is_left_out_keeps_its_room()
    {
        // The closed stop's 30 grams stay in the van, so 80 more never fit on its first trip.
        Job closed = JobAt(1, "closed", 30) with { OnBoardOf = 0, Windows = [new TimeWindow(0, Hour)], Prize = 1 };
        Job pickup = JobAt(2, "pick-up", 0) with { Delivery = [], Pickup = [80], AllowedVehicles = [0], Prize = 1_000_000 };
        Solution solution = Solve(Problem(van => van with { MaxTrips = 1 }, [closed, pickup]));
        Assert.Equal([0, 1], solution.Unassigned.Select(left => left.Job));
    }

    [Fact]
    public void A_van_that_has_left_takes_no_job_that_is_released_later()
    {
        Job late = JobAt(1, "late", 0) with { Delivery = [], Pickup = [10], AllowedVehicles = [0], ReleaseMs = (8 * Hour) + 1 };
        Solution solution = Solve(Problem(van => van with { HasLeft = true, StartLocation = 2 }, [late]));
        Assert.Equal([0, 1], solution.Routes[0].Trips.Select(trip => trip.Stops.Count));
    }

    [Fact]
    public void An_unlimited_range_never_charges()
    {
        Solution solution = Solve(Problem(van => van with { StartRangeDm = 1 * Km, RechargeMsPerKm = Minute }, [JobAt(1, "a")]));
        Assert.Equal(0, solution.Routes[0].Trips[0].ChargedDm);
    }

    [Fact]
    public void A_van_that_has_left_charges_on_its_way_home()
    {
        // 15 km from the hub with 12 in the battery; the charger is 5 km from both.
        Problem problem = Problem(van => van with { HasLeft = true, StartLocation = 2, RangeDm = 12 * Km, RechargeMsPerKm = Minute }, []);
        Solution solution = Solve(problem);
        Assert.Equal(0, Assert.Single(solution.Routes[0].Trips[0].Stops).Charger);
    }

    [Fact]
    public void A_first_trip_from_elsewhere_is_not_charged_before_it_leaves()
    {
        Job only = JobAt(1, "a") with { AllowedVehicles = [0] };
        Problem problem = Problem(van => van with { StartLocation = 2, RangeDm = 50 * Km, StartRangeDm = 10 * Km, RechargeMsPerKm = Minute }, [only]);
        Solution solution = Solve(problem);

        // 9 km to the job and 10 back need 19: the charger comes first or right after the job, both 5 km from everything.
        Assert.Equal(0, solution.Routes[0].Trips[0].ChargedDm);
        Assert.Contains(solution.Routes[0].Trips[0].Stops, stop => stop.Charger == 0);
    }

    [Fact]
    public void A_break_at_the_hub_runs_while_the_van_charges()
    {
        // Back at 8:52. Charging 15 km takes to 9:07, the break from 9:00 to 9:15; 72 minutes later it is 10:27.
        Problem problem = Problem(
            van => van with
            {
                Capacity = [80],
                RangeDm = 35 * Km,
                RechargeMsPerKm = Minute,
                Breaks = [new Break(9 * Hour, 9 * Hour, 15 * Minute)],
                ShiftEndMs = (10 * Hour) + (27 * Minute),
            },
            [JobAt(1, "a") with { AllowedVehicles = [0], Windows = [new TimeWindow(8 * Hour, (8 * Hour) + (30 * Minute))] }, JobAt(2, "b") with { AllowedVehicles = [0] }]);
        Solution solution = Solve(problem);
        Assert.Empty(solution.Unassigned);
        Assert.Equal(new RouteBreak(0, 1, -1, 9 * Hour, (9 * Hour) + (15 * Minute)), Assert.Single(solution.Routes[0].Breaks));
    }

    [Fact]
    public void A_visit_is_paid_again_after_the_charger_at_the_same_place()
    {
        // 25 km to A by way of the charger place and back; the battery holds 12.
        Job[] jobs = [JobAt(3, "at the charger", 10) with { AllowedVehicles = [0] }, JobAt(1, "a", 10) with { AllowedVehicles = [0] }];
        Solution solution = Solve(Problem(van => van with { RangeDm = 12 * Km, RechargeMsPerKm = Minute }, jobs));
        Assert.Empty(solution.Unassigned);
        Assert.All(
            solution.Routes[0].Trips[0].Stops.Where(stop => stop.Job == 0),
            stop => Assert.Equal(12 * Minute, stop.DepartMs - stop.StartMs));
    }

    [Fact]
    public void Breaks_of_many_vans_of_different_number_are_taken()
    {
        ProblemBuilder builder = TwoStations(van => van with { Breaks = [], Capacity = [200] });
        Break[] breaks = [.. Enumerable.Range(0, 6).Select(b => new Break(8 * Hour, 9 * Hour, Minute))];
        builder.AddVehicle(new Vehicle { Id = "rested", Hub = 0, Capacity = [200], ShiftStartMs = 8 * Hour, ShiftEndMs = 12 * Hour, Breaks = breaks, CostPerKm = 1 });
        builder.AddJob(JobAt(1, "a"));
        builder.AddJob(JobAt(2, "b"));
        Problem problem = builder.Build();
        Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = 100 });
        Assert.Empty(Verifier.Check(problem, solution));
        Assert.Equal(6, solution.Routes[1].Breaks.Count);
    }

    [Fact]
    public void A_van_that_comes_back_later_may_rest_earlier_while_it_is_loaded()
    {
        // With the first break before A the van is back at 9:22 and takes the second until 9:32, while it is loaded until 10:22.
        // Without, it is back at 9:12 and loaded by 10:12, but the first break then takes until 9:42: too late for the second.
        Problem problem = Problem(
            van => van with
            {
                ReloadMs = Hour,
                Breaks = [new Break(8 * Hour, (9 * Hour) + (15 * Minute), 30 * Minute), new Break((9 * Hour) + (20 * Minute), (9 * Hour) + (30 * Minute), 10 * Minute)],
            },
            [
                JobAt(1, "a") with { AllowedVehicles = [0], Windows = [new TimeWindow((8 * Hour) + (40 * Minute), (8 * Hour) + (50 * Minute))] },
                JobAt(2, "b") with { AllowedVehicles = [0], Windows = [new TimeWindow(8 * Hour, (10 * Hour) + (52 * Minute))] },
            ]);
        Solution solution = Solve(problem);
        Assert.Empty(solution.Unassigned);
        Assert.Equal([0, 1], solution.Routes[0].Breaks.Select(rest => rest.Trip));
    }

    [Fact]
    public void Two_chargers_on_a_trip_from_elsewhere_are_priced_from_there()
    {
        // From the start 10 km to charger X, 10 to the job, 10 to charger Y, 10 to the hub; X is 40 km from the hub.
        const int Hub = 0, Start = 1, Stop = 2, X = 3, Y = 4;
        ProblemBuilder builder = new(5, "grams");
        int[] km = new int[25];
        foreach ((int a, int b, int way) in new[] { (Hub, Start, 40), (Hub, Stop, 20), (Hub, X, 40), (Hub, Y, 10), (Start, Stop, 20), (Start, X, 10), (Start, Y, 30), (Stop, X, 10), (Stop, Y, 10), (X, Y, 20) })
        {
            km[(a * 5) + b] = km[(b * 5) + a] = way;
        }

        builder.AddProfile("van", Array.ConvertAll(km, way => way * (int)Minute), Array.ConvertAll(km, way => way * Km));
        builder.AddVehicle(new Vehicle
        {
            Id = "van", Hub = Hub, StartLocation = Start, Capacity = [100], ShiftEndMs = 12 * Hour, CostPerKm = 100,
            RangeDm = 20 * Km, StartRangeDm = 15 * Km, RechargeMsPerKm = Minute,
        });
        builder.AddJob(JobAt(Stop, "a") with { Prize = 5_000 });
        builder.AddCharger(X);
        builder.AddCharger(Y);
        Assert.Equal(4_000, Solve(builder.Build()).Cost);
    }

    [Fact]
    public void What_committed_stops_cost_at_a_crowded_dock_counts_from_the_start()
    {
        // 12 minutes at a place with no dock at all cost 1,200, beside 1,000 for the van, 2,000 for the way and 5,200 for 52 minutes.
        Job only = JobAt(1, "a") with { AllowedVehicles = [0] };
        Problem problem = Problem(van => van with { Committed = [0] }, [only], builder => builder.SetDocks(new DockLimit(1, 0, 6_000)));
        FirstCost told = new();
        Assert.Equal(9_400, Solver.Solve(problem, new SolverOptions { Iterations = 1 }, told).Cost);
        Assert.Equal(9_400, told.Cost);
    }

    /// <summary>The cost that a search tells before its first iteration.</summary>
    private sealed class FirstCost : ISolverStop
    {
        public long? Cost { get; private set; }

        public int ProgressPpm(long iterationsDone, long bestCost)
        {
            Cost ??= bestCost;
            return 0;
        }
    }

    private static Solution Solve(Problem problem)
    {
        Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = 100 });
        Assert.Empty(Verifier.Check(problem, solution));
        return solution;
    }
}
