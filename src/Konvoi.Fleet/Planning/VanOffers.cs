using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>Step 3 for the vans of one hub: when each is free, where its permits let it drive, what its battery holds.</summary>
internal static class VanOffers
{
    /// <summary>The vans that can serve the station of at least one parcel; the others go to <paramref name="idle"/> with the reason.</summary>
    public static List<VanOffer> Of(
        FleetState state, int hub, long nowMs, TravelTimes times, IReadOnlyList<Parcel> demand, List<IdleVan> idle)
    {
        List<VanOffer> offers = [];
        for (int van = 0; van < state.Vans.Count; van++)
        {
            if (state.Vans[van].Spec.Hub != hub)
            {
                continue;
            }

            (VanOffer? offer, string reason) = Offer(state, van, nowMs, times, demand);
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
        FleetState state, int index, long nowMs, TravelTimes times, IReadOnlyList<Parcel> demand)
    {
        Van van = state.Vans[index];
        if (van.Mode is VanMode.BrokenDown)
        {
            return (null, "it has broken down");
        }

        // A delay that only grows says nothing about when the van is back.
        if (van is { Mode: VanMode.Stuck, Trip: { } overdue } && overdue.ReturnMs <= nowMs)
        {
            return (null, $"it is stuck and was due back at {DayTime.Text(overdue.ReturnMs)}");
        }

        if (state.Layout.Permits.Count > 0 && van.Spec.Permits.Count == 0)
        {
            return (null, "no permit names it");
        }

        (long freeMs, long chargeDm) = van.Trip is { } trip ? Return(state, index, trip, nowMs, times) : (nowMs, van.ChargeDm);
        long loadedMs = freeMs + state.Layout.Rules.ReloadMs;
        VanOffer[] choices = [.. times.SlotsOf(index)
            .Where(slot => slot.ToMs > loadedMs)
            .Select(slot => new VanOffer(index, Math.Max(loadedMs, slot.FromMs), slot.ToMs, slot.Group, chargeDm))];
        if (choices.Length == 0)
        {
            return (null, $"it is loaded at {DayTime.Text(loadedMs)} and may not drive after that today");
        }

        // A slot that the next wave can use to the full is left to it, if there is another.
        long nextLoadedMs = StationDemand.NextWaveMs(state, van.Spec.Hub, nowMs) is < long.MaxValue and long waveMs
            ? waveMs + state.Layout.Rules.ReloadMs
            : long.MaxValue;
        VanOffer? best = choices
            .Select(offer => (Offer: offer, Reach: ReachOf(offer, van.Spec.Hub, state, times, demand)))
            .Where(choice => choice.Reach.Parcels > 0)
            .OrderBy(choice => choice.Offer.StartMs >= nextLoadedMs)
            .ThenByDescending(choice => choice.Reach.InHours)
            .ThenByDescending(choice => choice.Offer.EndMs)
            .FirstOrDefault().Offer;
        return best is null
            ? (null, "on the roads open to it, it reaches no station with demand and is back in the hours that it may drive")
            : (best, "");
    }

    /// <summary>The parcels from whose station the van is back in time, were it the only one; and those of them that it meets at an open door.</summary>
    private static (int Parcels, int InHours) ReachOf(VanOffer offer, int hub, FleetState state, TravelTimes times, IReadOnlyList<Parcel> demand)
    {
        RoadMatrix matrix = times.Matrix(offer.Group, state.Closures);
        int hubPlace = times.PlaceOfHub(hub);
        (int parcels, int inHours) = (0, 0);
        foreach (Parcel parcel in demand)
        {
            int place = times.PlaceOfStation(parcel.Station);
            int outMs = matrix.DurationMs(hubPlace, place);
            int backMs = matrix.DurationMs(place, hubPlace);
            if (outMs == RoadMatrix.Unreachable || backMs == RoadMatrix.Unreachable)
            {
                continue;
            }

            Station station = state.Layout.Stations[parcel.Station];
            long arriveMs = offer.StartMs + outMs;
            long doneMs = Math.Max(arriveMs, Math.Max(station.OpensMs, parcel.Order.ReadyMs)) + state.Layout.Rules.UnloadMs;
            parcels += arriveMs + state.Layout.Rules.UnloadMs + backMs <= offer.EndMs ? 1 : 0;
            inHours += doneMs <= station.ClosesMs && doneMs + backMs <= offer.EndMs ? 1 : 0;
        }

        return (parcels, inHours);
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
