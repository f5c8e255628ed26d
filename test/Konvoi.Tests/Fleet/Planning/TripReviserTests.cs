using Konvoi.Fleet;
using Konvoi.Roads;
using static Konvoi.Tests.Fleet.Planning.GridTown;

namespace Konvoi.Tests.Fleet.Planning;

public sealed class TripReviserTests
{
    private static readonly Station[] Stations = [Station("A", 3, 0), Station("B", 6, 0), Station("C", 9, 0), Station("D", 8, 8)];

    private static readonly RoadClosure[] Closures =
    [
        new("far", Block(0, 9, 0, 11)), new("B's door", Around(6, 0)), new("hub's corner", Block(0, 0, 1, 1)), new("short cut", Block(1, 0, 2, 0)),
    ];

    [Fact]
    public void Nothing_changes_when_the_closure_is_elsewhere()
    {
        FleetBook book = OnTheRoad("far");
        Assert.Null(Revise(book, 1_000_000));
    }

    [Fact]
    public void A_stop_that_cannot_be_reached_is_dropped_with_the_reason()
    {
        FleetBook book = OnTheRoad("B's door");
        ReviseTrip revision = Revise(book, 1_000_000)!;
        Assert.Equal(["A", "C", "D"], revision.Ahead.Select(stop => stop.Station).Order());
        Assert.Equal("roads changed; no way to reach: station 'B'", revision.Reason);
        book.Given(revision);
        Assert.Equal(revision.Reason, book.State.FindParcel("pB")!.Reason);
        Assert.Null(book.State.FindParcel("pA")!.Reason);
        Assert.Null(Revise(book, 1_000_000));
    }

    [Fact]
    public void A_detour_moves_the_planned_times()
    {
        FleetBook book = OnTheRoad("short cut");
        ReviseTrip revision = Revise(book, 1_000_000)!;
        Assert.Equal(4, revision.Ahead.Count);
        Assert.True(revision.ReturnMs > book.State.Vans[0].Trip!.ReturnMs + 60_000);
        Assert.All(revision.Ahead, stop => Assert.Equal(stop.ArriveMs + Unload, stop.LeaveMs));
    }

    [Fact]
    public void A_weak_battery_drops_stops_and_brings_the_van_home()
    {
        // A is 1.3 km from the hub, C is 4 km, D about 7 km.
        ReviseTrip revision = Revise(OnTheRoad("far"), 30_000)!;
        Assert.Equal(["A"], revision.Ahead.Select(stop => stop.Station));
        Assert.StartsWith("roads changed; too far for the battery: station '", revision.Reason, StringComparison.Ordinal);
        Assert.All("BCD", name => Assert.Contains($"station '{name}'", revision.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_van_that_cannot_get_home_waits()
    {
        Assert.Null(Revise(OnTheRoad("hub's corner"), 1_000_000, GridTown.At(3, 5)));
    }

    [Fact]
    public void The_best_order_is_found_from_where_the_van_is()
    {
        FleetBook book = OnTheRoad("far");
        ReviseTrip revision = Revise(book, 1_000_000, GridTown.At(8, 7))!;
        Assert.Equal("D", revision.Ahead[0].Station);
    }

    [Fact]
    public void Many_stops_are_ordered_by_insertion_and_all_kept()
    {
        Station[] stations = [.. Enumerable.Range(1, 9).Select(i => Station($"S{i}", i, 0))];
        FleetBook book = OnTheRoad("far", stations);
        ReviseTrip revision = Revise(book, 1_000_000, GridTown.At(9, 1))!;
        Assert.Equal("S9", revision.Ahead[0].Station);
        Assert.Equal(9, revision.Ahead.Select(stop => stop.Station).Distinct().Count());
    }

    [Fact]
    public void A_pick_up_that_no_longer_fits_is_left_and_its_delivery_made()
    {
        FleetBook book = Book(Stations, [Van("V1") with { VolumeMillilitres = 50_000 }]).Given(new AcceptParcels(0,
            [Order("pB", "B", millilitres: 40_000), Order("pC", "C", millilitres: 10_000), Order("rC", "C", Direction.ToHub, millilitres: 30_000)]));
        TravelTimes times = new(Network, book.State.Layout, Closures);
        Plan(book, 6 * Hour, times);
        Start(book, "B's door");
        ReviseTrip revision = Revise(book, 1_000_000)!;
        TripStop stop = Assert.Single(revision.Ahead);
        Assert.Equal(("C", 1, 0), (stop.Station, stop.Deliver.Count, stop.PickUp.Count));
        book.Given(revision);
        Assert.Contains("no room for the pick-up: station 'C'", book.State.FindParcel("rC")!.Reason!, StringComparison.Ordinal);
    }

    private static FleetBook OnTheRoad(string closure, params Station[] stations)
    {
        stations = stations.Length == 0 ? Stations : stations;
        FleetBook book = Book(stations, [Van("V1")]).Given(new AcceptParcels(0, [.. stations.Select(station => Order($"p{station.Id}", station.Id))]));
        Plan(book, 6 * Hour, new TravelTimes(Network, book.State.Layout, []));
        Start(book, closure);
        return book;
    }

    private static void Start(FleetBook book, string closure)
    {
        Assert.Single(book.State.Vans[0].Planned);
        book.Given(new StartTrip(6 * Hour, "V1", 1), new ReportDeparted(6 * Hour, "V1"), new CloseRoad(6 * Hour, closure));
    }

    /// <summary>From the hub at the planned departure, unless said otherwise; the revision is one that is taken.</summary>
    private static ReviseTrip? Revise(FleetBook book, long chargeDm, RoadPoint? position = null)
    {
        TravelTimes times = new(Network, book.State.Layout, Closures);
        long nowMs = book.State.Vans[0].Trip!.DepartMs;
        ReviseTrip? revision = TripReviser.Revise(book.State, 0, nowMs, position ?? GridTown.At(0, 0), chargeDm, times, "roads changed");
        Assert.True(revision is null || FleetDecisions.Decide(book.State, revision).Refusal is null);
        return revision;
    }
}
