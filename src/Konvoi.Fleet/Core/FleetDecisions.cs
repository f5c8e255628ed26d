namespace Konvoi.Fleet;

/// <summary>
/// The rules of the fleet as one function: <c>Decide(state, command)</c> gives events or a refusal. It reads the state,
/// changes nothing, and adds no time, id or chance of its own. The same function decides in the simulation and in the
/// field.
/// </summary>
public static class FleetDecisions
{
    public static Decision Decide(FleetState state, FleetCommand command) => command switch
    {
        AcceptParcels c => Accept(state, c),
        CancelParcel c => Cancel(state, c),
        RecordUnplanned c => RecordUnplanned(state, c),
        CommitPlan c => TripDecisions.Commit(state, c),
        StartTrip c => TripDecisions.Start(state, c),
        ReviseTrip c => TripDecisions.Revise(state, c),
        ReportDeparted c => TripDecisions.Depart(state, c),
        ReportArrived c => TripDecisions.Arrive(state, c),
        ReportHandOver c => TripDecisions.HandOver(state, c),
        ReportReturned c => TripDecisions.Return(state, c),
        ReportCharged c => TripDecisions.Charged(state, c),
        ReportBreakdown c => TripDecisions.BreakDown(state, c),
        ReportRepaired c => TripDecisions.Repair(state, c),
        RequestAssist c => AssistDecisions.Request(state, c),
        AdviceArrived c => AssistDecisions.Receive(state, c),
        AdviceMissing c => AssistDecisions.Miss(state, c),
        PersonAnswered c => AssistDecisions.Answer(state, c),
        OnSiteSolved c => AssistDecisions.Solve(state, c),
        AdviceFailed c => AssistDecisions.Fail(state, c),
        ReportResumed c => AssistDecisions.Resume(state, c),
        CloseRoad c => state.Closures.Contains(c.Closure)
            ? Decision.Refuse($"road '{c.Closure}' is closed already")
            : Decision.Take(new RoadClosed(c.AtMs, c.Closure)),
        OpenRoad c => state.Closures.Contains(c.Closure)
            ? Decision.Take(new RoadOpened(c.AtMs, c.Closure))
            : Decision.Refuse($"road '{c.Closure}' is open already"),
        CloseDay c => CloseDay(state, c),
        _ => throw new ArgumentException($"no rule for {command.GetType().Name}", nameof(command)),
    };

    private static Decision Accept(FleetState state, AcceptParcels c)
    {
        List<ParcelOrder> accepted = [];
        List<FleetEvent> events = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (ParcelOrder order in c.Orders)
        {
            if (WhyNot(state, order, seen) is { } reason)
            {
                events.Add(new ParcelRefused(c.AtMs, order, reason));
            }
            else
            {
                accepted.Add(order);
            }
        }

        if (accepted.Count > 0)
        {
            events.Insert(0, new ParcelsAccepted(c.AtMs, accepted));
        }

        return Decision.Take(events);
    }

    private static string? WhyNot(FleetState state, ParcelOrder order, HashSet<string> seen)
    {
        FleetLayout layout = state.Layout;
        if (!seen.Add(order.Id) || state.FindParcel(order.Id) is not null)
        {
            return "a parcel with this id was accepted before";
        }

        if (layout.StationIndex(order.Station) < 0)
        {
            return $"no station is called '{order.Station}'";
        }

        if (!layout.Vans.Any(van => order.Grams <= van.PayloadGrams))
        {
            return $"{order.Grams} g is more than any van carries ({layout.Vans.Max(van => van.PayloadGrams)} g)";
        }

        if (!layout.Vans.Any(van => order.Millilitres <= van.VolumeMillilitres))
        {
            return $"{order.Millilitres} ml is more than any van holds ({layout.Vans.Max(van => van.VolumeMillilitres)} ml)";
        }

        return layout.Vans.Any(van => order.Grams <= van.PayloadGrams && order.Millilitres <= van.VolumeMillilitres)
            ? null
            : $"no single van takes {order.Grams} g in {order.Millilitres} ml";
    }

    private static Decision Cancel(FleetState state, CancelParcel c) => state.FindParcel(c.Parcel) switch
    {
        null => Decision.Refuse($"no parcel is called '{c.Parcel}'"),
        { State: ParcelState.Accepted or ParcelState.Returned, PlannedTrip: null } =>
            Decision.Take(new ParcelCancelled(c.AtMs, c.Parcel, c.Reason)),
        { State: ParcelState.Accepted or ParcelState.Returned } parcel =>
            Decision.Refuse($"parcel '{c.Parcel}' is on planned trip {parcel.PlannedTrip}"),
        { } parcel => Decision.Refuse($"parcel '{c.Parcel}' is {parcel.State}"),
    };

    private static Decision RecordUnplanned(FleetState state, RecordUnplanned c)
    {
        foreach (string id in c.Parcels)
        {
            switch (state.FindParcel(id))
            {
                case null: return Decision.Refuse($"no parcel is called '{id}'");
                case { State: not (ParcelState.Accepted or ParcelState.Returned) } parcel: return Decision.Refuse($"parcel '{id}' is {parcel.State}");
                case { PlannedTrip: { } trip }: return Decision.Refuse($"parcel '{id}' is on trip {trip}");
                default: break;
            }
        }

        return Decision.Take(new ParcelsUnplanned(c.AtMs, c.Parcels, c.Reason));
    }

    private static Decision CloseDay(FleetState state, CloseDay c)
    {
        SortedDictionary<string, List<string>> byReason = new(StringComparer.Ordinal);
        foreach (Parcel parcel in state.Parcels)
        {
            if (parcel.State is ParcelState.Delivered or ParcelState.Cancelled)
            {
                continue;
            }

            string reason = parcel.Reason ?? parcel switch
            {
                { State: ParcelState.Loaded } => "still on board at the end of the day",
                { PlannedTrip: not null } => "planned on a trip that never left, or never came to its stop",
                _ => "no wave was left to carry it",
            };
            if (!byReason.TryGetValue(reason, out List<string>? parcels))
            {
                byReason.Add(reason, parcels = []);
            }

            parcels.Add(parcel.Order.Id);
        }

        return Decision.Take(new DayClosed(c.AtMs, [.. byReason.Select(pair => new LeftReason(pair.Key, pair.Value))]));
    }
}
