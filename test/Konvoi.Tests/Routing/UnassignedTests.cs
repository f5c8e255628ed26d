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
        Assert.Equal((-1, 101, 100), Figures(left));
    }

    [Fact]
    public void There_is_no_way() => Expect(UnassignedReason.Unreachable, job => job with { Location = 3 });

    [Fact]
    public void It_is_beyond_the_range() =>
        Assert.Equal((0, 20 * Km, 19 * Km), Figures(Expect(UnassignedReason.BeyondRange, job => job, van => van with { RangeDm = 19 * Km })));

    [Fact]
    public void It_is_beyond_the_range_of_a_van_that_starts_half_empty_and_cannot_charge() =>
        Expect(UnassignedReason.BeyondRange, job => job, van => van with { StartRangeDm = 19 * Km, RechargeMsPerKm = null });

    [Fact]
    public void It_is_farther_than_a_trip_may_be() =>
        Assert.Equal((0, 20 * Km, 19 * Km), Figures(Expect(UnassignedReason.TripTooFar, job => job, van => van with { MaxTripDm = 19 * Km })));

    [Fact]
    public void Its_window_closes_before_a_van_can_be_there()
    {
        long arriveMs = (8 * Hour) + (20 * Minute);
        UnassignedJob left = Expect(UnassignedReason.WindowClosed, job => job with { Windows = [new TimeWindow(0, arriveMs - 1)] });
        Assert.Equal((0, arriveMs, arriveMs - 1), Figures(left));
    }

    [Fact]
    public void Its_window_closes_before_its_release_lets_a_van_be_there() =>
        Expect(UnassignedReason.WindowClosed, job => job with { ReleaseMs = 9 * Hour, Windows = [new TimeWindow(0, 9 * Hour)] });

    [Fact]
    public void The_trip_would_be_too_long() =>
        Assert.Equal((0, 52 * Minute, 51 * Minute), Figures(Expect(UnassignedReason.TripTooLong, job => job, van => van with { MaxTripMs = 51 * Minute })));

    [Fact]
    public void The_shift_is_too_short()
    {
        long backMs = (8 * Hour) + (52 * Minute);
        Assert.Equal((0, backMs, backMs - 1), Figures(Expect(UnassignedReason.ShiftTooShort, job => job, van => van with { ShiftEndMs = backMs - 1 })));
        Assert.Equal(
            (0, backMs, backMs - 1),
            Figures(Expect(UnassignedReason.ShiftTooShort, job => job, van => van with { ShiftEndMs = backMs - 1 - Minute, OvertimeMs = Minute })));
    }

    [Fact]
    public void Charging_in_full_makes_the_shift_too_short()
    {
        // 16 km to charge, where the trip needs one.
        UnassignedJob left = Expect(
            UnassignedReason.ShiftTooShort, job => job,
            van => van with { StartRangeDm = 19 * Km, ChargeRule = ChargeRule.Full, ShiftEndMs = (8 * Hour) + (68 * Minute) - 1 });
        Assert.Equal((8 * Hour) + (68 * Minute), left.Needed);
    }

    [Fact]
    public void A_van_that_has_left_comes_for_it_only_after_its_trip()
    {
        // 15 km home take 30 minutes, then 20 more to the job.
        long arriveMs = (8 * Hour) + (50 * Minute);
        UnassignedJob left = Expect(
            UnassignedReason.WindowClosed, job => job with { Windows = [new TimeWindow(0, arriveMs - 1)] },
            van => van with { HasLeft = true, StartLocation = 2, RangeDm = Vehicle.UnlimitedDm });
        Assert.Equal((0, arriveMs, arriveMs - 1), Figures(left));
    }

    [Fact]
    public void A_van_that_has_left_without_it_and_makes_no_further_trip_is_none_for_it() => Expect(
        UnassignedReason.NotAllowedOnAnyVan, job => job,
        van => van with { HasLeft = true, StartLocation = 2, RangeDm = Vehicle.UnlimitedDm, MaxTrips = 1 });

    [Fact]
    public void A_break_leaves_no_place_for_it() => Expect(
        UnassignedReason.NoPlanFound, job => job,
        van => van with { ShiftEndMs = (8 * Hour) + (53 * Minute), Breaks = [new Break(8 * Hour, (8 * Hour) + (20 * Minute), 30 * Minute)] });

    [Fact]
    public void A_charger_out_of_reach_is_no_help() => Expect(
        UnassignedReason.NoPlanFound, job => job, van => van with { RangeDm = 12 * Km }, builder => builder.AddCharger(2));

    [Fact]
    public void Charging_first_makes_the_shift_too_short() =>
        Expect(UnassignedReason.ShiftTooShort, job => job, van => van with { StartRangeDm = 19 * Km, ShiftEndMs = (8 * Hour) + (53 * Minute) - 1 });

    [Fact]
    public void It_is_not_worth_its_prize()
    {
        // 1,000 + 20 km x 100 + 52 min x 100
        UnassignedJob left = Expect(UnassignedReason.NotWorthThePrize, job => job with { Prize = 8_199 });
        Assert.Equal("serving it costs 8200 more, leaving it out costs 8199", left.Text);
        Assert.Equal((0, 8_200, 8_199), Figures(left));
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

    [Fact]
    public void What_is_not_worth_its_prize_does_cost_more_with_docks_and_balance_counted()
    {
        foreach (string feature in new[] { "optional stops", "docks", "balance", "charging at the hub as needed" })
        {
            for (ulong seed = 0; seed < 30; seed++)
            {
                Solution solution = Solver.Solve(FeatureProblems.All[feature].Draw(seed), new SolverOptions { Iterations = 5 });
                Assert.All(
                    solution.Unassigned.Where(left => left.Reason == UnassignedReason.NotWorthThePrize),
                    left => Assert.True(left.Needed >= left.Limit, $"{feature}, seed {seed}: {left.Text}"));
            }
        }
    }

    private static (int Vehicle, long? Needed, long? Limit) Figures(UnassignedJob left) => (left.Vehicle, left.Needed, left.Limit);

    private static UnassignedJob Expect(
        UnassignedReason reason, Func<Job, Job> job, Func<Vehicle, Vehicle>? van = null, Action<ProblemBuilder>? more = null)
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
        more?.Invoke(builder);
        Problem problem = builder.Build();
        Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = 5 });
        Assert.Empty(Verifier.Check(problem, solution));
        UnassignedJob left = Assert.Single(solution.Unassigned);
        Assert.Equal(reason, left.Reason);
        return left;
    }
}
