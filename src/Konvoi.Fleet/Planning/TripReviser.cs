using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>Mends a trip under way when the roads change under the van.</summary>
public static class TripReviser
{
    /// <summary>Up to this many stops every order is tried: 5,040 of them.</summary>
    private const int ExhaustiveStops = 7;

    /// <summary>A plan whose times move by less stands as it is.</summary>
    private const long SlackMs = 60_000;

    /// <summary>
    /// The best order of the stops still ahead under the closures in force, without those that cannot be reached or
    /// are beyond the battery: most parcels first, then the least lateness, then the earliest return. Null when
    /// nothing changes, when the van is on no trip, or when it can reach neither a stop nor its hub: then it waits.
    /// </summary>
    /// <param name="position">Where the van is; not read while it is loaded or stands at a station.</param>
    /// <param name="chargeDm">How far the battery still carries it, now.</param>
    /// <param name="why">What changed, in words; begins the reason of every stop left out.</param>
    public static ReviseTrip? Revise(
        FleetState state, int van, long nowMs, RoadPoint position, long chargeDm, TravelTimes times, string why)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(times);
        if (state.Vans[van].Trip is not { } trip)
        {
            return null;
        }

        TripAhead ahead = new(state, van, nowMs, position, chargeDm, times);
        int[] asPlanned = [.. Enumerable.Range(0, ahead.Stops.Count)];
        int[] order = asPlanned.Length <= ExhaustiveStops ? Exhaustive(ahead, asPlanned) : Insertion(ahead, asPlanned);
        TripOutcome outcome = ahead.Drive(order);
        if (!outcome.IsHome)
        {
            return null;
        }

        (List<TripStop> stops, string reason) = ahead.Describe(order, why);
        return IsAsBefore(ahead.Stops, stops) && Math.Abs(outcome.ReturnMs - trip.ReturnMs) < SlackMs
            ? null
            : new ReviseTrip(nowMs, state.Vans[van].Spec.Id, state.Vans[van].Revision, stops, outcome.ReturnMs, reason);
    }

    /// <summary>Tries the orders in lexicographic order and keeps the first of equals, so that a trip does not change for nothing.</summary>
    private static int[] Exhaustive(TripAhead ahead, int[] asPlanned)
    {
        int[] order = [.. asPlanned];
        int[] best = [.. asPlanned];
        TripOutcome bestOutcome = ahead.Drive(best);
        while (NextPermutation(order))
        {
            TripOutcome outcome = ahead.Drive(order);
            if (outcome.IsBetterThan(bestOutcome))
            {
                bestOutcome = outcome;
                order.CopyTo(best, 0);
            }
        }

        return best;
    }

    /// <summary>Cheapest insertion in the planned order; the planned order itself if that is no worse.</summary>
    private static int[] Insertion(TripAhead ahead, int[] asPlanned)
    {
        List<int> order = [];
        foreach (int stop in asPlanned)
        {
            List<int>? best = null;
            TripOutcome bestOutcome = default;
            for (int at = order.Count; at >= 0; at--)
            {
                List<int> tried = [.. order[..at], stop, .. order[at..]];
                TripOutcome outcome = ahead.Drive(tried);
                if (best is null || outcome.IsBetterThan(bestOutcome))
                {
                    (best, bestOutcome) = (tried, outcome);
                }
            }

            order = best!;
        }

        return ahead.Drive(order).IsBetterThan(ahead.Drive(asPlanned)) ? [.. order] : asPlanned;
    }

    private static bool NextPermutation(int[] order)
    {
        int pivot = order.Length - 2;
        while (pivot >= 0 && order[pivot] > order[pivot + 1])
        {
            pivot--;
        }

        if (pivot < 0)
        {
            return false;
        }

        int swap = order.Length - 1;
        while (order[swap] < order[pivot])
        {
            swap--;
        }

        (order[pivot], order[swap]) = (order[swap], order[pivot]);
        Array.Reverse(order, pivot + 1, order.Length - pivot - 1);
        return true;
    }

    private static bool IsAsBefore(IReadOnlyList<TripStop> before, List<TripStop> after) =>
        before.Count == after.Count && before.Zip(after).All(pair =>
            pair.First.Station == pair.Second.Station
            && pair.First.Deliver.SequenceEqual(pair.Second.Deliver)
            && pair.First.PickUp.SequenceEqual(pair.Second.PickUp)
            && Math.Abs(pair.First.ArriveMs - pair.Second.ArriveMs) < SlackMs);
}
