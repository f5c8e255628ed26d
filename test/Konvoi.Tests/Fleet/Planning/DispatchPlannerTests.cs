using System.Diagnostics;
using Konvoi.Fleet;
using Konvoi.Roads;
using static Konvoi.Tests.Fleet.Planning.GridTown;

namespace Konvoi.Tests.Fleet.Planning;

public sealed class DispatchPlannerTests
{
    private static readonly Station[] Stations =
        [Station("A", 3, 0), Station("B", 8, 8), Station("C", 0, 7), Station("D", 11, 2), Station("E", 5, 10)];

    [Fact]
    public void Every_parcel_is_planned_once_or_has_a_reason()
    {
        FleetBook book = WithParcels(Book(Stations, [Van("V1"), Van("V2")]), 400);
        PlanProposal proposal = Plan(book, 6 * Hour, Times(book));
        string[] carried = [.. Trips(book).SelectMany(trip => trip.Stops).SelectMany(stop => stop.Deliver.Concat(stop.PickUp))];
        Assert.Equal(carried.Length, carried.Distinct().Count());
        Assert.Equal(proposal.PlannedParcels, carried.Length);
        Assert.Equal(400, proposal.PlannedParcels + proposal.UnplannedParcels);
        Assert.Equal(400, proposal.PlannedParcels);
        Assert.Equal((1, 1), (proposal.Solves, proposal.VerifierPasses));
        Assert.All(book.State.Parcels, parcel => Assert.True(parcel.PlannedTrip is not null ^ parcel.Reason is not null));
    }

    [Fact]
    public void The_same_state_and_seed_give_the_same_plan()
    {
        string[] plans = [.. Enumerable.Range(0, 2).Select(_ =>
        {
            FleetBook book = WithParcels(Book(Stations, [Van("V1"), Van("V2")]), 150);
            Plan(book, 6 * Hour, Times(book));
            return FleetBook.Describe(book.State);
        })];
        Assert.Equal(plans[0], plans[1]);
    }

    [Fact]
    public void Trips_keep_capacity_hours_and_numbers()
    {
        FleetBook book = WithParcels(Book(Stations, [Van("V1"), Van("V2")]), 400);
        Plan(book, 6 * Hour, Times(book));
        foreach (Van van in book.State.Vans)
        {
            long freeMs = 6 * Hour;
            Assert.Equal(van.Planned.Select((_, i) => $"{van.Spec.Id}/{i + 1}"), van.Planned.Select(trip => trip.Id));
            foreach (Trip trip in van.Planned)
            {
                Assert.True(trip.DepartMs >= freeMs + Reload);
                Assert.True(trip.Stops.SelectMany(stop => stop.Deliver).Sum(id => book.State.FindParcel(id)!.Order.Millilitres) <= van.Spec.VolumeMillilitres);
                Assert.DoesNotContain(trip.Stops.Zip(trip.Stops.Skip(1)), pair => pair.First.Station == pair.Second.Station);
                freeMs = trip.ReturnMs;
            }
        }
    }

    [Fact]
    public void Trips_that_have_not_started_are_planned_anew()
    {
        FleetBook book = WithParcels(Book(Stations, [Van("V1"), Van("V2")]), 250);
        TravelTimes times = Times(book);
        Plan(book, 6 * Hour, times);
        Van started = book.State.Vans.First(van => van.Planned.Count > 0);
        book.Given(new StartTrip(7 * Hour, started.Spec.Id, started.Revision));
        string[] onBoard = [.. started.OnBoard];
        book.Given(new AcceptParcels(8 * Hour, [.. Enumerable.Range(0, 30).Select(i => Order($"new{i}", "E"))]));

        PlanProposal second = Plan(book, 10 * Hour, times);
        Assert.Equal(280 - onBoard.Length, second.PlannedParcels);
        Assert.All(book.State.Parcels, parcel => Assert.NotNull(parcel.PlannedTrip));
        Assert.All(Trips(book), trip => Assert.True(trip.DepartMs >= 10 * Hour));
        Assert.Equal(onBoard, started.OnBoard);
        Assert.All(started.Planned, trip => Assert.True(trip.DepartMs >= started.Trip!.ReturnMs + Reload));
    }

    [Fact]
    public void A_plan_that_would_not_change_is_not_committed_again()
    {
        FleetBook book = WithParcels(Book(Stations, [Van("V1")]), 60);
        TravelTimes times = Times(book);
        Plan(book, 6 * Hour, times);
        Assert.DoesNotContain(Plan(book, 6 * Hour, times).Commands, command => command is CommitPlan);
    }

    [Fact]
    public void Plans_of_a_broken_van_go_to_another()
    {
        FleetBook book = WithParcels(Book(Stations, [Van("V1"), Van("V2")]), 250);
        TravelTimes times = Times(book);
        Plan(book, 6 * Hour, times);
        Van broken = book.State.Vans.First(van => van.Planned.Count > 0);
        book.Given(
            new StartTrip(7 * Hour, broken.Spec.Id, broken.Revision),
            new ReportDeparted(7 * Hour, broken.Spec.Id),
            new ReportBreakdown(7 * Hour, broken.Spec.Id, default));
        PlanProposal proposal = Plan(book, 8 * Hour, times);
        Assert.Empty(broken.Planned);
        Assert.Equal(new IdleVan(broken.Spec.Id, "it has broken down"), Assert.Single(proposal.IdleVans));
        Assert.Equal(0, proposal.UnplannedParcels);
    }

    [Fact]
    public void Permitted_trips_stay_on_their_arcs_and_in_their_hours()
    {
        ArcSet low = Block(0, 0, 11, 3);
        ArcSet left = Block(0, 0, 9, 11);
        FleetBook book = WithParcels(Book(
            Stations,
            [Van("V1", 0), Van("V2", 1)],
            Permit("low", low, 9 * Hour, 11 * Hour, 25, "V1"),
            Permit("left", left, 13 * Hour, 16 * Hour, 15, "V2")), 250);
        TravelTimes times = Times(book);
        Assert.Equal(250, Plan(book, 6 * Hour, times).PlannedParcels);
        (Van Van, ArcSet Arcs, long FromMs, long ToMs)[] permits =
            [(book.State.Vans[0], low, 9 * Hour, 11 * Hour), (book.State.Vans[1], left, 13 * Hour, 16 * Hour)];
        foreach ((Van van, ArcSet arcs, long fromMs, long toMs) in permits)
        {
            Assert.NotEmpty(van.Planned);
            foreach (Trip trip in van.Planned)
            {
                Assert.True(trip.DepartMs >= fromMs && trip.ReturnMs <= toMs);
                int at = 0;
                foreach (int to in trip.Stops.Select(stop => times.PlaceOfStation(book.State.Layout.StationIndex(stop.Station))).Append(0))
                {
                    RoadPath leg = times.LegOf(times.GroupOfTrip(book.State.Layout.VanIndex(van.Spec.Id), trip), [], at, to)!.Path;
                    Assert.All(leg.Arcs.ToArray(), arc => Assert.True(arcs.Contains(arc)));
                    at = to;
                }
            }
        }
    }

    [Theory]
    [InlineData(30)]
    [InlineData(35)]
    [InlineData(20)]
    public void An_additional_permit_takes_no_road_time_away(int speedKmh)
    {
        ArcSet all = Block(0, 0, 11, 11);
        RoadPermit day = Permit("day", all, 6 * Hour, 22 * Hour, 30, "V1");
        FleetBook book = WithParcels(Book(Stations, [Van("V1", 0, 1)], day, Permit("hour", all, 7 * Hour, 8 * Hour, speedKmh, "V1")), 250);
        Assert.Equal(250, Plan(book, 6 * Hour, Times(book)).PlannedParcels);
    }

    [Fact]
    public void Two_permits_that_adjoin_are_as_good_as_one()
    {
        ArcSet all = Block(0, 0, 11, 11);
        RoadPermit morning = Permit("morning", all, 6 * Hour, 12 * Hour, 30, "V1");
        FleetBook book = WithParcels(Book(Stations, [Van("V1", 0, 1)], morning, Permit("afternoon", all, 12 * Hour, 18 * Hour, 30, "V1")), 150);
        Assert.Equal(150, Plan(book, (11 * Hour) + (50 * 60_000), Times(book)).PlannedParcels);
    }

    [Fact]
    public void A_van_is_offered_in_the_slot_that_reaches_most_but_leaves_a_later_wave_its_own()
    {
        ArcSet bottom = Block(0, 0, 5, 1);
        ArcSet all = Block(0, 0, 11, 11);
        RoadPermit early = Permit("early", bottom, 6 * Hour, 8 * Hour, 30, "V1");
        Assert.Equal(40, PlannedAt6(early, Permit("soon", all, 9 * Hour, 18 * Hour, 30, "V1")));
        Assert.Equal(8, PlannedAt6(early, Permit("afternoon", all, 13 * Hour, 18 * Hour, 30, "V1")));

        static int PlannedAt6(params RoadPermit[] permits)
        {
            FleetBook book = WithParcels(Book(Stations, [Van("V1", 0, 1)], permits), 40);
            return Plan(book, 6 * Hour, Times(book)).PlannedParcels;
        }
    }

    [Fact]
    public void The_slot_of_a_trip_is_found_again_from_its_times()
    {
        // The whole town slowly all day, its lower part faster for three hours: a trip may be planned in either.
        RoadPermit day = Permit("day", Block(0, 0, 11, 11), 6 * Hour, 22 * Hour, 8, "V1");
        RoadPermit fast = Permit("fast", Block(0, 0, 11, 3), 7 * Hour, 10 * Hour, 30, "V1");
        foreach (string[] wanted in new[] { ["A", "D"], new[] { "A", "B", "C" } })
        {
            FleetBook book = Book([.. Stations.Where(station => wanted.Contains(station.Id))], [Van("V1", 0, 1)], day, fast);
            book.Given(new AcceptParcels(0, [.. wanted.Select(id => Order($"p{id}", id))]));
            TravelTimes times = Times(book);
            Assert.Equal(wanted.Length, Plan(book, 8 * Hour, times).PlannedParcels);
            foreach (Trip trip in Trips(book))
            {
                PermitSlot slot = times.SlotOfTrip(0, trip)!.Value;
                Assert.True(slot.FromMs <= trip.DepartMs && trip.ReturnMs <= slot.ToMs);
                Assert.Same(slot.Group, times.GroupOfTrip(0, trip));
                RoadMatrix matrix = times.Matrix(slot.Group, []);
                int first = times.PlaceOfStation(book.State.Layout.StationIndex(trip.Stops[0].Station));
                int last = times.PlaceOfStation(book.State.Layout.StationIndex(trip.Stops[^1].Station));
                Assert.Equal(trip.Stops[0].ArriveMs - trip.DepartMs, matrix.DurationMs(0, first));
                Assert.Equal(trip.ReturnMs - trip.Stops[^1].LeaveMs, matrix.DurationMs(last, 0));
                Assert.Null(times.SlotOfTrip(0, trip with { ReturnMs = 23 * Hour }));
                Assert.Same(slot.Group, times.GroupOfTrip(0, trip with { ReturnMs = 23 * Hour }));
                Assert.Null(times.SlotOfTrip(0, trip with { DepartMs = 5 * Hour }));
            }
        }

        // Planned with the fast roads, the same trip is late without them.
        FleetBook quick = Book(Stations, [Van("V1", 0, 1)], day, fast).Given(new AcceptParcels(0, [Order("p", "A")]));
        TravelTimes quickTimes = Times(quick);
        RoadMatrix lower = quickTimes.Matrix(quickTimes.GroupOf(0, 8 * Hour), []);
        long arriveMs = (8 * Hour) + lower.DurationMs(0, 1);
        Trip byLower = new("V1/1", 8 * Hour, arriveMs + Unload + lower.DurationMs(1, 0), 0, 1, [new TripStop("A", arriveMs, arriveMs + Unload, ["p"], [])]);
        Assert.Equal(10 * Hour, quickTimes.SlotOfTrip(0, byLower)!.Value.ToMs);
    }

    [Fact]
    public void A_van_without_a_permit_gets_nothing_and_the_plan_says_so()
    {
        ArcSet all = Block(0, 0, 11, 11);
        FleetBook book = WithParcels(Book(Stations, [Van("V1", 0), Van("V2")], Permit("P", all, 6 * Hour, 20 * Hour, 30, "V1")), 100);
        PlanProposal proposal = Plan(book, 6 * Hour, Times(book));
        Assert.Equal(new IdleVan("V2", "no permit names it"), Assert.Single(proposal.IdleVans));
        Assert.Empty(book.State.Van("V2").Planned);

        FleetBook alone = WithParcels(Book(Stations, [Van("V2")], Permit("P", all, 6 * Hour, 20 * Hour, 30, "V1")), 10);
        Assert.Equal(10, Plan(alone, 6 * Hour, Times(alone)).UnplannedParcels);
        Assert.All(alone.State.Parcels, parcel => Assert.Equal("no van of hub 'H' can be sent: V2: no permit names it", parcel.Reason));
    }

    [Fact]
    public void Hub_bound_parcels_are_picked_up_when_they_are_ready_before_the_next_wave()
    {
        FleetBook book = WithParcels(Book(Stations, [Van("V1")]), 20);
        book.Given(new AcceptParcels(0,
        [
            Order("waiting", "D", Direction.ToHub),
            Order("soon", "D", Direction.ToHub, readyMs: 9 * Hour),
            Order("next wave", "D", Direction.ToHub, readyMs: 11 * Hour),
        ]));
        Assert.Equal(22, Plan(book, 6 * Hour, Times(book)).PlannedParcels);
        TripStop soon = Trips(book).SelectMany(trip => trip.Stops).Single(stop => stop.PickUp.Contains("soon"));

        // The visit may have begun before for another load, and is paid once; the pick-up itself may not.
        Assert.True(soon.LeaveMs >= 9 * Hour);
        Assert.NotNull(book.State.FindParcel("waiting")!.PlannedTrip);
        Assert.Null(book.State.FindParcel("next wave")!.PlannedTrip);
        Assert.Null(book.State.FindParcel("next wave")!.Reason);
    }

    [Fact]
    public void A_short_range_forces_charging()
    {
        // To the far corner and back is about 12 km.
        VanSpec van = Van("V1") with { RangeDm = 150_000, VolumeMillilitres = 400_000 };
        FleetBook book = Book([Station("B", 8, 8)], [van]).Given(new AcceptParcels(0, [.. Enumerable.Range(0, 40).Select(i => Order($"p{i}", "B"))]));
        Assert.Equal(40, Plan(book, 6 * Hour, Times(book)).PlannedParcels);
        IReadOnlyList<Trip> trips = book.State.Vans[0].Planned;
        Assert.Equal(2, trips.Count);
        long missingDm = trips.Sum(trip => trip.DistanceDm) - (150_000 * 95 / 100);
        Assert.True(missingDm > 0);
        Assert.InRange(trips[1].ChargeMs, missingDm * 2 * Hour / 150_000, (missingDm + 10_000) * 2 * Hour / 150_000);
        Assert.True(trips[1].DepartMs >= trips[0].ReturnMs + Math.Max(Reload, trips[1].ChargeMs));

        FleetBook tooFar = Book([Station("B", 8, 8)], [van with { RangeDm = 100_000 }]).Given(new AcceptParcels(0, [Order("p", "B")]));
        Plan(tooFar, 6 * Hour, Times(tooFar));
        Assert.Equal("station 'B' and back is farther than the batteries of hub 'H' carry", tooFar.State.Parcels[0].Reason);
    }

    [Fact]
    public void Late_is_better_than_not_at_all_and_early_is_better_than_late()
    {
        FleetBook book = Book(Stations, [Van("V1")]).Given(new AcceptParcels(0,
            [Order("past", "B", dueMs: 5 * Hour), Order("tight", "D", dueMs: 7 * Hour), Order("easy", "C")]));
        Assert.Equal(3, Plan(book, 6 * Hour, Times(book)).PlannedParcels);
        TripStop tight = Trips(book).SelectMany(trip => trip.Stops).Single(stop => stop.Deliver.Contains("tight"));
        Assert.True(tight.LeaveMs <= 7 * Hour);
    }

    [Fact]
    public void Parcels_that_cannot_be_planned_say_why()
    {
        Station[] stations = [Station("A", 3, 0), Station("shut", 5, 5, closesMs: 6 * Hour), Station("cut off", 8, 8), Station("early", 11, 11, closesMs: (6 * Hour) + (20 * 60_000))];
        FleetBook book = Book(stations, [Van("V1") with { VolumeMillilitres = 100_000 }, Van("V2")]).Given(
            new AcceptParcels(0,
            [
                Order("a", "shut"), Order("b", "cut off"), Order("c", "early"), Order("d", "A"), Order("wardrobe", "A", millilitres: 3_000_000),
            ]),
            new CloseRoad(1, "door"));
        TravelTimes times = new(Network, book.State.Layout, [new RoadClosure("door", Around(8, 8))]);
        Assert.Equal(2, Plan(book, 6 * Hour, times).PlannedParcels);
        Assert.Equal("station 'shut' closes at 06:00, too early to hand it over today", Reason("a"));
        Assert.Equal("no van of hub 'H' can drive to station 'cut off' and back on the roads open to it (closed: door)", Reason("b"));
        Assert.Equal("no van of hub 'H' can be at station 'early' before it closes at 06:20", Reason("c"));
        Assert.NotNull(book.State.FindParcel("wardrobe")!.PlannedTrip);

        book.Given(new OpenRoad(2, "door"));
        Assert.Equal(3, Plan(book, 6 * Hour, times).PlannedParcels);

        string? Reason(string id) => book.State.FindParcel(id)!.Reason;
    }

    [Fact]
    public void A_returned_parcel_goes_out_again_until_its_attempts_are_used_up()
    {
        FleetBook book = Book(Stations, [Van("V1")]).Given(new AcceptParcels(0, [Order("p", "A")]));
        TravelTimes times = Times(book);
        for (int attempt = 0; attempt < Rules.MaxAttempts; attempt++)
        {
            Assert.Equal(1, Plan(book, (6 + (attempt * 4)) * Hour, times).PlannedParcels);
            book.Given(
                new StartTrip(0, "V1", book.State.Vans[0].Revision),
                new ReportDeparted(0, "V1"),
                new ReportArrived(0, "V1", 900_000),
                new ReportHandOver(0, "V1", ["p"], "nobody there"),
                new ReportReturned(0, "V1", 900_000));
        }

        Assert.Equal(0, Plan(book, 14 * Hour, times).PlannedParcels);
        Assert.Equal("nobody there", book.State.Parcels[0].Reason);
    }

    [Fact]
    public void Loads_that_do_not_fit_whole_are_split()
    {
        // Two small vans with one trip each in their hour: only quarters of what waits fit into both.
        ArcSet all = Block(0, 0, 11, 11);
        VanSpec[] vans = [Van("V1", 0) with { VolumeMillilitres = 100_000 }, Van("V2", 0) with { VolumeMillilitres = 70_000 }];
        FleetBook book = Book([Station("B", 8, 8)], vans, Permit("P", all, 6 * Hour, (6 * Hour) + (45 * 60_000), 30, "V1", "V2"))
            .Given(new AcceptParcels(0, [.. Enumerable.Range(0, 20).Select(i => Order($"p{i}", "B", millilitres: 10_000))]));
        PlanProposal proposal = Plan(book, 5 * Hour, Times(book));
        Assert.Equal(17, proposal.PlannedParcels);
        Assert.InRange(proposal.Solves, 2, 3);
        Assert.Equal(proposal.Solves, proposal.VerifierPasses);
        Assert.Contains("neither room nor time left", book.State.Parcels.First(parcel => parcel.PlannedTrip is null).Reason!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(4, 250)]
    public void Small_vans_do_not_multiply_the_jobs(int smallVans, int mostJobs)
    {
        VanSpec[] small = [.. Enumerable.Range(0, smallVans).Select(i => Van($"W{i}") with { PayloadGrams = 5_000 })];
        FleetBook book = WithParcels(Book(Stations, [Van("V1"), Van("V2"), .. small]), 400);
        PlanProposal proposal = Plan(book, 6 * Hour, Times(book), iterations: 50);
        Assert.Equal(400, proposal.PlannedParcels);
        Assert.InRange(proposal.Jobs, 5, mostJobs);
    }

    [Fact]
    public void A_van_that_is_stuck_beyond_its_planned_return_gets_no_work()
    {
        FleetBook book = WithParcels(Book(Stations, [Van("V1")]), 20);
        TravelTimes times = Times(book);
        Plan(book, 6 * Hour, times);
        book.Given(
            new StartTrip(6 * Hour, "V1", 1),
            new ReportDeparted(6 * Hour, "V1"),
            FleetBook.Ask("V1", "q1", AssistKind.OnSite),
            new AcceptParcels(6 * Hour, [Order("new", "A")]));
        long returnMs = book.State.Vans[0].Trip!.ReturnMs;
        Assert.Equal(1, Plan(book, returnMs - 1, times).PlannedParcels);
        PlanProposal late = Plan(book, returnMs, times);
        Assert.Equal((0, 1), (late.PlannedParcels, late.UnplannedParcels));
        Assert.StartsWith("it is stuck and was due back at 0", Assert.Single(late.IdleVans).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_van_that_loses_its_trips_is_sent_an_empty_plan()
    {
        FleetBook book = Book([Station("B", 8, 8)], [Van("V1"), Van("V2")]).Given(new AcceptParcels(0, [Order("p", "B")]));
        TravelTimes times = new(Network, book.State.Layout, [new RoadClosure("door", Around(8, 8))]);
        Assert.Single(Plan(book, 6 * Hour, times).Commands.OfType<CommitPlan>());
        string planned = book.State.Vans.Single(van => van.Planned.Count > 0).Spec.Id;
        book.Given(new CloseRoad(6 * Hour, "door"));
        CommitPlan emptied = Assert.Single(Plan(book, 6 * Hour, times).Commands.OfType<CommitPlan>());
        Assert.Equal((planned, 0), (emptied.Van, emptied.Trips.Count));
        Assert.DoesNotContain(Plan(book, 6 * Hour, times).Commands, command => command is CommitPlan);
    }

    [Fact]
    public void A_plan_counts_its_solves_and_what_the_verifier_passed()
    {
        FleetBook book = Book(Stations, [Van("V1")]);
        PlanProposal nothing = Plan(book, 6 * Hour, Times(book));
        Assert.Equal((0, 0), (nothing.Solves, nothing.VerifierPasses));
        PlanProposal once = Plan(WithParcels(book, 20), 6 * Hour, Times(book));
        Assert.Equal((1, 1), (once.Solves, once.VerifierPasses));
    }

    [Fact]
    public void A_hub_plans_the_stations_nearest_to_it()
    {
        FleetLayout layout = new(
            [new Hub("west", At(0, 0), 4, 4, []), new Hub("east", At(11, 0), 4, 4, [])],
            Stations,
            [Van("V1"), Van("V2") with { Hub = 1 }],
            [],
            Rules);
        FleetBook book = WithParcels(new FleetBook(layout), 50);
        TravelTimes times = Times(book);
        for (int hub = 0; hub < 2; hub++)
        {
            book.Given([.. DispatchPlanner.Propose(book.State, hub, 6 * Hour, times, new PlannerOptions(1, 50)).Commands]);
        }

        Assert.Equal("ACE", StationsOf(book.State.Vans[0]));
        Assert.Equal("BD", StationsOf(book.State.Vans[1]));

        static string StationsOf(Van van) =>
            string.Concat(van.Planned.SelectMany(trip => trip.Stops).Select(stop => stop.Station).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_day_of_12_000_parcels_is_planned_in_three_waves()
    {
        Station[] stations = [.. Enumerable.Range(0, 30).Select(i => Station($"S{i:00}", 1 + (i * 5 % 11), 1 + (i / 3)))];
        VanSpec[] vans = [.. Enumerable.Range(0, 25).Select(i => Van($"V{i:00}") with { PayloadGrams = 1_000_000, VolumeMillilitres = i % 2 == 0 ? 5_000_000 : 3_500_000 })];
        FleetBook book = Book(stations, vans).Given(new AcceptParcels(0, [.. Enumerable.Range(0, 12_000).Select(i => Order(
            $"p{i:00000}",
            $"S{i * 7 % 30:00}",
            i % 12 == 0 ? Direction.ToHub : Direction.ToStation,
            readyMs: (5 + (i % 3 * 4)) * Hour,
            dueMs: (10 + (i % 3 * 4)) * Hour,
            millilitres: 4_000 + (i % 25 * 600)))]));
        TravelTimes times = Times(book);
        times.Matrix(times.GroupOf(0, 0), []);
        foreach (long waveMs in book.State.Layout.Hubs[0].WavesMs)
        {
            Stopwatch watch = Stopwatch.StartNew();
            PlanProposal proposal = Plan(book, waveMs, times, iterations: 2000);
            TestContext.Current.TestOutputHelper!.WriteLine(
                $"{proposal.PlannedParcels} parcels in {proposal.Jobs} jobs planned and committed in {watch.ElapsedMilliseconds} ms");
            Assert.Equal(0, proposal.UnplannedParcels);
            foreach (Van van in book.State.Vans)
            {
                while (van.Planned.Count > 0 && van.Planned[0].DepartMs < waveMs + (3 * Hour))
                {
                    Drive(book, van);
                }
            }
        }

        Assert.All(book.State.Parcels, parcel => Assert.True(parcel.State is ParcelState.Delivered || parcel.PlannedTrip is not null));
    }

    private static void Drive(FleetBook book, Van van)
    {
        string id = van.Spec.Id;
        book.Given(new StartTrip(van.Planned[0].DepartMs, id, van.Revision), new ReportDeparted(van.Planned[0].DepartMs, id));
        foreach (TripStop stop in van.Trip!.Stops)
        {
            book.Given(new ReportArrived(stop.ArriveMs, id, van.ChargeDm), new ReportHandOver(stop.LeaveMs, id, [], null));
        }

        book.Given(new ReportReturned(van.Trip.ReturnMs, id, van.ChargeDm));
    }

    private static TravelTimes Times(FleetBook book) => new(Network, book.State.Layout, []);

    private static IEnumerable<Trip> Trips(FleetBook book) => book.State.Vans.SelectMany(van => van.Planned);

    private static FleetBook WithParcels(FleetBook book, int count) => book.Given(new AcceptParcels(0,
        [.. Enumerable.Range(0, count).Select(i => Order($"p{i}", Stations[i * 7 % Stations.Length].Id, dueMs: (9 + (i % 12)) * Hour))]));
}
