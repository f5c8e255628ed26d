using CsCheck;
using Konvoi.Routing;
using static Konvoi.Tests.Routing.HandWorkedTests;

namespace Konvoi.Tests.Routing;

public sealed class UnassignedTests
{
    [Fact]
    public void Nobody_may_serve_it() => Expect(UnassignedReason.NotAllowedOnAnyVan, job => job with { AllowedVehicles = [] });

    [Fact]
    public void It_is_larger_than_every_van()
    {
        UnassignedJob left = Expect(UnassignedReason.TooLargeForEveryVan, job => job with { Delivery = [101] });
        Assert.Equal(0, left.Dimension);
        Assert.Equal("101 grams, the largest allowed van holds 100", left.Text);
    }

    [Fact]
    public void There_is_no_way() => Expect(UnassignedReason.Unreachable, job => job with { Location = 3 });

    [Fact]
    public void It_is_beyond_the_range() => Expect(UnassignedReason.BeyondRange, job => job, van => van with { RangeDm = 19 * Km });

    [Fact]
    public void It_is_beyond_the_range_of_a_van_that_starts_half_empty_and_cannot_charge() =>
        Expect(UnassignedReason.BeyondRange, job => job, van => van with { StartRangeDm = 19 * Km, RechargeMsPerKm = null });

    [Fact]
    public void Its_window_closes_before_a_van_can_be_there() =>
        Expect(UnassignedReason.WindowClosed, job => job with { Windows = [new TimeWindow(0, (8 * Hour) + (20 * Minute) - 1)] });

    [Fact]
    public void Its_window_closes_before_its_release_lets_a_van_be_there() =>
        Expect(UnassignedReason.WindowClosed, job => job with { ReleaseMs = 9 * Hour, Windows = [new TimeWindow(0, 9 * Hour)] });

    [Fact]
    public void The_trip_would_be_too_long() => Expect(UnassignedReason.TripTooLong, job => job, van => van with { MaxTripMs = 51 * Minute });

    [Fact]
    public void The_shift_is_too_short() =>
        Expect(UnassignedReason.ShiftTooShort, job => job, van => van with { ShiftEndMs = (8 * Hour) + (52 * Minute) - 1 });

    [Fact]
    public void Charging_first_makes_the_shift_too_short() =>
        Expect(UnassignedReason.ShiftTooShort, job => job, van => van with { StartRangeDm = 19 * Km, ShiftEndMs = (8 * Hour) + (53 * Minute) - 1 });

    [Fact]
    public void It_is_not_worth_its_prize()
    {
        // 1,000 + 20 km x 100 + 52 min x 100
        UnassignedJob left = Expect(UnassignedReason.NotWorthThePrize, job => job with { Prize = 8_199 });
        Assert.Equal("serving it costs 8200 more, leaving it out costs 8199", left.Text);
    }

    [Fact]
    public void There_is_no_room_left_beside_the_others()
    {
        ProblemBuilder builder = TwoStations(van => van with { MaxTrips = 1 });
        builder.AddJob(JobAt(1, "a"));
        builder.AddJob(JobAt(1, "b") with { Prize = Job.MustServe - 1 });
        Solution solution = Solver.Solve(builder.Build(), new SolverOptions { Iterations = 20 });
        Assert.Equal((1, UnassignedReason.NoRoomLeft), (Assert.Single(solution.Unassigned).Job, solution.Unassigned[0].Reason));
    }

    [Fact]
    public void The_reason_is_that_of_the_van_that_gets_furthest()
    {
        ProblemBuilder builder = TwoStations(van => van with { RangeDm = 19 * Km });
        builder.AddVehicle(new Vehicle { Id = "late", Hub = 0, Capacity = [100], ShiftStartMs = 11 * Hour, ShiftEndMs = 12 * Hour });
        builder.AddJob(JobAt(1, "a") with { Windows = [new TimeWindow(0, 11 * Hour)] });
        Solution solution = Solver.Solve(builder.Build(), new SolverOptions { Iterations = 5 });
        Assert.Equal(UnassignedReason.WindowClosed, Assert.Single(solution.Unassigned).Reason);
    }

    [Fact]
    public void A_job_fits_alone_exactly_when_its_reason_says_so() =>
        Gen.Select(Gen.Int[2, 12], Gen.Int[1, 3], Gen.ULong).Sample(
            (jobs, vans, seed) =>
            {
                Problem problem = RandomProblems.Make(jobs, vans, seed);
                Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = 20 });
                foreach (UnassignedJob left in solution.Unassigned)
                {
                    bool fitsAlone = left.Reason is UnassignedReason.NoRoomLeft or UnassignedReason.NotWorthThePrize;
                    Problem alone = RandomProblems.Make(jobs, vans, seed, only: left.Job);
                    Assert.Equal(fitsAlone, BruteForce.OptimalCost(alone) < Job.MustServe);
                }
            },
            iter: 200);

    private static UnassignedJob Expect(UnassignedReason reason, Func<Job, Job> job, Func<Vehicle, Vehicle>? van = null)
    {
        ProblemBuilder builder = new(4, "grams");
        const int No = Profile.Unreachable;
        int[] km = [0, 10, 15, No, 10, 0, 9, No, 15, 9, 0, No, No, No, No, 0];
        builder.AddProfile("van", [.. km.Select(d => d == No ? No : d * 2 * (int)Minute)], [.. km.Select(d => d == No ? No : d * Km)]);
        builder.SetVisitMs(1, 10 * Minute);
        Vehicle vehicle = new()
        {
            Id = "van", Hub = 0, Capacity = [100], ShiftStartMs = 8 * Hour, ShiftEndMs = 12 * Hour, MaxTrips = 2,
            RangeDm = 35 * Km, RechargeMsPerKm = Minute, FixedCost = 1_000, CostPerKm = 100, CostPerHour = 6_000,
        };
        builder.AddVehicle(van is null ? vehicle : van(vehicle));
        builder.AddJob(job(JobAt(1, "a")));
        Problem problem = builder.Build();
        Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = 5 });
        Assert.Empty(Verifier.Check(problem, solution));
        UnassignedJob left = Assert.Single(solution.Unassigned);
        Assert.Equal(reason, left.Reason);
        return left;
    }
}
