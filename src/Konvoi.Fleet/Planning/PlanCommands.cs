namespace Konvoi.Fleet;

/// <summary>Step 6: gathers what a plan decides and says it in commands, in an order in which all of them are taken.</summary>
internal sealed class PlanCommands(FleetState state, int hub, long nowMs)
{
    private readonly SortedDictionary<string, List<string>> _unplanned = new(StringComparer.Ordinal);

    public int Solves { get; set; }

    public int VerifierPasses { get; set; }

    public void LeaveOut(IEnumerable<Parcel> parcels, string reason)
    {
        foreach (Parcel parcel in parcels)
        {
            if (!_unplanned.TryGetValue(reason, out List<string>? ids))
            {
                _unplanned.Add(reason, ids = []);
            }

            ids.Add(parcel.Order.Id);
        }
    }

    /// <summary>The candidates whose station is still open for a hand-over once they are ready; the others are left out.</summary>
    public List<Parcel> WithoutClosedStations(List<Parcel> candidates)
    {
        List<Parcel> open = [];
        foreach (Parcel parcel in candidates)
        {
            Station station = state.Layout.Stations[parcel.Station];
            long fromMs = Math.Max(Math.Max(nowMs, parcel.Order.ReadyMs), station.OpensMs);
            if (fromMs + state.Layout.Rules.UnloadMs > station.ClosesMs)
            {
                LeaveOut([parcel], UnplannedReasons.StationClosed(station));
            }
            else
            {
                open.Add(parcel);
            }
        }

        return open;
    }

    /// <param name="plan">The new trips by van index; vans of the hub that are not in it get none.</param>
    public PlanProposal ToProposal(
        SortedDictionary<int, IReadOnlyList<Trip>> plan, int jobs, long cost, IReadOnlyList<IdleVan> idle)
    {
        List<FleetCommand> commands = [.. Commits(plan)];
        commands.AddRange(_unplanned.Select(pair => new RecordUnplanned(nowMs, pair.Value, pair.Key)));
        return new PlanProposal
        {
            Commands = commands,
            Jobs = jobs,
            PlannedParcels = plan.Values.SelectMany(trips => trips).Sum(trip => Carried(trip).Count()),
            UnplannedParcels = _unplanned.Values.Sum(ids => ids.Count),
            Cost = cost,
            Solves = Solves,
            VerifierPasses = VerifierPasses,
            IdleVans = idle,
        };
    }

    private List<CommitPlan> Commits(SortedDictionary<int, IReadOnlyList<Trip>> plan)
    {
        Dictionary<string, int> vanBefore = new(StringComparer.Ordinal);
        for (int van = 0; van < state.Vans.Count; van++)
        {
            foreach (string parcel in state.Vans[van].Planned.SelectMany(Carried))
            {
                vanBefore.Add(parcel, van);
            }
        }

        HashSet<int> losers = [.. plan.SelectMany(pair => pair.Value
            .SelectMany(Carried)
            .Select(parcel => vanBefore.GetValueOrDefault(parcel, pair.Key))
            .Where(before => before != pair.Key))];

        // A parcel must be free before another van's plan takes it, so vans that lose parcels are emptied first.
        List<CommitPlan> emptied = [];
        List<CommitPlan> filled = [];
        for (int index = 0; index < state.Vans.Count; index++)
        {
            Van van = state.Vans[index];
            IReadOnlyList<Trip> trips = plan.GetValueOrDefault(index, []);
            if (van.Spec.Hub != hub || AreSame(van.Planned, trips))
            {
                continue;
            }

            bool isEmptied = van.Planned.Count > 0 && (trips.Count == 0 || losers.Contains(index));
            if (isEmptied)
            {
                emptied.Add(new CommitPlan(nowMs, van.Spec.Id, van.Revision, []));
            }

            if (trips.Count > 0)
            {
                filled.Add(new CommitPlan(nowMs, van.Spec.Id, van.Revision + (isEmptied ? 1 : 0), trips));
            }
        }

        return [.. emptied, .. filled];
    }

    private static IEnumerable<string> Carried(Trip trip) => trip.Stops.SelectMany(stop => stop.Deliver.Concat(stop.PickUp));

    /// <summary>Whether a van would do the same; the ids of the trips do not matter.</summary>
    private static bool AreSame(IReadOnlyList<Trip> a, IReadOnlyList<Trip> b) => a.Count == b.Count && a.Zip(b).All(pair =>
        pair.First with { Id = "", Stops = [] } == pair.Second with { Id = "", Stops = [] }
        && pair.First.Stops.Count == pair.Second.Stops.Count
        && pair.First.Stops.Zip(pair.Second.Stops).All(stops => AreSame(stops.First, stops.Second)));

    private static bool AreSame(TripStop a, TripStop b) =>
        a.Station == b.Station && a.ArriveMs == b.ArriveMs && a.LeaveMs == b.LeaveMs
        && a.Deliver.SequenceEqual(b.Deliver) && a.PickUp.SequenceEqual(b.PickUp);
}
