namespace Konvoi.Routing;

/// <content>Trying a job at every place of the van, without changing it.</content>
internal sealed partial class VanPlan
{
    /// <summary>One trip with the job in it; the job moves through it by swaps.</summary>
    private int[] _trial = new int[8];

    /// <summary>The cheapest feasible place for a job that is not on this van, or <see cref="Insertion.None"/>.</summary>
    public Insertion BestInsertion(int job)
    {
        Insertion best = Insertion.None;
        if (!_terms.MayServe(job))
        {
            return best;
        }

        for (int trip = 0; trip < TripCount; trip++)
        {
            TryInto(job, trip, ref best);
        }

        if (TripCount < _terms.MaxTrips && _terms.HoldsAlone(job))
        {
            for (int trip = 0; trip <= TripCount; trip++)
            {
                _trial[0] = job;
                TryTrip(trip, 0, 1, _terms.LengthDm(_trial, 0, 1), _instance.ReleaseMs[job], true, ref best);
            }
        }

        return best;
    }

    private void TryInto(int job, int trip, ref Insertion best)
    {
        int from = _tripStart[trip];
        int count = _tripStart[trip + 1] - from;
        ref readonly TripState state = ref _trips[trip];
        long releaseMs = Math.Max(state.ReleaseMs, _instance.ReleaseMs[job]);
        _trial[0] = job;
        Array.Copy(_jobs, from, _trial, 1, count);
        for (int position = 0; position <= count; position++)
        {
            if (position > 0)
            {
                _trial[position - 1] = _trial[position];
                _trial[position] = job;
            }

            if (!HasRoom(job, trip, position))
            {
                continue;
            }

            long detourDm = _terms.DetourDm(_trial, position, count + 1);
            if (detourDm != long.MaxValue && !IsDearer(detourDm, best.Delta))
            {
                TryTrip(trip, position, count + 1, state.DistanceDm + detourDm, releaseMs, false, ref best);
            }
        }
    }

    /// <summary>
    /// Whether the detour alone costs at least the best so far. A further stop never makes trips shorter in time, unless
    /// a detour is faster than the direct way; such a bargain may be missed.
    /// </summary>
    private bool IsDearer(long detourDm, long bestDelta) =>
        bestDelta != long.MaxValue && _terms.CostOf(DistanceDm + detourDm, OnTripsMs) - Cost >= bestDelta;

    /// <summary>Costs the trial order as trip <paramref name="trip"/>, new or in place of the one that is there.</summary>
    private void TryTrip(int trip, int position, int count, long lengthDm, long releaseMs, bool opensTrip, ref Insertion best)
    {
        TripState before = trip == 0 ? _terms.StartOfShift() : _trips[trip - 1];
        if (lengthDm == long.MaxValue
            || !_terms.TryReady(before, trip == 0, lengthDm, releaseMs, out TripState state)
            || !_terms.TryRun(_trial, 0, count, ref state))
        {
            return;
        }

        long distanceDm = DistanceDm + lengthDm;
        long onTripsMs = OnTripsMs + state.ReturnMs - state.DepartMs;
        int next = trip;
        if (!opensTrip)
        {
            distanceDm -= _trips[trip].DistanceDm;
            onTripsMs -= _trips[trip].ReturnMs - _trips[trip].DepartMs;
            next++;
        }

        for (; next < TripCount; next++)
        {
            ref readonly TripState old = ref _trips[next];
            if (!_terms.TryReady(state, false, old.DistanceDm, old.ReleaseMs, out TripState moved))
            {
                return;
            }

            if (moved.ReadyMs == old.ReadyMs && moved.BatteryDm == old.BatteryDm)
            {
                break;
            }

            if (!_terms.TryRun(_jobs, _tripStart[next], _tripStart[next + 1], ref moved))
            {
                return;
            }

            onTripsMs += moved.ReturnMs - moved.DepartMs - (old.ReturnMs - old.DepartMs);
            state = moved;
        }

        long delta = _terms.CostOf(distanceDm, onTripsMs) - Cost;
        if (delta < best.Delta)
        {
            best = new Insertion(delta, trip, position, opensTrip);
        }
    }

    private bool HasRoom(int job, int trip, int position)
    {
        int point = (_tripStart[trip] + trip + position) * _dimensions;
        for (int d = 0; d < _dimensions; d++)
        {
            long capacity = _terms.Capacity[d];
            if (_mostBefore[point + d] + _instance.Delivery[(job * _dimensions) + d] > capacity
                || _mostAfter[point + d] + _instance.Pickup[(job * _dimensions) + d] > capacity)
            {
                return false;
            }
        }

        return true;
    }
}
