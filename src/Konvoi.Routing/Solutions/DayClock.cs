namespace Konvoi.Routing;

/// <summary>
/// Runs the clock of one van over a fixed order. A place is where the van stands: before each trip, and at each stop. For
/// every place and every number of breaks taken so far it keeps the earliest time to leave (being early never hurts), from
/// which the breaks of the earliest return follow.
/// </summary>
internal sealed class DayClock
{
    private readonly Vehicle _van;
    private readonly TripLegs[] _trips;
    private readonly Break[] _breaks;

    /// <summary>Per place and number of breaks taken when leaving it: how many of them were taken when its work was done.</summary>
    private readonly List<int[]> _origins = [];

    /// <summary>Per place and number of breaks taken before: when the van is free there.</summary>
    private readonly List<State[]> _free = [];

    public DayClock(Vehicle van, TripLegs[] trips)
    {
        _van = van;
        _trips = trips;
        _breaks = van.Breaks;
    }

    /// <summary>When, and how far outside windows so far. Less outside is better, then earlier.</summary>
    private readonly record struct State(long TimeMs, long OutsideMs, bool IsReached)
    {
        public bool IsBetterThan(State other) =>
            IsReached && (!other.IsReached || (OutsideMs, TimeMs).CompareTo((other.OutsideMs, other.TimeMs)) < 0);
    }

    public VehicleRoute Route(int vehicle)
    {
        State[] states = new State[_breaks.Length + 1];
        states[0] = new State(_van.ShiftStartMs, 0, true);
        long[][] returns = new long[_trips.Length][];
        for (int t = 0; t < _trips.Length; t++)
        {
            states = Trip(states, t);
            returns[t] = Array.ConvertAll(states, state => state.TimeMs);
        }

        List<RouteBreak> breaks = Breaks(Final(states), returns, out long[] returnMs);
        return new VehicleRoute(vehicle, [.. _trips.Select((_, t) => Times(t, t == 0 ? _van.ShiftStartMs : returnMs[t - 1], returnMs[t], breaks))])
        {
            Breaks = breaks,
        };
    }

    private State[] Trip(State[] states, int t)
    {
        TripLegs trip = _trips[t];
        bool hasLeft = t == 0 && _van.HasLeft;
        long standMs = t == 0 ? trip.ChargedMs : Math.Max(_van.ReloadMs, trip.ChargedMs);
        states = hasLeft
            ? Leave(states, standMs: 0, notBeforeMs: long.MinValue, mayRest: false)
            : Leave(states, standMs, trip.ReleaseMs, mayRest: true);
        for (int s = 0; s < trip.Stops.Length; s++)
        {
            states = Leave(Array.ConvertAll(states, state => Done(state, trip, s)), 0, long.MinValue, mayRest: true);
        }

        return Array.ConvertAll(states, state => state with { TimeMs = state.TimeMs + trip.LegMs[^1] });
    }

    /// <summary>Drives to a stop and does its work.</summary>
    private static State Done(State state, TripLegs trip, int s)
    {
        if (!state.IsReached)
        {
            return state;
        }

        long arriveMs = state.TimeMs + trip.LegMs[s];
        long startMs = StartMs(trip.Jobs[s], arriveMs);
        return state with { TimeMs = startMs + trip.StandMs[s], OutsideMs = state.OutsideMs + OutsideMs(trip.Jobs[s], startMs) };
    }

    /// <summary>The first time from an arrival on that is inside a window; the arrival when all are over.</summary>
    private static long StartMs(Job? job, long arriveMs)
    {
        foreach (TimeWindow window in job?.Windows ?? [])
        {
            if (arriveMs <= window.CloseMs)
            {
                return Math.Max(arriveMs, window.OpenMs);
            }
        }

        return arriveMs;
    }

    private static long OutsideMs(Job? job, long startMs) => job is { Windows.Length: > 0 } ? Math.Max(0, startMs - job.Windows[^1].CloseMs) : 0;

    /// <summary>Takes breaks at a place or not; keeps how many were taken there.</summary>
    private State[] Leave(State[] free, long standMs, long notBeforeMs, bool mayRest)
    {
        State[] left = new State[free.Length];
        int[] origins = new int[free.Length];
        for (int before = 0; before < free.Length; before++)
        {
            if (!free[before].IsReached)
            {
                continue;
            }

            long readyMs = Math.Max(free[before].TimeMs + standMs, notBeforeMs);
            long endMs = free[before].TimeMs;
            for (int after = before; after < free.Length; after++)
            {
                if (after > before)
                {
                    Break rest = _breaks[after - 1];
                    long startMs = Math.Max(endMs, rest.EarliestMs);
                    if (!mayRest || startMs > rest.LatestMs)
                    {
                        break;
                    }

                    endMs = startMs + rest.DurationMs;
                }

                State leaving = free[before] with { TimeMs = Math.Max(readyMs, endMs) };
                if (leaving.IsBetterThan(left[after]))
                {
                    (left[after], origins[after]) = (leaving, before);
                }
            }
        }

        _free.Add(free);
        _origins.Add(origins);
        return left;
    }

    /// <summary>How many breaks to take: those left out must not be due any more when the day is over.</summary>
    private int Final(State[] states)
    {
        int best = -1;
        int most = 0;
        for (int taken = 0; taken < states.Length; taken++)
        {
            if (!states[taken].IsReached)
            {
                continue;
            }

            most = taken;
            bool isWhole = _breaks.Skip(taken).All(rest => states[taken].TimeMs <= rest.LatestMs);
            if (isWhole && (best < 0 || states[taken].IsBetterThan(states[best])))
            {
                best = taken;
            }
        }

        return best < 0 ? most : best;
    }

    /// <summary>Walks back from the last return to the breaks that it came from.</summary>
    private List<RouteBreak> Breaks(int taken, long[][] returns, out long[] returnMs)
    {
        returnMs = new long[_trips.Length];
        List<RouteBreak> breaks = [];
        int place = _free.Count - 1;
        for (int t = _trips.Length - 1; t >= 0; t--)
        {
            returnMs[t] = returns[t][taken];
            for (int s = _trips[t].Stops.Length - 1; s >= -1; s--, place--)
            {
                int before = _origins[place][taken];
                long endMs = _free[place][before].TimeMs;
                List<RouteBreak> here = [];
                for (int b = before; b < taken; b++)
                {
                    long startMs = Math.Max(endMs, _breaks[b].EarliestMs);
                    endMs = startMs + _breaks[b].DurationMs;
                    here.Add(new RouteBreak(b, t, s, startMs, endMs));
                }

                breaks.InsertRange(0, here);
                taken = before;
            }
        }

        return breaks;
    }

    /// <summary>The times of a trip: from the latest departure that moves neither its return nor a break.</summary>
    private RouteTrip Times(int t, long freeMs, long returnMs, List<RouteBreak> breaks)
    {
        TripLegs trip = _trips[t];
        RouteBreak[] here = [.. breaks.Where(rest => rest.Trip == t)];
        long departMs = EarliestDeparture(t, freeMs, here);
        if (t > 0 || !_van.HasLeft)
        {
            departMs = Math.Max(departMs, LatestDeparture(trip, returnMs, here));
        }

        RouteStop[] stops = new RouteStop[trip.Stops.Length];
        long clockMs = departMs;
        for (int s = 0; s < stops.Length; s++)
        {
            long arriveMs = clockMs + trip.LegMs[s];
            long startMs = StartMs(trip.Jobs[s], arriveMs);
            stops[s] = trip.Stops[s] with { ArriveMs = arriveMs, StartMs = startMs, DepartMs = startMs + trip.StandMs[s] };
            clockMs = here.Where(rest => rest.AfterStop == s).Aggregate(stops[s].DepartMs, (latest, rest) => Math.Max(latest, rest.EndMs));
        }

        return new RouteTrip
        {
            DepartMs = departMs,
            ReturnMs = clockMs + trip.LegMs[^1],
            Stops = stops,
            DistanceDm = trip.WayDm,
            ChargedDm = trip.ChargedDm,
            ChargedMs = trip.ChargedMs,
        };
    }

    private long EarliestDeparture(int t, long freeMs, RouteBreak[] here)
    {
        if (t == 0 && _van.HasLeft)
        {
            return _van.ShiftStartMs;
        }

        long standMs = t == 0 ? _trips[t].ChargedMs : Math.Max(_van.ReloadMs, _trips[t].ChargedMs);
        long readyMs = Math.Max(freeMs + standMs, _trips[t].ReleaseMs);
        return here.Where(rest => rest.AfterStop < 0).Aggregate(readyMs, (latest, rest) => Math.Max(latest, rest.EndMs));
    }

    /// <summary>Backwards from the return; <see cref="long.MinValue"/> where a stop is late anyway.</summary>
    private static long LatestDeparture(TripLegs trip, long returnMs, RouteBreak[] here)
    {
        long clockMs = returnMs;
        for (int s = trip.Stops.Length - 1; s >= 0; s--)
        {
            long doneMs = clockMs - trip.LegMs[s + 1];
            foreach (RouteBreak rest in here.Where(rest => rest.AfterStop == s).Take(1))
            {
                doneMs = rest.StartMs;
            }

            clockMs = doneMs - trip.StandMs[s];
            if (trip.Jobs[s] is { Windows: { Length: > 0 } windows })
            {
                long latestMs = clockMs;
                int last = Array.FindLastIndex(windows, window => window.OpenMs <= latestMs);
                if (last < 0)
                {
                    return long.MinValue;
                }

                clockMs = Math.Min(latestMs, windows[last].CloseMs);
            }
        }

        return clockMs - trip.LegMs[0];
    }
}
