using Konvoi.Routing;
using static Konvoi.Tests.Routing.HandWorkedTests;
using static Konvoi.Tests.Routing.PlantedGround;

namespace Konvoi.Tests.Routing;

/// <summary>One fault each in a van's way, time, battery, breaks and price.</summary>
public sealed class PlantedRouteViolationTests
{
    private static readonly Job[] Two = [JobAt(1, "a", 30), JobAt(2, "b", 30)];

    [Fact]
    public void A_first_trip_from_the_wrong_place_is_named()
    {
        Solution fromHub = Plan(Problem(null, [Two[0]]), [0]);
        Problem problem = Problem(van => van with { StartLocation = 2 }, [Two[0]]);
        Among(problem, fromHub, ViolationKind.WrongTime, 0, 0, 2 * Minute);
        Among(problem, fromHub, ViolationKind.WrongDistance, 0, -1, 1 * Km);
    }

    [Fact]
    public void A_last_trip_to_the_wrong_place_is_named()
    {
        Solution toHub = Plan(Problem(null, Two), [0], [1]);
        Problem problem = Problem(van => van with { EndLocation = 3 }, Two);
        Among(problem, toHub, ViolationKind.WrongTime, 1, -1, 20 * Minute);
        Assert.DoesNotContain(Verifier.Check(problem, toHub), found => found.Trip == 0);
    }

    [Fact]
    public void A_trip_from_or_to_the_hub_of_another_van_is_named()
    {
        // The first van comes and goes as if from hub 0, which is the other's. Its own is 3, 5 km and 10 min from everywhere.
        Problem problem = Problem(van => van with { Hub = 3, StartLocation = 0, EndLocation = 0 }, Two);
        Assert.Empty(Verifier.Check(problem, Plan(problem, [0], [1])));
        Solution byTheOther = Plan(Problem(null, Two), [0], [1]);
        Among(problem, byTheOther, ViolationKind.WrongTime, 0, -1, 10 * Minute);
        Among(problem, byTheOther, ViolationKind.WrongTime, 1, 0, 20 * Minute);
        Among(problem, byTheOther, ViolationKind.WrongDistance, 0, -1, 5 * Km);
        Among(problem, byTheOther, ViolationKind.WrongDistance, 1, -1, 10 * Km);

        Problem twoHubs = Problem(van => van with { Hub = 3 }, Two);
        Solution right = Plan(twoHubs, Drive(twoHubs, 0, [[0]]), Drive(twoHubs, 1, [[1]]));
        Assert.Empty(Verifier.Check(twoHubs, right));
        Solution swapped = right with { Routes = [right.Routes[1] with { Vehicle = 0 }, right.Routes[0] with { Vehicle = 1 }] };
        Among(twoHubs, swapped, ViolationKind.WrongTime, 0, 0, 20 * Minute);
    }

    [Fact]
    public void A_way_that_another_profile_has_is_named()
    {
        Problem problem = Problem(van => van with { Profile = 1 }, Two, AddBicycle);
        Assert.Empty(Verifier.Check(problem, Plan(problem, [0], [1])));
        Problem byVan = Problem(null, Two, AddBicycle);
        Solution plan = Plan(byVan, [0], [1]);
        Assert.Empty(Verifier.Check(byVan, plan));
        Among(problem, plan, ViolationKind.WrongTime, 0, 0, 20 * Minute);
        Among(problem, plan, ViolationKind.WrongDistance, 1, -1, 2 * Km);
        Violation found = Among(problem, Plan(byVan, [0, 1]), ViolationKind.Unreachable, 0, 1, 1);
        Assert.Equal("vehicle 'van', trip 0, stop 1: no way from location 1 to 2 on profile 'bicycle'", found.Text);
    }

    [Fact]
    public void A_trip_longer_than_it_may_be_is_named()
    {
        Problem problem = Problem(van => van with { MaxTripDm = 29 * Km }, Two);
        Violation found = Only(problem, Plan(Problem(null, Two), [0], [1]), ViolationKind.TripDistance, 1, -1, 1 * Km);
        Assert.Equal("vehicle 'van', trip 1: is 300000 dm long, may be 290000 dm", found.Text);
    }

    [Fact]
    public void Overtime_beyond_the_limit_and_at_the_wrong_price_is_named()
    {
        // Back at 8:52, and after five minutes of loading, 30 km and 12 minutes at 10:04.
        Solution plan = Plan(Problem(null, Two), [0], [1]);
        Assert.Equal((10 * Hour) + (4 * Minute), plan.Routes[0].Trips[1].ReturnMs);
        Problem shorter = Problem(van => van with { ShiftEndMs = 9 * Hour, OvertimeMs = Hour }, Two);
        Only(shorter, plan, ViolationKind.Shift, 1, -1, 4 * Minute);
        Problem dear = Problem(van => van with { ShiftEndMs = 9 * Hour, OvertimeMs = 2 * Hour, CostPerOvertimeHour = 3_000 }, Two);
        CostIsOffBy(dear, plan, 64 * 50);
    }

    [Fact]
    public void Driving_docks_and_balance_at_the_wrong_price_are_named()
    {
        Problem free = Problem(null, [Two[0], JobAt(1, "c", 30)]);
        Solution plan = Plan(free, Drive(free, 0, [[0]]), Drive(free, 1, [[1]]));
        Assert.Empty(Verifier.Check(free, plan));
        CostIsOffBy(Problem(van => van with { CostPerDrivingHour = 3_000 }, [Two[0], JobAt(1, "c", 30)]), plan, 40 * 50);
        CostIsOffBy(Problem(null, [Two[0], JobAt(1, "c", 30)], more => more.SetDocks(new DockLimit(1, 1, 6_000))), plan, 12 * 100);
        CostIsOffBy(Problem(null, [Two[0], JobAt(1, "c", 30)], more => more.SetDocks(new DockLimit(1, 0, 6_000))), plan, 24 * 100);
        CostIsOffBy(Problem(null, [Two[0], JobAt(1, "c", 30)], more => more.SetBalance(600)), plan, 52 * 10);
    }

    [Fact]
    public void A_break_that_is_not_taken_is_named_unless_the_day_is_over()
    {
        Problem problem = Problem(WithBreak(20), Two);
        Violation found = Only(problem, Plan(Problem(null, Two), [0, 1]), ViolationKind.Break, -1, -1, 72 * Minute);
        Assert.StartsWith("vehicle 'van': break 0 is not taken", found.Text, StringComparison.Ordinal);
        Assert.Empty(Verifier.Check(Problem(WithBreak(92), Two), Plan(Problem(null, Two), [0, 1])));
        Assert.Empty(Verifier.Check(problem, Plan(problem)));
    }

    [Fact]
    public void A_break_outside_its_window_or_of_another_length_is_named()
    {
        Problem problem = Problem(WithBreak(40), Two);
        Solution plan = Plan(problem, [(0, 0)], [0, 1]);
        Assert.Equal(new RouteBreak(0, 0, 0, At(32), At(47)), Assert.Single(plan.Routes[0].Breaks));
        Assert.Empty(Verifier.Check(problem, plan));
        Only(Problem(WithBreak(25), Two), plan, ViolationKind.Break, 0, 0, 7 * Minute);
        Only(Problem(van => WithBreak(40)(van) with { Breaks = [new Break(8 * Hour, At(40), 20 * Minute)] }, Two), plan, ViolationKind.Break, 0, 0, 5 * Minute);
    }

    [Fact]
    public void A_break_while_the_van_serves_or_drives_is_named()
    {
        Problem problem = Problem(WithBreak(40), Two);
        Solution plan = Plan(problem, [(0, 0)], [0, 1]);
        Solution serving = ChangeRoute(plan, route => route with { Breaks = [new RouteBreak(0, 0, 0, At(30), At(45))] });
        Violation found = Among(problem, serving, ViolationKind.Break, 0, 0, 2 * Minute);
        Assert.Equal($"vehicle 'van', trip 0, stop 0: break 0 begins at {At(30)} ms, the stop is done only at {At(32)} ms", found.Text);

        Solution driving = ChangeRoute(plan, route => route with { Breaks = [new RouteBreak(0, 0, 0, At(35), At(50))] });
        Only(problem, driving, ViolationKind.WrongTime, 0, 1, 3 * Minute);
        Solution leaving = ChangeRoute(Plan(problem, [(0, -1)], [0, 1]), route => route with { Breaks = [new RouteBreak(0, 0, -1, At(2), At(17))] });
        Only(problem, leaving, ViolationKind.Break, 0, -1, 2 * Minute);
    }

    [Fact]
    public void Breaks_out_of_order_are_named()
    {
        Problem problem = Problem(van => van with { Breaks = [new Break(0, At(40), 5 * Minute), new Break(0, At(60), 5 * Minute)] }, Two);
        Solution plan = Plan(problem, [(0, 0), (0, 0)], [0, 1]);
        Assert.Empty(Verifier.Check(problem, plan));
        Solution swapped = ChangeRoute(plan, route => route with { Breaks = [route.Breaks[0] with { Break = 1 }, route.Breaks[1] with { Break = 0 }] });
        Only(problem, swapped, ViolationKind.BreakOrder, 0, 0, 1);
    }

    [Fact]
    public void A_battery_that_is_empty_before_the_charger_or_after_it_is_named()
    {
        Func<Vehicle, Vehicle> Battery(int km) => van => van with { RangeDm = km * Km, RechargeMsPerKm = Minute, CostPerHour = 0, ChargeRule = ChargeRule.Full };
        Problem problem = Problem(Battery(20), Two);
        Solution plan = Plan(problem, [0, ~0, 1, ~0]);
        Assert.Equal([0, 15L * Km, 0, 10L * Km], plan.Routes[0].Trips[0].Stops.Select(stop => stop.ChargedDm));
        Assert.Empty(Verifier.Check(problem, plan));
        Among(Problem(Battery(14), Two), plan, ViolationKind.Range, 0, 1, 1 * Km);
        Among(Problem(van => Battery(20)(van) with { RechargeMsPerKm = null }, Two), plan, ViolationKind.Range, 0, 3, 5 * Km);
        Among(Problem(van => Battery(20)(van) with { RechargeMsPerKm = null }, Two), plan, ViolationKind.Charge, 0, 1, 15 * Km);
    }

    [Fact]
    public void A_charge_that_is_not_what_the_rule_gives_is_named()
    {
        Func<Vehicle, Vehicle> Rule(ChargeRule rule) => van => van with { RangeDm = 25 * Km, RechargeMsPerKm = Minute, CostPerHour = 0, ChargeRule = rule };
        Problem problem = Problem(Rule(ChargeRule.AsNeeded), Two);
        Solution plan = Plan(problem, [0, ~0, 1]);

        // 15 of 25 km are gone at the charger, 20 are ahead.
        Assert.Equal(10L * Km, plan.Routes[0].Trips[0].Stops[1].ChargedDm);
        Assert.Empty(Verifier.Check(problem, plan));
        Only(Problem(Rule(ChargeRule.Full), Two), plan, ViolationKind.Charge, 0, 1, 5 * Km);
        Among(problem, ChangeStop(plan, 0, 1, stop => stop with { DepartMs = stop.DepartMs - Minute }), ViolationKind.ChargeTime, 0, 1, Minute);
        Among(problem, ChangeStop(plan, 0, 1, stop => stop with { StartMs = stop.StartMs + 3 }), ViolationKind.WrongTime, 0, 1, 3);
        Problem full = Problem(Rule(ChargeRule.Full), [JobAt(3, "near", 10), JobAt(3, "again", 10)]);
        Solution needed = Plan(Problem(Rule(ChargeRule.AsNeeded), [JobAt(3, "near", 10), JobAt(3, "again", 10)]), [0], [1]);
        Among(full, needed, ViolationKind.Charge, 1, -1, 10 * Km);
    }

    [Fact]
    public void A_first_trip_from_elsewhere_begins_with_what_the_battery_holds()
    {
        Problem problem = Problem(
            van => van with { StartLocation = 3, RangeDm = 50 * Km, StartRangeDm = 10 * Km, RechargeMsPerKm = Minute, CostPerHour = 0 }, [Two[0]]);
        Solution plan = Plan(problem, [~0, 0]);
        Assert.Equal((0, 5L * Km), (plan.Routes[0].Trips[0].ChargedDm, plan.Routes[0].Trips[0].Stops[0].ChargedDm));
        Assert.Empty(Verifier.Check(problem, plan));
        Solution charged = ChangeTrip(plan, 0, trip => trip with { ChargedDm = 5 * Km, ChargedMs = 5 * Minute });
        Among(problem, charged, ViolationKind.Charge, 0, -1, 5 * Km);
    }

    [Fact]
    public void A_visit_is_paid_again_after_a_stop_at_a_charger()
    {
        Problem problem = Problem(van => van with { RangeDm = 100 * Km, RechargeMsPerKm = Minute }, [JobAt(3, "a", 10), JobAt(3, "b", 10)]);
        Solution plan = Plan(problem, [0, ~0, 1]);
        Assert.Equal([12 * Minute, 0, 12 * Minute], plan.Routes[0].Trips[0].Stops.Select(stop => stop.DepartMs - stop.StartMs));
        Assert.Empty(Verifier.Check(problem, plan));
        Among(problem, ChangeStop(plan, 0, 2, stop => stop with { DepartMs = stop.StartMs + (2 * Minute) }), ViolationKind.WrongTime, 0, 2, 10 * Minute);
    }

    [Fact]
    public void What_is_malformed_is_named_and_not_judged_further()
    {
        Problem problem = Problem(WithBreak(40), Two);
        Solution plan = Plan(problem, [(0, 0)], [0, ~0, 1]);
        Only(problem, ChangeStop(plan, 0, 1, stop => stop with { Charger = 1 }), ViolationKind.Malformed, 0, 1, 1);
        Only(problem, ChangeStop(plan, 0, 1, stop => stop with { Charger = -1 }), ViolationKind.Malformed, 0, 1, 1);
        Only(problem, ChangeStop(plan, 0, 0, stop => stop with { ChargedDm = 1 }), ViolationKind.Malformed, 0, 0, 1);
        Only(problem, ChangeTrip(plan, 0, trip => trip with { Stops = [trip.Stops[1]] }), ViolationKind.Malformed, 0, -1, 1);
        foreach (RouteBreak wrong in new RouteBreak[] { new(1, 0, 0, 0, 0), new(0, 1, 0, 0, 0), new(0, 0, 3, 0, 0), new(0, 0, -2, 0, 0) })
        {
            Only(problem, ChangeRoute(plan, route => route with { Breaks = [wrong] }), ViolationKind.Malformed, -1, -1, 1);
        }
    }

    /// <summary>Twice as long on every way, which is a km longer, and none between A and B.</summary>
    private static void AddBicycle(ProblemBuilder builder)
    {
        int[] km = [0, 11, 16, 6, 11, 0, -1, 6, 16, -1, 0, 6, 6, 6, 6, 0];
        builder.AddProfile(
            "bicycle",
            [.. km.Select(d => d < 0 ? Profile.Unreachable : d == 0 ? 0 : (d - 1) * 4 * (int)Minute)],
            [.. km.Select(d => d < 0 ? Profile.Unreachable : d * Km)]);
    }

    private static Func<Vehicle, Vehicle> WithBreak(int byMinute) => van => van with { Breaks = [new Break(0, At(byMinute), 15 * Minute)] };

    private static long At(int minute) => (8 * Hour) + (minute * Minute);
}
