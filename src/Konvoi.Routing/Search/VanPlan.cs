using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The trips of one van during the search: the order of jobs, and per trip what is needed to judge a change without
/// walking the other trips. A change is made with Insert, Remove or Assign; all of them recompute the whole van, which is
/// a dozen stops. Trying a change is <see cref="BestInsertion"/>, which allocates nothing.
/// <para>
/// Timing rule: each trip comes back as early as it can, and leaves as late as that allows. With one window per job no
/// other choice is cheaper; with several, a later return could wait less.
/// </para>
/// </summary>
internal sealed partial class VanPlan
{
    private readonly Instance _instance;
    private readonly VanTerms _terms;
    private readonly int _dimensions;

    /// <summary>Jobs of all trips one after the other; trip t is [_tripStart[t], _tripStart[t + 1]).</summary>
    private int[] _jobs = new int[8];
    private int[] _tripStart = new int[9];
    private TripState[] _trips = new TripState[8];

    /// <summary>
    /// The most on board from the hub up to and including a point, and from a point on. A trip of n stops has n + 1
    /// points, so point p of trip t is at (_tripStart[t] + t + p) x dimensions.
    /// </summary>
    private long[] _mostBefore = [];
    private long[] _mostAfter = [];

    public VanPlan(Instance instance, int van)
    {
        _instance = instance;
        _dimensions = instance.Dimensions;
        Van = van;
        _terms = new VanTerms(instance, van);
    }

    public int Van { get; }

    public int TripCount { get; private set; }

    public int JobCount => _tripStart[TripCount];

    public long Cost { get; private set; }

    private long DistanceDm { get; set; }

    private long OnTripsMs { get; set; }

    /// <summary>Changes with every change of the order and comes back with it when a change is taken back.</summary>
    public long Stamp { get; set; }

    public ReadOnlySpan<int> Jobs => _jobs.AsSpan(0, JobCount);

    public ReadOnlySpan<int> TripJobs(int trip) => _jobs.AsSpan(_tripStart[trip], _tripStart[trip + 1] - _tripStart[trip]);

    public ref readonly TripState Trip(int trip) => ref _trips[trip];

    public VanTerms Terms => _terms;

    public int TripOf(int position)
    {
        int trip = 0;
        while (_tripStart[trip + 1] <= position)
        {
            trip++;
        }

        return trip;
    }

    public int TripStart(int trip) => _tripStart[trip];

    public void Insert(int job, Insertion place)
    {
        long expected = Cost + place.Delta;
        Grow();
        int count = JobCount;
        if (place.OpensTrip)
        {
            Array.Copy(_tripStart, place.Trip, _tripStart, place.Trip + 1, TripCount - place.Trip + 1);
            TripCount++;
        }

        int at = _tripStart[place.Trip] + place.Position;
        Array.Copy(_jobs, at, _jobs, at + 1, count - at);
        _jobs[at] = job;
        for (int trip = place.Trip + 1; trip <= TripCount; trip++)
        {
            _tripStart[trip]++;
        }

        bool feasible = Recompute();
        Check.Debug(feasible && Cost == expected);
    }

    /// <summary>
    /// Takes out the jobs at [position, position + count) of one trip. False if what is left no longer works, which only
    /// happens where a detour is faster than the direct way: then the caller clears the van.
    /// </summary>
    public bool Remove(int trip, int position, int count)
    {
        int at = _tripStart[trip] + position;
        Array.Copy(_jobs, at + count, _jobs, at, JobCount - at - count);
        for (int later = trip + 1; later <= TripCount; later++)
        {
            _tripStart[later] -= count;
        }

        DropEmptyTrips();
        return Recompute();
    }

    public void Clear()
    {
        TripCount = 0;
        Recompute();
    }

    /// <summary>Begins a new order for this van; trips follow with <see cref="AppendTrip"/>, then <see cref="Recompute"/>.</summary>
    public void BeginAssign() => TripCount = 0;

    /// <summary>A further trip made of two parts; nothing if both are empty.</summary>
    public void AppendTrip(ReadOnlySpan<int> head, ReadOnlySpan<int> tail)
    {
        int start = _tripStart[TripCount];
        int length = head.Length + tail.Length;
        if (length == 0)
        {
            return;
        }

        Grow(length);
        head.CopyTo(_jobs.AsSpan(start));
        tail.CopyTo(_jobs.AsSpan(start + head.Length));
        TripCount++;
        _tripStart[TripCount] = start + length;
    }

    /// <summary>Puts another job at a place of the whole order; <see cref="Recompute"/> is due.</summary>
    public void Replace(int position, int job) => _jobs[position] = job;

    /// <summary>Becomes a copy of another plan of the same van.</summary>
    public void CopyFrom(VanPlan other)
    {
        Check.Debug(other.Van == Van);
        TripCount = 0;
        Grow(other.JobCount);
        other.Jobs.CopyTo(_jobs);
        other._tripStart.AsSpan(0, other.TripCount + 1).CopyTo(_tripStart);
        other._trips.AsSpan(0, other.TripCount).CopyTo(_trips);
        int amounts = (other.JobCount + other.TripCount) * _dimensions;
        other._mostBefore.AsSpan(0, amounts).CopyTo(_mostBefore);
        other._mostAfter.AsSpan(0, amounts).CopyTo(_mostAfter);
        TripCount = other.TripCount;
        DistanceDm = other.DistanceDm;
        OnTripsMs = other.OnTripsMs;
        Cost = other.Cost;
        Stamp = other.Stamp;
    }

    /// <summary>Everything from the order of jobs alone. False, with an undefined cost, if a constraint is broken.</summary>
    public bool Recompute()
    {
        DistanceDm = 0;
        OnTripsMs = 0;
        if (TripCount > _terms.MaxTrips)
        {
            return false;
        }

        TripState before = _terms.StartOfShift();
        for (int trip = 0; trip < TripCount; trip++)
        {
            int from = _tripStart[trip];
            int to = _tripStart[trip + 1];
            long releaseMs = long.MinValue;
            for (int i = from; i < to; i++)
            {
                releaseMs = Math.Max(releaseMs, _instance.ReleaseMs[_jobs[i]]);
            }

            long lengthDm = _terms.LengthDm(_jobs, from, to);
            if (lengthDm == long.MaxValue
                || !ComputeLoads(trip)
                || !_terms.TryReady(before, trip == 0, lengthDm, releaseMs, out TripState state)
                || !_terms.TryRun(_jobs, from, to, ref state))
            {
                return false;
            }

            _trips[trip] = state;
            DistanceDm += state.DistanceDm;
            OnTripsMs += state.ReturnMs - state.DepartMs;
            before = state;
        }

        Cost = TripCount == 0 ? 0 : _terms.CostOf(DistanceDm, OnTripsMs);
        return true;
    }

    private bool ComputeLoads(int trip)
    {
        int from = _tripStart[trip];
        int count = _tripStart[trip + 1] - from;
        int first = (from + trip) * _dimensions;
        for (int d = 0; d < _dimensions; d++)
        {
            long load = 0;
            for (int i = 0; i < count; i++)
            {
                load += _instance.Delivery[(_jobs[from + i] * _dimensions) + d];
            }

            long most = load;
            _mostBefore[first + d] = most;
            _mostAfter[first + d] = load;
            for (int i = 0; i < count; i++)
            {
                int amount = (_jobs[from + i] * _dimensions) + d;
                load += _instance.Pickup[amount] - _instance.Delivery[amount];
                most = Math.Max(most, load);
                int point = first + ((i + 1) * _dimensions) + d;
                _mostBefore[point] = most;
                _mostAfter[point] = load;
            }

            if (most > _terms.Capacity[d])
            {
                return false;
            }

            for (int point = first + ((count - 1) * _dimensions) + d; point >= first; point -= _dimensions)
            {
                _mostAfter[point] = Math.Max(_mostAfter[point], _mostAfter[point + _dimensions]);
            }
        }

        return true;
    }

    private void DropEmptyTrips()
    {
        int kept = 0;
        for (int trip = 0; trip < TripCount; trip++)
        {
            if (_tripStart[trip + 1] > _tripStart[trip])
            {
                // Trips do not move within _jobs: an empty one takes no room there.
                _tripStart[kept + 1] = _tripStart[trip + 1];
                kept++;
            }
        }

        TripCount = kept;
    }

    private void Grow(int more = 1)
    {
        int needed = JobCount + more;
        if (needed + 1 > _trial.Length || _mostBefore.Length == 0)
        {
            int size = Math.Max(16, (needed + 1) * 2);
            Array.Resize(ref _jobs, size);
            Array.Resize(ref _trial, size);
            Array.Resize(ref _tripStart, size + 1);
            Array.Resize(ref _trips, size);
            Array.Resize(ref _mostBefore, size * 2 * Math.Max(1, _dimensions));
            Array.Resize(ref _mostAfter, size * 2 * Math.Max(1, _dimensions));
        }
    }
}
