using CsCheck;
using Konvoi.Fleet;
using static Konvoi.Tests.Fleet.FleetBook;

namespace Konvoi.Tests.Fleet;

public sealed class FleetPropertyTests
{
    private static readonly string[] VanIds = ["V1", "V2"];

    private static readonly Gen<(int Kind, int A, int B)[]> Commands =
        Gen.Select(Gen.Int[0, 23], Gen.Int[0, 1_000_000], Gen.Int[0, 1_000_000]).Array[20, 250];

    [Fact]
    public void No_sequence_of_commands_breaks_custody_and_replay_gives_the_same_state() => Commands.Sample(draws =>
    {
        FleetBook book = Small(operators: 1);
        long atMs = 0;
        foreach ((int kind, int a, int b) in draws)
        {
            FleetCommand command = Command(book.State, atMs += 1000, kind, a, b);
            Decision decision = FleetDecisions.Decide(book.State, command);
            Assert.True(decision.Refusal is null || decision.Events.Count == 0);
            foreach (FleetEvent happened in decision.Events)
            {
                book.State.Evolve(happened);
                book.Events.Add(happened);
            }

            AssertCustody(book.State);
        }

        FleetState replayed = book.Events
            .Select(happened => EventJson.FromLine(EventJson.ToLine(happened)))
            .Aggregate(new FleetState(book.State.Layout), (state, happened) => state.Evolve(happened));
        Assert.Equal(Describe(book.State), Describe(replayed));
    }, iter: 400);

    [Fact]
    public void The_random_commands_reach_every_kind_of_event()
    {
        HashSet<Type> seen = [];
        Commands.Sample(draws =>
        {
            FleetBook book = Small(operators: 1);
            long atMs = 0;
            foreach ((int kind, int a, int b) in draws)
            {
                foreach (FleetEvent happened in FleetDecisions.Decide(book.State, Command(book.State, atMs += 1000, kind, a, b)).Events)
                {
                    book.State.Evolve(happened);
                    lock (seen)
                    {
                        seen.Add(happened.GetType());
                    }
                }
            }
        }, iter: 400);
        Type[] all = [.. typeof(FleetEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(FleetEvent)))];
        Assert.Empty(all.Except(seen));
    }

    private static void AssertCustody(FleetState state)
    {
        foreach (Parcel parcel in state.Parcels)
        {
            string[] holders = [.. state.Vans.Where(van => van.OnBoard.Contains(parcel.Order.Id)).Select(van => van.Spec.Id)];
            Assert.Equal(parcel.State is ParcelState.Loaded ? [parcel.Van!] : [], holders);
            Assert.True(parcel.State is not ParcelState.Delivered || parcel.Reason is null);
        }

        Assert.Equal(state.Parcels.Count(parcel => parcel.State is ParcelState.Loaded), state.Vans.Sum(van => van.OnBoard.Count));
        ILookup<ParcelState, Parcel> byState = state.Parcels.ToLookup(parcel => parcel.State);
        int settled = byState[ParcelState.Delivered].Count() + byState[ParcelState.Returned].Count()
            + byState[ParcelState.Cancelled].Count() + byState[ParcelState.Lost].Count();
        int open = byState[ParcelState.Accepted].Count() + byState[ParcelState.Loaded].Count();
        Assert.Equal(state.Parcels.Count, settled + open);

        string[] planned = [.. state.Vans.SelectMany(van => van.Planned).SelectMany(trip => trip.Stops).SelectMany(stop => stop.Deliver.Concat(stop.PickUp))];
        Assert.Equal(planned.Length, planned.Distinct().Count());
        Assert.All(planned, id => Assert.NotNull(state.FindParcel(id)!.PlannedTrip));
        int[] seats = [.. state.Requests.Values.Where(request => request.Seat >= 0).Select(request => request.Seat)];
        Assert.Equal(seats.Length, seats.Distinct().Count());
        Assert.Equal(state.Desk.Waiting, state.Requests.Values.Count(request => request.Stage is AssistStage.Queued));
    }

    /// <summary>A command that is often right and now and then wrong.</summary>
    private static FleetCommand Command(FleetState state, long atMs, int kind, int a, int b)
    {
        Van van = state.Vans[a % 2];
        string id = a % 53 == 0 ? "V9" : van.Spec.Id;
        int revision = b % 17 == 0 ? van.Revision - 1 : van.Revision;
        string request = state.Requests.Count == 0 ? "q?" : state.Requests.Keys.ElementAt(b % state.Requests.Count);
        string parcel = state.Parcels.Count == 0 ? "p?" : state.Parcels[b % state.Parcels.Count].Order.Id;
        return kind switch
        {
            0 => new AcceptParcels(atMs, [Random(a, b), Random(b, a)]),
            1 => new CancelParcel(atMs, parcel, "withdrawn"),
            2 or 3 or 4 => new CommitPlan(atMs, id, revision, Trips(state, van, a, b)),
            5 => new RecordUnplanned(atMs, [parcel], "no room"),
            6 or 7 => new StartTrip(atMs, id, revision),
            8 or 9 => new ReportDeparted(atMs, id),
            10 or 11 => new ReportArrived(atMs, id, b),
            12 or 13 => new ReportHandOver(atMs, id, NotTaken(van, a, b), "refused at the door"),
            14 or 15 => new ReportReturned(atMs, id, b),
            16 => b % 2 == 0 ? new ReportCharged(atMs, id, b) : new CloseDay(atMs),
            17 => b % 2 == 0 ? new CloseRoad(atMs, $"road{b % 3}") : new OpenRoad(atMs, $"road{b % 3}"),
            18 => new RequestAssist(atMs, id, $"q{b % 50}", (AssistKind)(b % 4), false, 4, default),
            19 => b % 3 == 0 ? new AdviceMissing(atMs, request, "no replica") : new AdviceArrived(atMs, request, b % 1001, "h200"),
            20 => a % 4 == 0 ? new AdviceFailed(atMs, request) : new PersonAnswered(atMs, request, b % 3 == 0),
            21 => a % 2 == 0 ? new OnSiteSolved(atMs, request) : new ReportResumed(atMs, VanIds[b % 2]),
            22 => b % 2 == 0 ? new ReportBreakdown(atMs, id, default) : new ReportRepaired(atMs, id),
            _ => new ReviseTrip(atMs, id, revision, Ahead(van, b), atMs, "roads changed"),
        };
    }

    private static ParcelOrder Random(int a, int b) => Order(
        $"p{a % 40}", a % 29 == 0 ? "Z" : $"{"ABC"[a % 3]}", b % 3 == 0 ? Direction.ToHub : Direction.ToStation, 1 + (b % 20_000));

    private static Trip[] Trips(FleetState state, Van van, int a, int b)
    {
        // Every seventh plan takes whatever comes, right or wrong.
        Parcel[] taken = [.. state.Parcels.Where((parcel, i) =>
            ((a + i) % 3 != 0 && parcel.State is ParcelState.Accepted or ParcelState.Returned && parcel.PlannedTrip is null) || (b % 7 == 0 && i % 5 == 0))];
        return
        [
            .. taken.GroupBy(parcel => parcel.Station % 2).OrderBy(group => group.Key).Select((group, trip) => Trip(
                $"{van.Spec.Id}/{van.TripsCommitted + trip + 1}",
                [.. group.GroupBy(parcel => parcel.Order.Station).Select(stop => Stop(
                    stop.Key,
                    [.. stop.Where(parcel => parcel.Order.Direction is Direction.ToStation).Select(parcel => parcel.Order.Id)],
                    [.. stop.Where(parcel => parcel.Order.Direction is Direction.ToHub).Select(parcel => parcel.Order.Id)]))])),
        ];
    }

    private static string[] NotTaken(Van van, int a, int b) =>
        b % 4 != 0 || van.Trip is null || van.NextStop >= van.Trip.Stops.Count ? [] : [.. van.Trip.Stops[van.NextStop].Deliver.Where((_, i) => (a + i) % 2 == 0)];

    private static TripStop[] Ahead(Van van, int b)
    {
        IEnumerable<TripStop> ahead = van.Trip?.Stops.Skip(van.NextStop + (van.Mode is VanMode.AtStation ? 1 : 0)) ?? [];
        return [.. (b % 2 == 0 ? ahead.Reverse() : ahead).Where((_, i) => (b + i) % 3 != 0)];
    }
}
