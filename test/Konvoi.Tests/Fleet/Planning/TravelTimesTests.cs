using Konvoi.Fleet;
using Konvoi.Roads;
using static Konvoi.Tests.Fleet.Planning.GridTown;

namespace Konvoi.Tests.Fleet.Planning;

public sealed class TravelTimesTests
{
    private static readonly Station[] Stations = [Station("A", 3, 0), Station("B", 8, 8)];

    [Fact]
    public void Without_permits_every_van_drives_everywhere_all_day()
    {
        TravelTimes times = new(Network, Layout(Stations, [Van("V1"), Van("V2") with { SpeedMaxKmh = 20 }]), []);
        PermitSlot slot = times.SlotOf(0, 5 * Hour)!.Value;
        Assert.Equal((0, 24 * Hour, true), (slot.FromMs, slot.ToMs, slot.Group.EveryRoad));
        Assert.Null(times.SlotOf(0, 24 * Hour));
        Assert.Same(times.GroupOf(0, 0), times.GroupOf(0, 23 * Hour));
        int fastMs = times.Matrix(times.GroupOf(0, 0), []).DurationMs(times.PlaceOfHub(0), times.PlaceOfStation(0));
        int slowMs = times.Matrix(times.GroupOf(1, 0), []).DurationMs(times.PlaceOfHub(0), times.PlaceOfStation(0));
        Assert.InRange(slowMs, (fastMs * 5 / 4) + 1, fastMs * 2);
    }

    [Fact]
    public void A_van_that_no_permit_names_may_drive_nowhere()
    {
        TravelTimes times = new(Network, Layout(Stations, [Van("V1", 0), Van("V2")], AllDay("P", 30)), []);
        Assert.Null(times.SlotOf(1, 0));
        Assert.Null(times.LegOf(times.GroupOf(1, 9 * Hour), [], 0, 1));
        Assert.NotNull(times.LegOf(times.GroupOf(0, 9 * Hour), [], 0, 1));
    }

    [Fact]
    public void Slots_are_cut_where_a_permit_begins_or_ends_and_skip_the_hours_between()
    {
        ArcSet all = Block(0, 0, 11, 11);
        TravelTimes times = new(Network, Layout(
            Stations,
            [Van("V1", 0, 1, 2)],
            Permit("morning", all, 7 * Hour, 11 * Hour, 30, "V1"),
            Permit("late morning", all, 9 * Hour, 11 * Hour, 30, "V1"),
            Permit("evening", all, 18 * Hour, 20 * Hour, 30, "V1")), []);
        Assert.Equal((7, 9, "0"), Slot(0));
        Assert.Equal((9, 11, "0,1"), Slot(9));
        Assert.Equal((18, 20, "2"), Slot(11));
        Assert.Empty(times.GroupOf(0, 12 * Hour).Permits);
        Assert.Null(times.LegOf(times.GroupOf(0, 12 * Hour), [], 0, 1));

        (long, long, string) Slot(long hour)
        {
            PermitSlot slot = times.SlotOf(0, hour * Hour)!.Value;
            return (slot.FromMs / Hour, slot.ToMs / Hour, string.Join(',', slot.Group.Permits));
        }
    }

    [Fact]
    public void The_fastest_permit_of_an_arc_counts_and_ways_stay_on_permitted_arcs()
    {
        ArcSet bottom = Block(0, 0, 11, 0);
        ArcSet low = Block(0, 0, 11, 5);
        TravelTimes times = new(Network, Layout(
            Stations, [Van("V1", 0, 1)], Permit("slow", low, 0, 24 * Hour, 10, "V1"), Permit("fast", bottom, 0, 24 * Hour, 20, "V1")), []);
        RoadMetric metric = times.Metric(times.GroupOf(0, 0), []);
        foreach (int arc in Enumerable.Range(0, Network.ArcCount))
        {
            int kmh = bottom.Contains(arc) ? 20 : 10;
            int expectedMs = low.Contains(arc) ? ((Network.LengthDm(arc) * 360) + (kmh / 2)) / kmh : RoadMetric.Impassable;
            Assert.Equal(expectedMs, metric.DurationMs(arc));
        }

        Assert.NotNull(times.LegOf(times.GroupOf(0, 0), [], times.PlaceOfHub(0), times.PlaceOfStation(0)));
        Assert.Null(times.LegOf(times.GroupOf(0, 0), [], times.PlaceOfHub(0), times.PlaceOfStation(1)));
    }

    [Fact]
    public void A_closure_changes_the_matrix_and_the_old_one_comes_back_when_it_is_lifted()
    {
        TravelTimes times = new(Network, Layout(Stations, [Van("V1")]), [new RoadClosure("street", Block(1, 0, 2, 0)), new RoadClosure("door", Around(8, 8))]);
        RouteGroup group = times.GroupOf(0, 0);
        RoadMatrix open = times.Matrix(group, []);
        RoadMatrix closed = times.Matrix(group, ["street"]);
        Assert.True(closed.LengthDm(0, 1) > open.LengthDm(0, 1));
        Assert.Same(open, times.Matrix(group, []));
        Assert.Same(closed, times.Matrix(group, ["street"]));
        Assert.Same(times.Matrix(group, ["street", "door"]), times.Matrix(group, ["door", "street"]));
        Assert.Equal(RoadMatrix.Unreachable, times.Matrix(group, ["door"]).DurationMs(0, 2));
        Assert.Throws<ArgumentException>(() => times.Matrix(group, ["nowhere"]));
    }

    [Fact]
    public void A_van_inside_a_closed_stretch_is_let_out_but_not_in()
    {
        TravelTimes times = new(Network, Layout(Stations, [Van("V1")]), [new RoadClosure("door", Around(8, 8))]);
        RouteGroup group = times.GroupOf(0, 0);
        Assert.NotNull(times.LegOf(group, ["door"], Stations[1].Place with { DirectionFixed = true }, times.PlaceOfHub(0)));
        Assert.NotNull(times.LegOf(group, ["door"], times.PlaceOfStation(1), times.PlaceOfHub(0)));
        Assert.Null(times.LegOf(group, ["door"], times.PlaceOfHub(0), times.PlaceOfStation(1)));
    }

    [Fact]
    public void A_leg_out_of_a_closed_stretch_comes_with_the_weights_that_it_was_found_with()
    {
        TravelTimes times = new(Network, Layout(Stations, [Van("V1") with { SpeedMaxKmh = 10 }]), [new RoadClosure("door", Around(8, 8))]);
        RouteGroup group = times.GroupOf(0, 0);
        RoadLeg leg = times.LegOf(group, ["door"], times.PlaceOfStation(1), times.PlaceOfHub(0))!;
        Assert.Equal(leg.Path.LengthDm, leg.Path.DistanceDmAt(leg.Metric, leg.Path.DurationMs));
        Assert.True(leg.Path.DistanceDmAt(leg.Metric, leg.Path.DurationMs - 1000) < leg.Path.LengthDm);
        RoadMetric closed = times.Metric(group, ["door"]);
        Assert.Equal(leg.Path.LengthDm, leg.Path.DistanceDmAt(closed, leg.Path.DurationMs - 1000));
        Assert.Same(closed, times.LegOf(group, ["door"], times.PlaceOfHub(0), times.PlaceOfStation(0))!.Metric);
    }

    private static RoadPermit AllDay(string id, int maxSpeedKmh) => Permit(id, Block(0, 0, 11, 11), 0, 24 * Hour, maxSpeedKmh, "V1");
}
