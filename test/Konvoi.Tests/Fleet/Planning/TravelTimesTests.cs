using CsCheck;
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
    public void Slots_overlap_so_that_fewer_permits_may_be_used_for_longer()
    {
        TravelTimes times = new(Network, Layout(
            Stations,
            [Van("V1", 0, 1, 2)],
            Permit("morning", Block(0, 0, 11, 11), 7 * Hour, 12 * Hour, 30, "V1"),
            Permit("fast", Block(0, 0, 11, 3), 9 * Hour, 11 * Hour, 40, "V1"),
            Permit("evening", Block(0, 0, 3, 11), 18 * Hour, 20 * Hour, 30, "V1")), []);
        Assert.Equal([(7, 12, "0"), (9, 11, "0,1"), (18, 20, "2")], times.SlotsOf(0).Select(Describe));
        Assert.Equal((7, 12, "0"), At(0));
        Assert.Equal((9, 11, "0,1"), At(9));
        Assert.Equal((7, 12, "0"), At(11));
        Assert.Equal((18, 20, "2"), At(12));
        Assert.Null(times.SlotOf(0, 20 * Hour));
        Assert.Same(times.SlotOf(0, 10 * Hour)!.Value.Group, times.GroupOf(0, 10 * Hour));
        Assert.Empty(times.GroupOf(0, 12 * Hour).Permits);
        Assert.Null(times.LegOf(times.GroupOf(0, 12 * Hour), [], 0, 1));

        (long, long, string) At(long hour) => Describe(times.SlotOf(0, hour * Hour)!.Value);
    }

    [Fact]
    public void Adjoining_permits_with_the_same_roads_and_speed_are_one_slot()
    {
        RoadPermit[] permits =
        [
            Permit("morning", Block(0, 0, 11, 11), 6 * Hour, 12 * Hour, 30, "V1"),
            Permit("afternoon", Block(0, 0, 11, 11), 12 * Hour, 18 * Hour, 30, "V1"),
            Permit("slow", Block(0, 0, 11, 11), 18 * Hour, 20 * Hour, 20, "V1"),
            Permit("within", Block(0, 0, 11, 11), 7 * Hour, 8 * Hour, 30, "V1"),
        ];
        TravelTimes times = new(Network, Layout(Stations, [Van("V1", 0, 1, 2, 3)], permits), []);
        Assert.Equal([(6, 18, "0"), (18, 20, "2")], times.SlotsOf(0).Select(Describe));
    }

    [Fact]
    public void Whatever_permits_cover_a_span_together_some_slot_holds_it_with_them_all() =>
        Gen.Select(Gen.Int[0, 11], Gen.Int[1, 12], Gen.Int[0, 3]).Array[1, 6].Sample(draws =>
        {
            RoadPermit[] permits = [.. draws.Select((d, i) =>
                Permit($"P{i}", Block(0, 0, 3 + d.Item3, 3), d.Item1 * Hour, (d.Item1 + d.Item2) * Hour, 30, "V1"))];
            TravelTimes times = new(Network, Layout(Stations, [Van("V1", [.. Enumerable.Range(0, permits.Length)])], permits), []);
            for (long from = 0; from < 24; from++)
            {
                RoadPermit[] active = [.. permits.Where(permit => permit.FromMs <= from * Hour && permit.ToMs > from * Hour)];
                Assert.Equal(Roads(active), Roads(times.GroupOf(0, from * Hour).Permits.Select(index => permits[index])));
                for (long to = from + 1; to <= 24; to++)
                {
                    RoadPermit[] covering = [.. active.Where(permit => permit.ToMs >= to * Hour)];
                    int most = times.SlotsOf(0)
                        .Where(slot => slot.FromMs <= from * Hour && slot.ToMs >= to * Hour)
                        .Select(slot => Roads(slot.Group.Permits.Select(index => permits[index])))
                        .DefaultIfEmpty(0).Max();
                    Assert.True(most >= Roads(covering));
                }
            }

            static int Roads(IEnumerable<RoadPermit> permits) => permits.Select(permit => permit.Arcs.Count).DefaultIfEmpty(0).Max();
        }, iter: 100);

    private static (long FromHour, long ToHour, string Permits) Describe(PermitSlot slot) =>
        (slot.FromMs / Hour, slot.ToMs / Hour, string.Join(',', slot.Group.Permits));

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
    public void A_leg_out_of_a_closed_stretch_takes_as_long_as_before_the_closure()
    {
        TravelTimes times = new(Network, Layout(Stations, [Van("V1") with { SpeedMaxKmh = 10 }]), [new RoadClosure("door", Around(8, 8))]);
        RouteGroup group = times.GroupOf(0, 0);
        RoadLeg leg = times.LegOf(group, ["door"], times.PlaceOfStation(1), times.PlaceOfHub(0))!;
        Assert.Equal(leg.Path.LengthDm, leg.Path.DistanceDmAt(leg.Metric, leg.Path.DurationMs));
        Assert.True(leg.Path.DistanceDmAt(leg.Metric, leg.Path.DurationMs - 1000) < leg.Path.LengthDm);
        RoadMetric closed = times.Metric(group, ["door"]);
        Assert.Equal(leg.Path.DistanceDmAt(leg.Metric, leg.Path.DurationMs - 1000), leg.Path.DistanceDmAt(closed, leg.Path.DurationMs - 1000));
        Assert.Same(closed, times.LegOf(group, ["door"], times.PlaceOfHub(0), times.PlaceOfStation(0))!.Metric);
    }

    private static RoadPermit AllDay(string id, int maxSpeedKmh) => Permit(id, Block(0, 0, 11, 11), 0, 24 * Hour, maxSpeedKmh, "V1");
}
