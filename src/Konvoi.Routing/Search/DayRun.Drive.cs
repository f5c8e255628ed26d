namespace Konvoi.Routing;

/// <summary>The clock: forward for the earliest return, then backward for the latest departure that keeps it.</summary>
internal sealed partial class DayRun
{
    private DayFailure Drive(VanRules rules, ReadOnlySpan<int> order)
    {
        bool rests = rules.Vehicle.Breaks.Length > 0;
        if (rests && !_breaks.TryPlace(rules, order))
        {
            return DayFailure.Break;
        }

        long clockMs = rules.Vehicle.ShiftStartMs;
        long legsCost = 0;
        for (int t = 0; t < TripCount; t++)
        {
            ref TripRun trip = ref _trips[t];
            trip.ReadyMs = ReadyMs(rules, t, clockMs);
            trip.DepartMs = rests ? Math.Max(trip.ReadyMs, _breaks.Take(rules, trip.From, clockMs)) : trip.ReadyMs;
            DayFailure failure = DriveTrip(rules, order, t, rests);
            if (failure != DayFailure.None)
            {
                return failure;
            }

            clockMs = trip.ReturnMs;
            OnTripsMs += trip.ReturnMs - trip.DepartMs;
            legsCost += trip.LegsCost;
        }

        Cost = rules.FixedCost + legsCost
            + Share(OnTripsMs, rules.Vehicle.CostPerHour * _instance.CostScale)
            + Share(Math.Max(0, clockMs - rules.Vehicle.ShiftEndMs), rules.Vehicle.CostPerOvertimeHour * _instance.CostScale);
        return clockMs > rules.LatestReturnMs ? DayFailure.Shift : DayFailure.None;
    }

    /// <summary>When a trip is loaded, charged and released, after the one before it came back.</summary>
    public long ReadyMs(VanRules rules, int t, long backMs)
    {
        ref TripRun trip = ref _trips[t];
        if (t == 0 && rules.Vehicle.HasLeft)
        {
            return backMs;
        }

        long standMs = t == 0 ? trip.ChargedMs : Math.Max(rules.Vehicle.ReloadMs, trip.ChargedMs);
        return Math.Max(backMs + standMs, trip.ReleaseMs);
    }

    private DayFailure DriveTrip(VanRules rules, ReadOnlySpan<int> order, int t, bool rests)
    {
        ref TripRun trip = ref _trips[t];
        int[] times = rules.Travel.Ms;
        int places = _instance.Places;
        long clockMs = trip.DepartMs;
        int at = trip.StartPlace;
        bool waits = false;
        for (int i = trip.From; i < trip.To; i++)
        {
            clockMs += times[(at * places) + _place[i]];
            long startMs = StartMs(order[i], clockMs);
            if (startMs == long.MaxValue)
            {
                return DayFailure.Window;
            }

            waits |= startMs != clockMs;
            clockMs = startMs + StayMs(rules, order, i, trip);
            clockMs = rests ? _breaks.Take(rules, i + 1, clockMs) : clockMs;
            _departMs[i] = clockMs;
            at = _place[i];
        }

        trip.ReturnMs = clockMs + times[(at * places) + trip.EndPlace];
        if (waits && !(t == 0 && rules.Vehicle.HasLeft))
        {
            trip.DepartMs = LatestDepartureMs(rules, order, t, rests);
        }

        return trip.ReturnMs - trip.DepartMs > rules.MaxTripMs ? DayFailure.TripTooLong : DayFailure.None;
    }

    /// <summary>When trips are ready and stops are left if no break is taken, in place of when they really are.</summary>
    private void DriveWithoutBreaks(VanRules rules, ReadOnlySpan<int> order)
    {
        long clockMs = rules.Vehicle.ShiftStartMs;
        for (int t = 0; t < TripCount; t++)
        {
            ref TripRun trip = ref _trips[t];
            clockMs = trip.ReadyMs = ReadyMs(rules, t, clockMs);
            int at = trip.StartPlace;
            for (int i = trip.From; i < trip.To; i++)
            {
                clockMs = StartMs(order[i], clockMs + rules.Travel.Ms[(at * _instance.Places) + _place[i]]) + StayMs(rules, order, i, trip);
                _departMs[i] = clockMs;
                at = _place[i];
            }

            clockMs += rules.Travel.Ms[(at * _instance.Places) + trip.EndPlace];
        }
    }

    private long LatestDepartureMs(VanRules rules, ReadOnlySpan<int> order, int t, bool rests)
    {
        ref TripRun trip = ref _trips[t];
        int[] times = rules.Travel.Ms;
        long clockMs = trip.ReturnMs;
        int next = trip.EndPlace;
        for (int i = trip.To - 1; i >= trip.From; i--)
        {
            clockMs -= times[(_place[i] * _instance.Places) + next];
            clockMs = rests ? _breaks.LatestBefore(rules, i + 1, clockMs) : clockMs;
            clockMs -= StayMs(rules, order, i, trip);
            clockMs = order[i] < _hub ? _layout.LatestStartMs(order[i], clockMs) : clockMs;
            next = _place[i];
        }

        return clockMs - times[(trip.StartPlace * _instance.Places) + next];
    }

    /// <summary>The time that filling up a length takes, rounded up.</summary>
    public static long ChargeMs(VanRules rules, long dm) => ChargeTime.Ms(dm, rules.Vehicle.RechargeMsPerKm ?? 0);

    /// <summary>floor(amount x rate / 3,600,000) where the product alone could leave 64 bits.</summary>
    private static long Share(long amountMs, long rate) => (amountMs / 3_600_000 * rate) + (amountMs % 3_600_000 * rate / 3_600_000);
}
