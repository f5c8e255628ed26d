using Konvoi.Fleet;
using static Konvoi.Tests.Fleet.FleetBook;

namespace Konvoi.Tests.Fleet;

public sealed class ParcelDecisionsTests
{
    [Fact]
    public void Good_orders_are_accepted_and_bad_ones_refused_one_by_one()
    {
        FleetBook book = Small();
        book.Take(new AcceptParcels(0, [Order("a"), Order("a"), Order("x", "Z"), Order("heavy", grams: 1_000_001)]));
        Assert.Equal(["a"], book.State.Parcels.Select(parcel => parcel.Order.Id));
        Assert.Collection(
            book.State.Refused.Select(refused => refused.Reason),
            reason => Assert.Contains("accepted before", reason, StringComparison.Ordinal),
            reason => Assert.Contains("no station is called 'Z'", reason, StringComparison.Ordinal),
            reason => Assert.Contains("1000001 g is more than any van carries (1000000 g)", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void An_order_that_fits_one_van_by_weight_and_another_by_volume_is_refused()
    {
        FleetBook book = new(new FleetLayout(
            [new Hub("H", default, 1, 1, [])],
            [new Station("A", "A", default, 0, 20 * Hour, 1, true)],
            [Van("V1", 100) with { VolumeMillilitres = 900 }, Van("V2", 900) with { VolumeMillilitres = 100 }],
            [],
            Small().State.Layout.Rules));
        book.Take(new AcceptParcels(0, [Order("a", grams: 500) with { Millilitres = 500 }]));
        Assert.Contains("no single van", Assert.Single(book.State.Refused).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parcel_on_a_plan_cannot_be_cancelled_until_the_plan_lets_it_go()
    {
        FleetBook book = Small().WithParcels().Given(new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("A", ["a1"]))]));
        book.Refuses(new CancelParcel(1, "a1", "changed my mind"), "on planned trip V1/1");
        book.Given(new CommitPlan(2, "V1", 1, []), new CancelParcel(3, "a1", "changed my mind"));
        Assert.Equal(ParcelState.Cancelled, book.State.FindParcel("a1")!.State);
        book.Refuses(new CancelParcel(4, "a1", "again"), "is Cancelled");
        book.Refuses(new CancelParcel(4, "nobody", "again"), "no parcel is called 'nobody'");
    }

    [Fact]
    public void A_reason_is_kept_for_a_waiting_parcel_and_refused_for_one_on_a_trip()
    {
        FleetBook book = Small().WithV1OnTheRoad();
        book.Refuses(new RecordUnplanned(9, ["a1"], "no room"), "is Loaded");
        book.Refuses(new RecordUnplanned(9, ["r1"], "no room"), "is on trip V1/1");
        book.Given(new AcceptParcels(9, [Order("c1", "C")]), new RecordUnplanned(9, ["c1"], "no room"));
        Assert.Equal("no room", book.State.FindParcel("c1")!.Reason);
    }

    [Fact]
    public void The_end_of_the_day_gives_every_open_parcel_a_reason()
    {
        FleetBook book = Small().WithV1OnTheRoad().Given(new AcceptParcels(9, [Order("c1", "C")]));
        DayClosed closed = Assert.IsType<DayClosed>(Assert.Single(book.Take(new CloseDay(24 * Hour))));
        Assert.Equal(["a1", "a2", "b1", "c1", "r1"], closed.Reasons.SelectMany(left => left.Parcels).Order());
        Assert.All(book.State.Parcels, parcel => Assert.NotNull(parcel.Reason));
    }

    [Fact]
    public void Roads_close_and_open_once()
    {
        FleetBook book = Small();
        book.Refuses(new OpenRoad(0, "bridge"), "open already");
        book.Given(new CloseRoad(1, "bridge"));
        book.Refuses(new CloseRoad(2, "bridge"), "closed already");
        Assert.Equal(["bridge"], book.State.Closures);
        book.Given(new OpenRoad(3, "bridge"));
        Assert.Empty(book.State.Closures);
    }
}
