using Konvoi.Fleet;
using static Konvoi.Tests.Fleet.FleetBook;

namespace Konvoi.Tests.Fleet;

public sealed class AssistDecisionsTests
{
    [Fact]
    public void Policy_releases_confident_advice_of_a_kind_that_it_trusts()
    {
        FleetBook book = Small().WithV1Asking(AssistKind.Confirm);
        AdviceReleased released = Assert.IsType<AdviceReleased>(book.Take(new AdviceArrived(9 * Hour, "q1", 800, "h200"))[^1]);
        Assert.Equal(ReleasedBy.Policy, released.By);
        book.Refuses(new ReportArrived(9 * Hour, "V1", 1), "is Stuck");
        book.Given(new ReportResumed(9 * Hour, "V1"));
        Assert.Equal((VanMode.Driving, AssistStage.Closed), (book.State.Van("V1").Mode, book.State.Requests["q1"].Stage));
    }

    [Theory]
    [InlineData(AssistKind.Confirm, 799, "below 800")]
    [InlineData(AssistKind.Waypoint, 1000, "policy asks for a person")]
    public void Other_advice_goes_to_a_person(AssistKind kind, int confidencePermille, string reason)
    {
        FleetBook book = Small().WithV1Asking(kind);
        IReadOnlyList<FleetEvent> events = book.Take(new AdviceArrived(9 * Hour, "q1", confidencePermille, "h200"));
        Assert.Contains(reason, events.OfType<AssistEscalated>().Single().Reason, StringComparison.Ordinal);
        Assert.Equal(0, events.OfType<OperatorAssigned>().Single().Seat);
        book.Refuses(new AdviceArrived(9 * Hour, "q1", 1000, "h200"), "too late");
        book.Refuses(new ReportResumed(9 * Hour, "V1"), "nothing was released");
    }

    [Fact]
    public void A_freed_seat_goes_to_whoever_waited_longest()
    {
        FleetBook book = Small(operators: 1).WithV1Asking(AssistKind.Reroute).Given(
            new CommitPlan(9 * Hour, "V2", 0, [Trip("V2/1", Stop("C", []))]),
            new StartTrip(9 * Hour, "V2", 1),
            new ReportDeparted(9 * Hour, "V2"),
            Ask("V2", "q2", AssistKind.Reroute),
            new AdviceMissing(9 * Hour, "q1", "no replica is free"),
            new AdviceMissing(9 * Hour, "q2", "no replica is free"));
        Assert.Equal((1, "q2"), (book.State.Desk.Waiting, book.State.Desk.First));
        book.Refuses(new PersonAnswered(9 * Hour, "q2", false), "with no operator");
        book.Take(new PersonAnswered(10 * Hour, "q1", SendsSomebody: true));
        Assert.Equal((AssistStage.OnSite, AssistStage.WithOperator), (book.State.Requests["q1"].Stage, book.State.Requests["q2"].Stage));
        book.Given(new OnSiteSolved(11 * Hour, "q1"), new ReportResumed(11 * Hour, "V1"));
        Assert.Equal(ReleasedBy.OnSite, book.State.Requests["q1"].ReleasedBy);
    }

    [Fact]
    public void Advice_that_did_not_help_comes_back_to_a_person()
    {
        FleetBook book = Small().WithV1Asking(AssistKind.Confirm);
        book.Refuses(new AdviceFailed(9 * Hour, "q1"), "no advice is out");
        book.Given(new AdviceArrived(9 * Hour, "q1", 900, "h200"), new AdviceFailed(9 * Hour, "q1"));
        Assert.True(book.State.Requests["q1"].AdviceWasWrong);
        Assert.Equal(AssistStage.WithOperator, book.State.Requests["q1"].Stage);
        book.Given(new PersonAnswered(10 * Hour, "q1", SendsSomebody: false), new ReportResumed(10 * Hour, "V1"));
        Assert.Equal(ReleasedBy.Person, book.State.Requests["q1"].ReleasedBy);
    }

    [Fact]
    public void Only_a_driving_van_without_a_request_asks_and_under_a_new_id()
    {
        FleetBook book = Small().WithV1Asking(AssistKind.Confirm);
        book.Refuses(Ask("V1", "q2", AssistKind.Confirm), "is Stuck");
        book.Refuses(Ask("V2", "q2", AssistKind.Confirm), "is AtHub");
        book.Given(new AdviceArrived(9 * Hour, "q1", 900, "h200"), new ReportResumed(9 * Hour, "V1"));
        book.Refuses(Ask("V1", "q1", AssistKind.Confirm), "made before");
        book.Refuses(new PersonAnswered(9 * Hour, "q9", false), "no request is called 'q9'");
    }
}
