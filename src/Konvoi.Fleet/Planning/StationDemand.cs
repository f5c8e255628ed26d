namespace Konvoi.Fleet;

/// <summary>Step 2: what waits for a van of one hub, station by station.</summary>
internal static class StationDemand
{
    /// <summary>Pick-ups that become ready further apart than this are not made to wait for each other.</summary>
    private const long PickUpSpreadMs = 3_600_000;

    /// <summary>Parcels that a plan made now may carry, in order of acceptance.</summary>
    public static List<Parcel> Candidates(FleetState state, int hub, long nowMs)
    {
        // A plan is for now until the next wave; pick-ups that become ready after that are the next wave's.
        long horizonMs = NextWaveMs(state, hub, nowMs);
        HashSet<string> replanned = [.. state.Vans.Where(van => van.Spec.Hub == hub).SelectMany(van => van.Planned).Select(trip => trip.Id)];
        return [.. state.Parcels.Where(parcel =>
            state.Layout.HubOfStation(parcel.Station) == hub
            && IsWaiting(parcel, state.Layout.Rules.MaxAttempts)
            && (parcel.PlannedTrip is null || replanned.Contains(parcel.PlannedTrip))
            && parcel.Order.ReadyMs <= (parcel.Order.Direction is Direction.ToHub ? horizonMs : nowMs))];
    }

    /// <summary>When the hub plans again today; the largest number when it does not.</summary>
    public static long NextWaveMs(FleetState state, int hub, long nowMs) =>
        state.Layout.Hubs[hub].WavesMs.Where(wave => wave > nowMs).DefaultIfEmpty(long.MaxValue).Min();

    /// <summary>
    /// The candidates in loads no larger than the limits, except where a single parcel is. Deliveries are put together
    /// by due time, pick-ups by the time they are ready, ties by id.
    /// </summary>
    public static List<StationLoad> Loads(IReadOnlyList<Parcel> candidates, long nowMs, long maxGrams, long maxMillilitres)
    {
        List<StationLoad> loads = [];
        foreach (IGrouping<(int, Direction), Parcel> group in candidates
            .GroupBy(parcel => (parcel.Station, parcel.Order.Direction))
            .OrderBy(group => group.Key))
        {
            bool toHub = group.Key.Item2 is Direction.ToHub;
            IEnumerable<Parcel> sorted = group
                .OrderBy(parcel => toHub ? Math.Max(parcel.Order.ReadyMs, nowMs) : parcel.Order.DueMs)
                .ThenBy(parcel => parcel.Order.Id, StringComparer.Ordinal);
            Cut(loads, sorted, nowMs, maxGrams, maxMillilitres);
        }

        return loads;
    }

    private static void Cut(List<StationLoad> loads, IEnumerable<Parcel> sorted, long nowMs, long maxGrams, long maxMillilitres)
    {
        List<Parcel> open = [];
        long grams = 0;
        long millilitres = 0;
        foreach (Parcel parcel in sorted)
        {
            bool fits = grams + parcel.Order.Grams <= maxGrams && millilitres + parcel.Order.Millilitres <= maxMillilitres;
            if (open.Count > 0 && (!fits || !ReadyTogether(open[0], parcel, nowMs)))
            {
                loads.Add(StationLoad.Of(open));
                open = [];
                grams = millilitres = 0;
            }

            open.Add(parcel);
            grams += parcel.Order.Grams;
            millilitres += parcel.Order.Millilitres;
        }

        loads.Add(StationLoad.Of(open));
    }

    private static bool IsWaiting(Parcel parcel, int maxAttempts) =>
        parcel.State is ParcelState.Accepted || (parcel.State is ParcelState.Returned && parcel.Attempts < maxAttempts);

    private static bool ReadyTogether(Parcel first, Parcel other, long nowMs) =>
        other.Order.ReadyMs <= nowMs || other.Order.ReadyMs - Math.Max(first.Order.ReadyMs, nowMs) <= PickUpSpreadMs;
}
