using Konvoi.Fleet;
using Konvoi.Roads;
using Konvoi.Tests.Roads;
using static Konvoi.Tests.Fleet.Planning.GridTown;

namespace Konvoi.Tests.Fleet.Planning;

/// <summary>A street that is open from six to eleven on working days, with a shop on it, and a way round.</summary>
public sealed class TimedRoadsTests
{
    private static readonly DrawnNetwork Town = new DrawnTown("abcd", " ef ").Ways("ab cd be ef fc")
        .Ways("bc", "motor_vehicle=no motor_vehicle:conditional=yes_@_(Mo-Sa_06:00-11:00)").Build();

    private static readonly Station[] Shops = [Shop("inside", "bc"), Shop("beyond", "cd")];

    [Fact]
    public void A_day_without_permits_has_a_slot_for_the_hours_in_which_a_street_is_open()
    {
        TravelTimes times = new(Town.Network, Fleet(), [], DayOfWeek.Tuesday);
        Assert.Equal([(0, 24), (6, 11)], Hours(times));
        Assert.Equal([false, true], Reached(times, times.GroupOf(0, 5 * Hour)));
        Assert.Equal([true, true], Reached(times, times.GroupOf(0, 6 * Hour)));
        Assert.Equal([false, true], Reached(times, times.GroupOf(0, 11 * Hour)));
        Assert.Equal(times.Matrix(times.GroupOf(0, 5 * Hour), []).DurationMs(0, 2), times.Matrix(times.GroupOf(0, 12 * Hour), []).DurationMs(0, 2));
        Assert.True(times.Matrix(times.GroupOf(0, 7 * Hour), []).DurationMs(0, 2) < times.Matrix(times.GroupOf(0, 12 * Hour), []).DurationMs(0, 2));
    }

    [Fact]
    public void On_a_day_on_which_it_stays_closed_there_is_none()
    {
        TravelTimes times = new(Town.Network, Fleet(), [], DayOfWeek.Sunday);
        Assert.Equal([(0, 24)], Hours(times));
        Assert.Equal([false, true], Reached(times, times.GroupOf(0, 8 * Hour)));
    }

    [Fact]
    public void A_permit_opens_the_street_in_its_hours_and_no_longer_than_the_map_does()
    {
        ArcSet all = new(Town.Network.ArcCount);
        for (int arc = 0; arc < all.ArcCount; arc++)
        {
            all.Add(arc);
        }

        TravelTimes times = new(Town.Network, Fleet(Permit("day", all, 8 * Hour, 18 * Hour, 40, "V")), [], DayOfWeek.Saturday);
        Assert.Equal([(8, 18), (8, 11)], Hours(times));
        Assert.Equal([false, true], Reached(times, times.SlotsOf(0)[0].Group));
        Assert.Equal([true, true], Reached(times, times.SlotsOf(0)[1].Group));
    }

    [Fact]
    public void A_closure_comes_on_top()
    {
        ArcSet cd = new(Town.Network.ArcCount);
        cd.Add(Town.Arc("cd"));
        cd.Add(Town.Arc("dc"));
        TravelTimes times = new(Town.Network, Fleet(), [new RoadClosure("works", cd)], DayOfWeek.Tuesday);
        Assert.Equal([true, false], Reached(times, times.GroupOf(0, 7 * Hour), "works"));
        Assert.Equal([false, false], Reached(times, times.GroupOf(0, 12 * Hour), "works"));
    }

    [Theory]
    [InlineData(6, 2)]
    [InlineData(12, 1)]
    public void A_wave_serves_the_shop_only_while_its_street_is_open(int hour, int served)
    {
        FleetBook book = new(Fleet());
        book.Given(new AcceptParcels(0, [Order("p", "inside"), Order("q", "beyond")]));
        PlanProposal proposal = Plan(book, hour * Hour, new TravelTimes(Town.Network, book.State.Layout, [], DayOfWeek.Tuesday));
        Assert.Equal(served, proposal.PlannedParcels);
    }

    private static FleetLayout Fleet(params RoadPermit[] permits) =>
        new([new Hub("H", Middle("ab"), 4, 4, [6 * Hour, 12 * Hour])], Shops, [Van("V", [.. Enumerable.Range(0, permits.Length)])], permits, Rules);

    private static Station Shop(string id, string street) => new(id, id, Middle(street), 0, 24 * Hour, 1, true);

    private static RoadPoint Middle(string street) => Town.Network.PointOn(Town.Arc(street), Town.Network.LengthDm(Town.Arc(street)) / 2);

    private static IEnumerable<(long, long)> Hours(TravelTimes times) => times.SlotsOf(0).Select(slot => (slot.FromMs / Hour, slot.ToMs / Hour));

    private static bool[] Reached(TravelTimes times, RouteGroup group, params string[] closures) =>
        [.. Enumerable.Range(0, Shops.Length).Select(shop => times.Matrix(group, closures).DurationMs(0, times.PlaceOfStation(shop)) != RoadMatrix.Unreachable)];
}
