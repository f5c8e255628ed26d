using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

public class RoadClosureTests
{
    [Fact]
    public void A_network_says_which_arcs_are_closed_when()
    {
        DrawnNetwork town = new DrawnTown("abcd", " ef ").Ways("ab cd be ef fc")
            .Ways("bc", "motor_vehicle=no motor_vehicle:conditional=yes_@_(Mo-Sa_06:00-11:00)").Build();

        Assert.Equal(["bc", "cb"], town.Closed(DayOfWeek.Monday, 5, 59));
        Assert.Empty(town.Closed(DayOfWeek.Monday, 6));
        Assert.Empty(town.Closed(DayOfWeek.Saturday, 10, 59));
        Assert.Equal(["bc", "cb"], town.Closed(DayOfWeek.Saturday, 11));
        Assert.Equal(["bc", "cb"], town.Closed(DayOfWeek.Sunday, 8));
        Assert.Equal(2, town.Network.Info.TimedArcCount);
    }

    [Fact]
    public void A_closure_of_the_hour_shapes_the_metric()
    {
        DrawnNetwork town = new DrawnTown("abcd", " ef ").Ways("ab cd be ef fc").Ways("bc", "access:conditional=no_@_(22:00-06:00)").Build();
        RoadNetwork network = town.Network;
        RoadMetric day = RoadMetric.Create(network, new MetricOptions());
        RoadMetric night = day.WithClosed(network.ClosedAt(DayOfWeek.Tuesday, 23 * 60));
        RoadPoint from = network.PointOn(town.Arc("ab"), 0, directionFixed: true);
        RoadPoint to = network.PointOn(town.Arc("cd"), 0, directionFixed: true);

        Assert.Equal(3, new RoadQuery(day).Route(from, to)!.Arcs.Length);
        Assert.Equal(5, new RoadQuery(night).Route(from, to)!.Arcs.Length);
    }

    [Fact]
    public void A_road_may_be_one_way_at_hours()
    {
        DrawnNetwork town = new DrawnTown("abc").Ways("ab bc", "oneway=no oneway:conditional=yes_@_(Mo-Fr_07:00-09:00)").Build();

        Assert.Equal(["ba", "cb"], town.Closed(DayOfWeek.Wednesday, 8));
        Assert.Empty(town.Closed(DayOfWeek.Wednesday, 9));
    }

    [Fact]
    public void A_gate_with_hours_closes_the_turns_through_it_and_lets_a_van_turn_round()
    {
        DrawnNetwork town = new DrawnTown("abc").Ways("ab bc")
            .Node('b', "barrier=bollard bollard=rising motor_vehicle=no motor_vehicle:conditional=yes_@_(06:00-11:00)").Build();

        Assert.Equal(["ab>bc", "cb>ba"], town.TurnsClosed(DayOfWeek.Monday, 12));
        Assert.Empty(town.TurnsClosed(DayOfWeek.Monday, 8));
        Assert.Equal("ac", town.After("ab"));
        Assert.Equal(1, town.Network.Info.Import.Barriers);
    }

    [Fact]
    public void Closures_outlive_the_file()
    {
        DrawnNetwork town = new DrawnTown(" n ", "wxe", " s ").Ways("sx xn xw").Ways("xe", "access:conditional=no_@_(Mo-Fr_07:00-10:00)")
            .Restrict("restriction:conditional=no_left_turn_@_(Mo-Fr_07:00-10:00)", "sx x xw").Build();
        byte[] file = town.Network.Save();
        RoadNetwork again = RoadNetwork.Load(file, "again");

        Assert.Equal(file, again.Save());
        Assert.Equal(2, again.ClosedAt(DayOfWeek.Friday, 8 * 60).Count);
        Assert.Equal(town.Network.TurnsClosedAt(DayOfWeek.Friday, 8 * 60), again.TurnsClosedAt(DayOfWeek.Friday, 8 * 60));
        Assert.Single(again.TurnsClosedAt(DayOfWeek.Friday, 8 * 60));
        Assert.Equal("van", again.Profile);
        Assert.Throws<ArgumentOutOfRangeException>(() => again.ClosedAt(DayOfWeek.Friday, 1440));
    }

    [Fact]
    public void On_the_left_the_right_turn_waits()
    {
        DrawnTown drawn = new DrawnTown(" n ", "wxe", " s ").Ways("sx xn xw xe");
        DrawnNetwork left = drawn.Build(leftHandTraffic: true);
        DrawnNetwork right = drawn.Build();

        Assert.Equal((1_500, 4_000, 0), (left.TurnMs("sx", "xw"), left.TurnMs("sx", "xe"), left.TurnMs("sx", "xn")));
        Assert.Equal((4_000, 1_500, 0), (right.TurnMs("sx", "xw"), right.TurnMs("sx", "xe"), right.TurnMs("sx", "xn")));
    }

    [Fact]
    public void A_way_may_keep_to_another_side_than_its_country()
    {
        DrawnNetwork town = new DrawnTown(" n ", "wxe", " s ").Ways("sx", "driving_side=left").Ways("xn xw xe").Build();

        Assert.Equal((1_500, 4_000), (town.TurnMs("sx", "xw"), town.TurnMs("sx", "xe")));
        Assert.Equal((4_000, 1_500), (town.TurnMs("nx", "xe"), town.TurnMs("nx", "xw")));
    }

    [Fact]
    public void Ways_stay_apart_when_asked_to()
    {
        OsmDataBuilder builder = new();
        for (int id = 1; id <= 4; id++)
        {
            builder.AddNode(id, RoadNetworkTests.At(id * 10, 0));
        }

        builder.AddWay(1, [1, 2, 3], ("highway", "residential"));
        builder.AddWay(2, [3, 4], ("highway", "residential"));

        Assert.Equal(2, RoadNetwork.Build(builder.Build(), "x").ArcCount);
        Assert.Equal(4, RoadNetwork.Build(builder.Build(), "x", joinWays: false).ArcCount);
    }
}
