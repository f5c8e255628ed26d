using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>Step 3 for the vans of one hub: when each is free, where its permits let it drive, what its battery holds.</summary>
internal static class VanOffers
{
    /// <summary>The vans that can serve at least one of the stations; the others go to <paramref name="idle"/> with the reason.</summary>
    public static List<VanOffer> Of(
        FleetState state, int hub, long nowMs, TravelTimes times, IReadOnlyList<int> stations, List<IdleVan> idle)
    {
        List<VanOffer> offers = [];
        for (int van = 0; van < state.Vans.Count; van++)
        {
            if (state.Vans[van].Spec.Hub != hub)
            {
                continue;
            }

            (VanOffer? offer, string reason) = Offer(state, van, nowMs, times, stations);
            if (offer is null)
            {
                idle.Add(new IdleVan(state.Vans[van].Spec.Id, reason));
            }
            else
            {
                offers.Add(offer);
            }
        }

        return offers;
    }

    private static (VanOffer? Offer, string Reason) Offer(
        FleetState state, int index, long nowMs, TravelTimes times, IReadOnlyList<int> stations)
    {
        Van van = state.Vans[index];
        if (van.Mode is VanMode.BrokenDown)
        {
            return (null, "it has broken down");
        }

        if (state.Layout.Permits.Count > 0 && van.Spec.Permits.Count == 0)
        {
            return (null, "no permit names it");
        }

        (long freeMs, long chargeDm) = van.Trip is { } trip ? Return(state, index, trip, nowMs, times) : (nowMs, van.ChargeDm);
        long loadedMs = freeMs + state.Layout.Rules.ReloadMs;
        if (times.SlotOf(index, loadedMs) is null)
        {
            return (null, $"it is loaded at {DayTime.Text(loadedMs)} and may not drive after that today");
        }

        for (PermitSlot? slot = times.SlotOf(index, loadedMs); slot is { } span; slot = times.SlotOf(index, span.ToMs))
        {
            long startMs = Math.Max(loadedMs, span.FromMs);
            RoadMatrix matrix = times.Matrix(span.Group, state.Closures);
            if (stations.Any(station => IsBackBy(times, matrix, van.Spec.Hub, station, startMs, span.ToMs)))
            {
                return (new VanOffer(index, startMs, span.ToMs, span.Group, chargeDm), "");
            }
        }

        return (null, "on the roads open to it, it reaches no station with demand and is back in the hours that it may drive");
    }

    private static bool IsBackBy(TravelTimes times, RoadMatrix matrix, int hub, int station, long startMs, long endMs)
    {
        int hubPlace = times.PlaceOfHub(hub);
        int place = times.PlaceOfStation(station);
        int outMs = matrix.DurationMs(hubPlace, place);
        int backMs = matrix.DurationMs(place, hubPlace);
        return outMs != RoadMatrix.Unreachable && backMs != RoadMatrix.Unreachable
            && startMs + outMs + times.Layout.Rules.UnloadMs + backMs <= endMs;
    }

    /// <summary>When the van is back from its trip, moved by the delay it has now, and what its battery still drives then.</summary>
    private static (long FreeMs, long ChargeDm) Return(FleetState state, int index, Trip trip, long nowMs, TravelTimes times)
    {
        Van van = state.Vans[index];
        long nextMs = van.Mode switch
        {
            VanMode.Loading => trip.DepartMs,
            VanMode.AtStation => trip.Stops[van.NextStop].LeaveMs,
            _ when van.NextStop < trip.Stops.Count => trip.Stops[van.NextStop].ArriveMs,
            _ => trip.ReturnMs,
        };
        long freeMs = trip.ReturnMs + Math.Max(0, nowMs - nextMs);

        // The charge was reported at the hub or at the stop where the van was last; from there the rest of the trip uses it.
        RoadMatrix matrix = times.Matrix(times.GroupOfTrip(index, trip), state.Closures);
        int at = van.Mode is VanMode.AtStation ? van.NextStop : van.NextStop - 1;
        int hubPlace = times.PlaceOfHub(van.Spec.Hub);
        int from = at < 0 ? hubPlace : PlaceOf(trip.Stops[at]);
        long usedDm = 0;
        foreach (int to in trip.Stops.Skip(at + 1).Select(PlaceOf).Append(hubPlace))
        {
            int lengthDm = matrix.LengthDm(from, to);
            usedDm += lengthDm == RoadMatrix.Unreachable ? 0 : lengthDm;
            from = to;
        }

        return (Math.Max(freeMs, nowMs), Math.Max(0, van.ChargeDm - usedDm));

        int PlaceOf(TripStop stop) => times.PlaceOfStation(state.Layout.StationIndex(stop.Station));
    }
}
