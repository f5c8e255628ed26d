namespace Konvoi.Routing;

/// <summary>The rules and prices of one van over flat arrays: the arithmetic of a single trip.</summary>
internal sealed class VanTerms
{
    private readonly Instance _instance;
    private readonly int[] _durationMs;
    private readonly int[] _lengthDm;
    private readonly int _locationCount;
    private readonly int _hub;
    private readonly int _firstAllowed;
    private readonly Vehicle _vehicle;
    private readonly long _maxTripMs;
    private readonly bool _hasRange;

    public VanTerms(Instance instance, int van)
    {
        _instance = instance;
        _vehicle = instance.Problem.Vehicles[van];
        Profile profile = instance.Problem.Profiles[_vehicle.Profile];
        _durationMs = profile.Durations;
        _lengthDm = profile.Lengths;
        _locationCount = instance.LocationCount;
        _hub = _vehicle.Hub;
        _firstAllowed = van * instance.JobCount;
        _maxTripMs = _vehicle.MaxTripMs ?? long.MaxValue;
        _hasRange = _vehicle.RangeDm != Vehicle.UnlimitedDm || _vehicle.StartRangeDm is not null;
    }

    public long[] Capacity => _vehicle.Capacity;

    public int MaxTrips => _vehicle.MaxTrips;

    public bool MayServe(int job) => _instance.Allowed[_firstAllowed + job];

    public bool HoldsAlone(int job)
    {
        int dimensions = _instance.Dimensions;
        for (int d = 0; d < dimensions; d++)
        {
            int amount = (job * dimensions) + d;
            if (Math.Max(_instance.Delivery[amount], _instance.Pickup[amount]) > _vehicle.Capacity[d])
            {
                return false;
            }
        }

        return true;
    }

    public long CostOf(long distanceDm, long onTripsMs) =>
        _vehicle.FixedCost + Share(distanceDm, _vehicle.CostPerKm, 10_000) + Share(onTripsMs, _vehicle.CostPerHour, 3_600_000);

    public TripState StartOfShift() => new()
    {
        ReturnMs = _vehicle.ShiftStartMs,
        BatteryDm = _vehicle.StartRangeDm ?? _vehicle.RangeDm,
    };

    /// <summary>Way of hub, jobs [from, to), hub; long.MaxValue if a leg has no way.</summary>
    public long LengthDm(int[] jobs, int from, int to)
    {
        long lengthDm = 0;
        int at = _hub;
        for (int i = from; i < to; i++)
        {
            int location = _instance.Location[jobs[i]];
            int leg = _lengthDm[(at * _locationCount) + location];
            if (leg == Profile.Unreachable)
            {
                return long.MaxValue;
            }

            lengthDm += leg;
            at = location;
        }

        int home = _lengthDm[(at * _locationCount) + _hub];
        return home == Profile.Unreachable ? long.MaxValue : lengthDm + home;
    }

    /// <summary>
    /// What the job at a position of an order adds to the way; long.MaxValue if one of its legs has no way. The leg that
    /// it replaces is driven today, so it has one.
    /// </summary>
    public long DetourDm(int[] jobs, int position, int count)
    {
        int before = position == 0 ? _hub : _instance.Location[jobs[position - 1]];
        int after = position == count - 1 ? _hub : _instance.Location[jobs[position + 1]];
        int here = _instance.Location[jobs[position]];
        int into = _lengthDm[(before * _locationCount) + here];
        int onward = _lengthDm[(here * _locationCount) + after];
        return into == Profile.Unreachable || onward == Profile.Unreachable
            ? long.MaxValue
            : (long)into + onward - _lengthDm[(before * _locationCount) + after];
    }

    /// <summary>Charging and loading before a trip; false if the battery cannot hold it.</summary>
    public bool TryReady(in TripState before, bool isFirst, long lengthDm, long releaseMs, out TripState state)
    {
        state = new TripState { DistanceDm = lengthDm, ReleaseMs = releaseMs, BatteryDm = before.BatteryDm };
        if (_hasRange)
        {
            if (lengthDm > _vehicle.RangeDm)
            {
                return false;
            }

            state.ChargedDm = Math.Max(0, lengthDm - before.BatteryDm);
            if (state.ChargedDm > 0)
            {
                if (_vehicle.RechargeMsPerKm is not { } rate)
                {
                    return false;
                }

                state.ChargedMs = RoundUp(state.ChargedDm, rate, 10_000);
            }

            state.BatteryDm = before.BatteryDm + state.ChargedDm - lengthDm;
        }

        long standMs = isFirst ? state.ChargedMs : Math.Max(_vehicle.ReloadMs, state.ChargedMs);
        state.ReadyMs = Math.Max(before.ReturnMs + standMs, releaseMs);
        return true;
    }

    /// <summary>Drives jobs [from, to) from the ready time on; false if a window, the shift or the trip limit breaks.</summary>
    public bool TryRun(int[] jobs, int from, int to, ref TripState state)
    {
        long clockMs = state.ReadyMs;
        int at = _hub;
        bool waits = false;
        for (int i = from; i < to; i++)
        {
            int job = jobs[i];
            int location = _instance.Location[job];
            clockMs += _durationMs[(at * _locationCount) + location];
            long startMs = _instance.EarliestStartMs(job, clockMs);
            if (startMs == long.MaxValue)
            {
                return false;
            }

            waits |= startMs != clockMs;
            clockMs = startMs + ServiceMs(job, at, location);
            at = location;
        }

        state.ReturnMs = clockMs + _durationMs[(at * _locationCount) + _hub];
        if (state.ReturnMs > _vehicle.ShiftEndMs)
        {
            return false;
        }

        state.DepartMs = waits ? LatestDepartureMs(jobs, from, to, state.ReturnMs) : state.ReadyMs;
        return state.ReturnMs - state.DepartMs <= _maxTripMs;
    }

    public RouteTrip Schedule(ReadOnlySpan<int> jobs, in TripState state)
    {
        RouteStop[] stops = new RouteStop[jobs.Length];
        long clockMs = state.DepartMs;
        int at = _hub;
        for (int i = 0; i < jobs.Length; i++)
        {
            int location = _instance.Location[jobs[i]];
            long arriveMs = clockMs + _durationMs[(at * _locationCount) + location];
            long startMs = _instance.EarliestStartMs(jobs[i], arriveMs);
            clockMs = startMs + ServiceMs(jobs[i], at, location);
            stops[i] = new RouteStop(jobs[i], arriveMs, startMs, clockMs);
            at = location;
        }

        return new RouteTrip
        {
            DepartMs = state.DepartMs,
            ReturnMs = state.ReturnMs,
            Stops = Array.AsReadOnly(stops),
            DistanceDm = state.DistanceDm,
            ChargedDm = state.ChargedDm,
            ChargedMs = state.ChargedMs,
        };
    }

    private long LatestDepartureMs(int[] jobs, int from, int to, long returnMs)
    {
        long clockMs = returnMs;
        int next = _hub;
        for (int i = to - 1; i >= from; i--)
        {
            int job = jobs[i];
            int location = _instance.Location[job];
            int before = i == from ? _hub : _instance.Location[jobs[i - 1]];
            clockMs -= _durationMs[(location * _locationCount) + next] + ServiceMs(job, before, location);
            clockMs = _instance.LatestStartMs(job, clockMs);
            next = location;
        }

        return clockMs - _durationMs[(_hub * _locationCount) + next];
    }

    private long ServiceMs(int job, int before, int location) =>
        _instance.ServiceMs[job] + (location == before ? 0 : _instance.VisitMs[location]);

    /// <summary>floor(amount x rate / unit) where the product alone could leave 64 bits.</summary>
    private static long Share(long amount, long rate, long unit) =>
        (amount / unit * rate) + (amount % unit * rate / unit);

    private static long RoundUp(long amount, long rate, long unit) =>
        (amount / unit * rate) + (((amount % unit * rate) + unit - 1) / unit);
}
