using Konvoi.Fleet;
using static Konvoi.Tests.Fleet.FleetBook;

namespace Konvoi.Tests.Fleet;

public sealed class TripDecisionsTests
{
    [Fact]
    public void A_plan_from_an_old_revision_is_refused()
    {
        FleetBook book = Small().WithParcels().Given(new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("A", ["a1"]))]));
        book.Refuses(new CommitPlan(1, "V1", 0, []), "made from revision 0 of van 'V1', which is at 1");
        book.Refuses(new StartTrip(1, "V1", 0), "revision 0");
    }

    [Fact]
    public void A_plan_carries_a_parcel_once_the_right_way_to_its_own_station()
    {
        FleetBook book = Small().WithParcels();
        book.Refuses(new CommitPlan(0, "V9", 0, []), "no van is called 'V9'");
        book.Refuses(new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("A", ["a1", "a1"]))]), "'a1' twice");
        book.Refuses(new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("A", ["b1"]))]), "belongs to station 'B'");
        book.Refuses(new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("B", ["r1"]))]), "'r1' goes ToHub");
        book.Refuses(new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("A", [], "a1"))]), "'a1' goes ToStation");
        book.Refuses(new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("A", ["none"]))]), "no parcel is called 'none'");
    }

    [Fact]
    public void A_parcel_on_one_vans_plan_is_not_put_on_anothers()
    {
        FleetBook book = Small().WithParcels().Given(new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("A", ["a1"]))]));
        book.Refuses(new CommitPlan(1, "V2", 0, [Trip("V2/1", Stop("A", ["a1"]))]), "on trip V1/1 already");
        book.Given(new CommitPlan(2, "V1", 1, []), new CommitPlan(2, "V2", 0, [Trip("V2/1", Stop("A", ["a1"]))]));
        Assert.Equal("V2/1", book.State.FindParcel("a1")!.PlannedTrip);
    }

    [Fact]
    public void A_trip_runs_from_start_to_return()
    {
        FleetBook book = Small().WithV1OnTheRoad();
        Van van = book.State.Van("V1");
        Assert.Equal(["a1", "a2", "b1"], van.OnBoard);
        book.Refuses(new ReportReturned(9 * Hour, "V1", 5), "with stops ahead");
        book.Refuses(new ReportHandOver(9 * Hour, "V1", [], null), "not at a station");
        book.Given(new ReportArrived(9 * Hour, "V1", 900_000));
        book.Refuses(new ReportHandOver(9 * Hour, "V1", ["b1"], "full"), "not for station 'A'");
        book.Given(
            new ReportHandOver(9 * Hour, "V1", ["a2"], "the shelf is full"),
            new ReportArrived(10 * Hour, "V1", 800_000),
            new ReportHandOver(10 * Hour, "V1", [], null));
        Assert.Equal(["a2", "r1"], van.OnBoard);

        TripFinished finished = Assert.IsType<TripFinished>(Assert.Single(book.Take(new ReportReturned(11 * Hour, "V1", 700_000))));
        Assert.Equal(["r1"], finished.Delivered);
        Assert.Equal(["a2"], finished.Returned);
        Assert.Equal(VanMode.AtHub, van.Mode);
        Assert.Empty(van.OnBoard);
        Assert.Equal("the shelf is full", book.State.FindParcel("a2")!.Reason);
        Assert.Null(book.State.FindParcel("a2")!.PlannedTrip);
        Assert.Equal(ParcelState.Delivered, book.State.FindParcel("b1")!.State);
    }

    [Fact]
    public void A_revision_reorders_and_drops_stops_but_never_moves_a_parcel_to_another_door()
    {
        FleetBook book = Small().WithV1OnTheRoad();
        int revision = book.State.Van("V1").Revision;
        book.Refuses(Revise(revision, Stop("C", ["a1"])), "'a1' is not ahead of van 'V1' at station 'C'");
        book.Refuses(Revise(revision, Stop("A", ["a1"], "a2")), "'a2' is not ahead");
        book.Refuses(Revise(revision, Stop("A", ["a1", "a1"])), "'a1' is not ahead");
        book.Refuses(Revise(revision - 1, Stop("A", ["a1"])), "no trip at revision");

        book.Given(Revise(revision, Stop("B", ["b1"], "r1")));
        Assert.Equal(13 * Hour, book.State.Van("V1").Trip!.ReturnMs);
        Assert.Equal("bridge closed", book.State.FindParcel("a1")!.Reason);
        Assert.Equal(ParcelState.Loaded, book.State.FindParcel("a1")!.State);
        book.Given(
            new ReportArrived(10 * Hour, "V1", 8),
            new ReportHandOver(10 * Hour, "V1", [], null),
            new ReportReturned(11 * Hour, "V1", 7));
        Assert.Equal(ParcelState.Returned, book.State.FindParcel("a1")!.State);
        Assert.Equal("bridge closed", book.State.FindParcel("a1")!.Reason);
    }

    [Fact]
    public void A_van_that_stands_at_a_stop_finishes_it_before_the_revision_counts()
    {
        FleetBook book = Small().WithV1OnTheRoad().Given(new ReportArrived(9 * Hour, "V1", 8));
        book.Given(Revise(book.State.Van("V1").Revision));
        Assert.Equal(["A"], book.State.Van("V1").Trip!.Stops.Select(stop => stop.Station));
        book.Given(new ReportHandOver(9 * Hour, "V1", [], null), new ReportReturned(10 * Hour, "V1", 7));
        Assert.Equal(ParcelState.Returned, book.State.FindParcel("b1")!.State);
        Assert.Equal(ParcelState.Accepted, book.State.FindParcel("r1")!.State);
    }

    [Fact]
    public void A_van_charges_at_its_hub_and_breaks_down_on_the_road()
    {
        FleetBook book = Small().WithParcels().Given(
            new CommitPlan(0, "V1", 0, [Trip("V1/1", Stop("A", ["a1"]))]),
            new ReportCharged(1, "V1", 900_000),
            new StartTrip(2, "V1", 1),
            new ReportCharged(3, "V1", 950_000));
        Assert.Equal(950_000, book.State.Van("V1").ChargeDm);
        book.Refuses(new ReportBreakdown(4, "V1", default), "not driving");
        book.Given(new ReportDeparted(5, "V1"));
        book.Refuses(new ReportCharged(6, "V1", 1), "not at its hub");
        book.Given(new ReportBreakdown(7, "V1", default));
        book.Refuses(new ReportArrived(8, "V1", 1), "expected at no stop");
        book.Given(new ReportRepaired(9, "V1"), new ReportArrived(10, "V1", 1));
        book.Refuses(new StartTrip(11, "V1", book.State.Van("V1").Revision), "AtStation");
    }

    private static ReviseTrip Revise(int revision, params TripStop[] ahead) => new(9 * Hour, "V1", revision, ahead, 13 * Hour, "bridge closed");
}
