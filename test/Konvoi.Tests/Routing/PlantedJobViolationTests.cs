using Konvoi.Routing;
using static Konvoi.Tests.Routing.HandWorkedTests;
using static Konvoi.Tests.Routing.PlantedGround;

namespace Konvoi.Tests.Routing;

/// <summary>One fault each in what ties jobs to each other and to vans.</summary>
public sealed class PlantedJobViolationTests
{
    private static readonly Job[] Two = [JobAt(1, "a", 30), JobAt(2, "b", 30)];
    private static readonly Job[] Shipment =
    [
        JobAt(1, "collect", 0) with { Delivery = [], Pickup = [80], Prize = 500 },
        JobAt(2, "deliver") with { CollectedBy = 0, Prize = 700 },
        JobAt(2, "c", 30) with { Prize = 50 },
    ];

    [Fact]
    public void A_shipment_delivered_before_it_is_collected_is_named()
    {
        Problem problem = Problem(null, Shipment);
        Violation found = Only(problem, Plan(problem, [1, 0]), ViolationKind.Shipment, 0, 0, 1);
        Assert.Equal("vehicle 'van', trip 0, stop 0: job 'deliver': job 'collect' collects it only at stop 1, expected before this one", found.Text);
    }

    [Fact]
    public void A_shipment_on_two_trips_or_two_vans_is_named()
    {
        Problem problem = Problem(null, Shipment);
        Only(problem, Plan(problem, [0], [1]), ViolationKind.Shipment, 1, 0, 1);
        Solution twoVans = Plan(problem, Drive(problem, 0, [[0]]), Drive(problem, 1, [[1]]));
        Only(problem, twoVans, ViolationKind.Shipment, 0, 0, 1, vehicle: 1);
    }

    [Fact]
    public void Half_a_shipment_is_named()
    {
        Problem problem = Problem(null, Shipment);
        Assert.Equal(0, Only(problem, Plan(problem, [2, 0]), ViolationKind.Shipment, 0, 1, 1).Job);
        Assert.Equal(1, Only(problem, Plan(problem, [2, 1]), ViolationKind.Shipment, 0, 1, 1).Job);
    }

    [Fact]
    public void A_shipment_weighs_from_its_collection_to_its_delivery()
    {
        Problem problem = Problem(null, [.. Shipment, JobAt(1, "d", 30)]);
        Assert.Empty(Verifier.Check(problem, Plan(problem, [2, 3, 0, 1])));
        Only(problem, Plan(problem, [3, 0, 2, 1]), ViolationKind.Capacity, 0, 1, 10);
    }

    [Fact]
    public void Two_alternatives_served_are_named()
    {
        Problem problem = Problem(null, [.. Two.Select(job => job with { Group = 1 })]);
        Violation found = Only(problem, Plan(problem, [0, 1]), ViolationKind.Group, 0, 1, 1);
        Assert.Equal("vehicle 'van', trip 0, stop 1: job 'b': is served, and so is its alternative 'a'; expected one of group 1", found.Text);
    }

    [Fact]
    public void A_group_left_out_costs_the_prize_of_its_first_job_and_is_listed_by_it()
    {
        Problem problem = Problem(null, [Two[0] with { Group = 1, Prize = 7 }, Two[1] with { Group = 1, Prize = 5 }]);
        Solution left = Plan(problem);
        Assert.Equal(7, left.Cost);
        Assert.Empty(Verifier.Check(problem, left));
        UnassignedJob second = left.Unassigned[0] with { Job = 1 };
        Assert.Equal(1, Only(problem, left with { Unassigned = [left.Unassigned[0], second] }, ViolationKind.Group, -1, -1, 1, vehicle: -1).Job);
        Assert.Equal(0, Only(problem, left with { Unassigned = [] }, ViolationKind.JobMissing, -1, -1, 1, vehicle: -1).Job);
        Solution served = Plan(problem, [0]);
        Assert.Empty(Verifier.Check(problem, served));
        Assert.Equal(1, Only(problem, served with { Unassigned = [second] }, ViolationKind.Group, -1, -1, 1, vehicle: -1).Job);
    }

    [Fact]
    public void A_parcel_on_board_that_another_van_or_a_later_trip_delivers_is_named()
    {
        Problem problem = Problem(null, [Two[0] with { OnBoardOf = 1 }, Two[1] with { OnBoardOf = 0 }]);
        Solution wrongVan = Plan(problem, Drive(problem, 0, [[1]]), Drive(problem, 1, []));
        wrongVan = ChangeRoute(wrongVan, _ => Drive(problem, 0, [[1, 0]]).Route);
        Violation found = Verifier.Check(problem, wrongVan).First(one => one.Kind == ViolationKind.OnBoard);
        Assert.Equal((0, 0, 1, 0, 1L), (found.Vehicle, found.Trip, found.Stop, found.Job, found.Amount));

        problem = Problem(null, [Two[0], Two[1] with { OnBoardOf = 0 }]);
        Only(problem, Plan(problem, [0], [1]), ViolationKind.OnBoard, 1, 0, 1);
    }

    [Fact]
    public void A_parcel_on_board_that_is_left_out_takes_its_room_to_the_end_of_the_first_trip()
    {
        Problem problem = Problem(null, [Two[0] with { OnBoardOf = 0, Prize = 1 }, Two[1] with { Delivery = [], Pickup = [80] }]);
        Only(problem, Plan(problem, [1]), ViolationKind.Capacity, 0, 0, 10);
        Assert.Empty(Verifier.Check(problem, Plan(problem, [0, 1])));
    }

    [Fact]
    public void A_frozen_prefix_out_of_order_or_left_out_is_named()
    {
        Problem problem = Problem(van => van with { Committed = [0, 1] }, [.. Two, JobAt(3, "c", 10) with { Prize = 1 }]);
        Assert.Empty(Verifier.Check(problem, Plan(problem, [0, 1, 2])));
        Violation found = Only(problem, Plan(problem, [1, 0]), ViolationKind.Committed, 0, 0, 2);
        Assert.Equal(("vehicle 'van', trip 0, stop 0: is committed to job 'a' as stop 0 of its first trip, there is job 'b'", 0), (found.Text, found.Job));
        Only(problem, Plan(problem, [0, 2, 1]), ViolationKind.Committed, 0, 1, 1);
        Only(problem, Plan(problem, [2], [0, 1]), ViolationKind.Committed, 0, 0, 2);
        Only(problem, Plan(problem), ViolationKind.Committed, -1, -1, 2);
        Only(problem, Plan(problem, [0, ~0, 1]), ViolationKind.Committed, 0, 1, 1);
    }

    [Fact]
    public void A_van_that_has_left_and_stands_still_or_leaves_again_is_named()
    {
        Job[] jobs = [Two[0] with { OnBoardOf = 0, Windows = [new TimeWindow(9 * Hour, 10 * Hour)], Prize = 3 }];
        Problem relaxed = Problem(null, jobs);
        Problem problem = Problem(van => van with { HasLeft = true }, jobs);
        Violation found = Only(problem, Plan(relaxed, [0]), ViolationKind.HasLeftTime, 0, -1, 40 * Minute);
        Assert.Equal("vehicle 'van', trip 0: leaves at 31200000 ms, has left already: expected 28800000 ms", found.Text);

        Solution still = Plan(relaxed);
        Only(problem, still with { Cost = still.Cost + 1_000 }, ViolationKind.HasLeft, -1, -1, 1);
        Assert.Empty(Verifier.Check(problem, Plan(problem, [[]])));
        Assert.Equal(1_003, Plan(problem, [[]]).Cost);
    }

    [Fact]
    public void A_van_that_has_left_and_delivers_what_it_has_not_on_board_is_named()
    {
        Problem problem = Problem(
            van => van with { HasLeft = true },
            [Two[0] with { OnBoardOf = 0 }, Two[1] with { Delivery = [], Pickup = [5] }, JobAt(2, "from the hub", 10)]);
        Violation found = Only(problem, Plan(problem, [0, 1, 2]), ViolationKind.HasLeft, 0, 2, 1);
        Assert.Equal(2, found.Job);
        Assert.Empty(Verifier.Check(problem, Plan(problem, [0, 1], [2])));
    }
}
