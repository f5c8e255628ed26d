namespace Konvoi.Fleet;

/// <summary>The rules of plans, trips, custody and hand-over (main path, steps 6 to 9).</summary>
internal static class TripDecisions
{
    public static Decision Commit(FleetState state, CommitPlan c)
    {
        if (FindVan(state, c.Van) is not { } van)
        {
            return UnknownVan(c.Van);
        }

        if (van.Revision != c.BasedOnRevision)
        {
            return Decision.Refuse($"the plan was made from revision {c.BasedOnRevision} of van '{c.Van}', which is at {van.Revision}");
        }

        HashSet<string> replaced = new(van.Planned.Select(trip => trip.Id), StringComparer.Ordinal);
        HashSet<string> carried = new(StringComparer.Ordinal);
        foreach (TripStop stop in c.Trips.SelectMany(trip => trip.Stops))
        {
            foreach ((string id, Direction direction) in Carried(stop))
            {
                if (WhyNotPlannable(state, id, direction, replaced, stop.Station) is { } reason)
                {
                    return Decision.Refuse(reason);
                }

                if (!carried.Add(id))
                {
                    return Decision.Refuse($"the plan carries parcel '{id}' twice");
                }
            }
        }

        return Decision.Take(new PlanCommitted(c.AtMs, c.Van, van.Revision + 1, c.Trips));
    }

    private static IEnumerable<(string Id, Direction Direction)> Carried(TripStop stop) =>
        stop.Deliver.Select(id => (id, Direction.ToStation)).Concat(stop.PickUp.Select(id => (id, Direction.ToHub)));

    private static string? WhyNotPlannable(FleetState state, string id, Direction direction, HashSet<string> replaced, string station)
    {
        Parcel? parcel = state.FindParcel(id);
        if (parcel is null)
        {
            return $"no parcel is called '{id}'";
        }

        if (parcel.State is not (ParcelState.Accepted or ParcelState.Returned))
        {
            return $"parcel '{id}' is {parcel.State}";
        }

        if (parcel.Order.Direction != direction)
        {
            return $"parcel '{id}' goes {parcel.Order.Direction}, the plan takes it {direction}";
        }

        if (!string.Equals(parcel.Order.Station, station, StringComparison.Ordinal))
        {
            return $"parcel '{id}' belongs to station '{parcel.Order.Station}', not '{station}'";
        }

        return parcel.PlannedTrip is { } trip && !replaced.Contains(trip)
            ? $"parcel '{id}' is on trip {trip} already"
            : null;
    }

    public static Decision Start(FleetState state, StartTrip c)
    {
        if (FindVan(state, c.Van) is not { } van)
        {
            return UnknownVan(c.Van);
        }

        if (van.Revision != c.BasedOnRevision)
        {
            return Decision.Refuse($"the order was made from revision {c.BasedOnRevision} of van '{c.Van}', which is at {van.Revision}");
        }

        if (van.Mode is not VanMode.AtHub || van.Planned.Count == 0)
        {
            return Decision.Refuse($"van '{c.Van}' is {van.Mode} with {van.Planned.Count} trips planned");
        }

        Trip trip = van.Planned[0];
        List<string> loaded = [.. trip.Stops.SelectMany(stop => stop.Deliver)];
        return Decision.Take(new TripStarted(c.AtMs, c.Van, trip.Id, loaded));
    }

    public static Decision Revise(FleetState state, ReviseTrip c)
    {
        if (FindVan(state, c.Van) is not { } van)
        {
            return UnknownVan(c.Van);
        }

        if (van.Revision != c.BasedOnRevision || van.Trip is null)
        {
            return Decision.Refuse($"van '{c.Van}' has no trip at revision {c.BasedOnRevision}");
        }

        // A van that stands at a stop finishes it first; only what lies behind it may change.
        int done = van.NextStop + (van.Mode is VanMode.AtStation ? 1 : 0);
        HashSet<(string, string, Direction)> ahead = [.. van.Trip.Stops.Skip(done).SelectMany(Calls)];
        foreach ((string Station, string Parcel, Direction) call in c.Ahead.SelectMany(Calls))
        {
            if (!ahead.Remove(call))
            {
                return Decision.Refuse($"parcel '{call.Parcel}' is not ahead of van '{c.Van}' at station '{call.Station}'");
            }
        }

        IReadOnlyList<TripStop> stops = [.. van.Trip.Stops.Skip(van.NextStop).Take(done - van.NextStop), .. c.Ahead];
        return Decision.Take(new TripRevised(c.AtMs, c.Van, van.Revision + 1, stops, c.ReturnMs, c.Reason));

        static IEnumerable<(string Station, string Parcel, Direction Direction)> Calls(TripStop stop) =>
            Carried(stop).Select(call => (stop.Station, call.Id, call.Direction));
    }

    public static Decision Depart(FleetState state, ReportDeparted c) => FindVan(state, c.Van) switch
    {
        null => UnknownVan(c.Van),
        { Mode: VanMode.Loading, Trip: { } trip } => Decision.Take(new VanDeparted(c.AtMs, c.Van, trip.Id)),
        { } van => Decision.Refuse($"van '{c.Van}' is {van.Mode}, not loading"),
    };

    public static Decision Arrive(FleetState state, ReportArrived c)
    {
        if (FindVan(state, c.Van) is not { } van)
        {
            return UnknownVan(c.Van);
        }

        return van is { Mode: VanMode.Driving, Trip: { } trip } && van.NextStop < trip.Stops.Count
            ? Decision.Take(new VanArrived(c.AtMs, c.Van, trip.Id, trip.Stops[van.NextStop].Station, c.ChargeDm))
            : Decision.Refuse($"van '{c.Van}' is {van.Mode} and expected at no stop");
    }

    public static Decision HandOver(FleetState state, ReportHandOver c)
    {
        if (FindVan(state, c.Van) is not { } van)
        {
            return UnknownVan(c.Van);
        }

        if (van is not { Mode: VanMode.AtStation, Trip: { } trip })
        {
            return Decision.Refuse($"van '{c.Van}' is {van.Mode}, not at a station");
        }

        TripStop stop = trip.Stops[van.NextStop];
        HashSet<string> notTaken = new(c.NotTaken, StringComparer.Ordinal);
        List<string> delivered = [];
        foreach (string id in stop.Deliver)
        {
            if (!notTaken.Remove(id))
            {
                delivered.Add(id);
            }
        }

        List<string> offered = [.. stop.PickUp.Where(id => !notTaken.Remove(id))];
        if (notTaken.Count > 0)
        {
            return Decision.Refuse($"{notTaken.Count} parcels reported as not taken are not for station '{stop.Station}'");
        }

        // The plan waits here for what is ready before its planned departure; everything else goes on without.
        List<string> waitsFor = [.. offered.Where(id => ReadyMs(state, id) > c.AtMs && ReadyMs(state, id) <= stop.LeaveMs)];
        List<string> ready = [.. offered.Except(waitsFor, StringComparer.Ordinal)];
        (List<string> pickedUp, List<LeftReason> leftBehind) = PickUp(state, van, delivered, ready, c.AtMs);
        return Decision.Take(new HandOverDone(
            c.AtMs,
            c.Van,
            trip.Id,
            stop.Station,
            delivered,
            c.NotTaken,
            pickedUp,
            leftBehind,
            waitsFor,
            c.NotTaken.Count > 0 ? c.Reason : null));
    }

    private static long ReadyMs(FleetState state, string id) => state.FindParcel(id)!.Order.ReadyMs;

    /// <summary>Takes along, in the order offered, what is ready and still fits beside the cargo that stays on board.</summary>
    private static (List<string> Taken, List<LeftReason> Left) PickUp(
        FleetState state, Van van, List<string> delivered, List<string> offered, long atMs)
    {
        ParcelOrder[] staying = [.. van.Cargo.Except(delivered, StringComparer.Ordinal).Select(id => state.FindParcel(id)!.Order)];
        long grams = staying.Sum(order => (long)order.Grams);
        long millilitres = staying.Sum(order => (long)order.Millilitres);
        List<string> taken = [];
        List<string> early = [];
        List<string> tooMuch = [];
        foreach (string id in offered)
        {
            ParcelOrder order = state.FindParcel(id)!.Order;
            bool fits = grams + order.Grams <= van.Spec.PayloadGrams && millilitres + order.Millilitres <= van.Spec.VolumeMillilitres;
            (order.ReadyMs > atMs ? early : fits ? taken : tooMuch).Add(id);
            if (order.ReadyMs <= atMs && fits)
            {
                grams += order.Grams;
                millilitres += order.Millilitres;
            }
        }

        List<LeftReason> left = [];
        if (early.Count > 0)
        {
            left.Add(new LeftReason("it was not ready when the van was there", early));
        }

        if (tooMuch.Count > 0)
        {
            left.Add(new LeftReason("the van had no room left for it", tooMuch));
        }

        return (taken, left);
    }

    public static Decision Return(FleetState state, ReportReturned c)
    {
        if (FindVan(state, c.Van) is not { } van)
        {
            return UnknownVan(c.Van);
        }

        if (van is not { Mode: VanMode.Driving, Trip: { } trip } || van.NextStop < trip.Stops.Count)
        {
            return Decision.Refuse($"van '{c.Van}' is {van.Mode} with stops ahead");
        }

        List<string> delivered = [];
        List<string> returned = [];
        foreach (string id in van.Cargo)
        {
            (state.FindParcel(id)!.Order.Direction is Direction.ToHub ? delivered : returned).Add(id);
        }

        return Decision.Take(new TripFinished(c.AtMs, c.Van, trip.Id, delivered, returned, c.ChargeDm));
    }

    public static Decision Charged(FleetState state, ReportCharged c) => FindVan(state, c.Van) switch
    {
        null => UnknownVan(c.Van),
        { Mode: VanMode.AtHub or VanMode.Loading } => Decision.Take(new VanCharged(c.AtMs, c.Van, c.ChargeDm)),
        { } van => Decision.Refuse($"van '{c.Van}' is {van.Mode}, not at its hub"),
    };

    public static Decision BreakDown(FleetState state, ReportBreakdown c) => FindVan(state, c.Van) switch
    {
        null => UnknownVan(c.Van),
        { Mode: VanMode.Driving } => Decision.Take(new VanBrokeDown(c.AtMs, c.Van, c.Place)),
        { } van => Decision.Refuse($"van '{c.Van}' is {van.Mode}, not driving"),
    };

    public static Decision Repair(FleetState state, ReportRepaired c) => FindVan(state, c.Van) switch
    {
        null => UnknownVan(c.Van),
        { Mode: VanMode.BrokenDown } => Decision.Take(new VanRepaired(c.AtMs, c.Van)),
        { } van => Decision.Refuse($"van '{c.Van}' is {van.Mode}, not broken down"),
    };

    internal static Van? FindVan(FleetState state, string id) =>
        state.Layout.VanIndex(id) is >= 0 and int index ? state.Vans[index] : null;

    internal static Decision UnknownVan(string id) => Decision.Refuse($"no van is called '{id}'");
}
