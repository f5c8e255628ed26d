namespace Konvoi.Routing;

/// <summary>
/// The local search: relocations of one or two stops, exchanges of one or two, and exchanges of tails, each between a stop
/// and one of its neighbours, first improvement. A pair is looked at again only if one of its tours has changed since. Where
/// time cannot bind, <see cref="SwapStar"/> follows.
/// </summary>
internal sealed partial class PenaltyTours
{
    /// <summary>How many neighbours of a stop are tried.</summary>
    private const int Width = 30;

    public void Improve()
    {
        _rng.Shuffle(_visitOrder.AsSpan());
        Array.Fill(_testedAt, Never);
        Array.Fill(_pairTestedAt, Never);
        _moves = 0;
        bool isDone = false;
        for (int loop = 0; !isDone; loop++)
        {
            isDone = loop > 1;
            int movesBefore = _moves;
            foreach (int u in _visitOrder)
            {
                Improve(u, loop);
            }

            if (!_isTimed)
            {
                SwapStar();
            }

            isDone &= _moves == movesBefore;
        }
    }

    private void Improve(int u, int loop)
    {
        int lastTest = _testedAt[u];
        _testedAt[u] = _moves;
        int[] near = _instance.Near.ByTime(u);
        int width = Math.Min(Width, near.Length);
        for (int k = 0; k < width; k++)
        {
            int v = near[k];
            if (Math.Max(_changedAt[_stops[u].Tour], _changedAt[_stops[v].Tour]) <= lastTest)
            {
                continue;
            }

            if (TryPair(u, v))
            {
                continue;
            }

            int before = _stops[v].Prev;
            if (before >= _jobs)
            {
                TryBehindHub(u, before);
            }
        }

        if (loop > 0)
        {
            int empty = AnyEmpty();
            if (empty >= 0)
            {
                TryBehindHub(u, StartOf(empty));
            }
        }
    }

    /// <summary>An empty tour, mostly the one found last; -1 if there is none.</summary>
    private int AnyEmpty()
    {
        if (IsEmpty(_lastEmpty))
        {
            return _lastEmpty;
        }

        for (int tour = 0; tour < _tours; tour++)
        {
            if (IsEmpty(tour))
            {
                return _lastEmpty = tour;
            }
        }

        return -1;
    }

    private bool TryPair(int u, int v)
    {
        int x = _stops[u].Next;
        int y = _stops[v].Next;
        if (_stops[u].Tour == _stops[v].Tour)
        {
            return TryWithin(u, x, v, y);
        }

        return TryRelocate(u, v) || TryRelocatePair(u, x, v, isReversed: false) || TryRelocatePair(u, x, v, isReversed: true)
            || (u < v && TrySwap(u, v)) || TrySwapPair(u, x, v) || (u < v && TrySwapPairs(u, x, v, y)) || TryTails(u, v)
            || (_isReversible && u < v && TryHeads(u, v));
    }

    private void TryBehindHub(int u, int start)
    {
        int x = _stops[u].Next;
        if (_stops[u].Tour != _stops[start].Tour)
        {
            _ = TryRelocate(u, start) || TryRelocatePair(u, x, start, isReversed: false) || TryRelocatePair(u, x, start, isReversed: true) || TryTails(u, start);
        }
        else if (_stops[u].Prev != start)
        {
            TryRelocateWithin(u, start);
        }
    }

    private bool TryRelocate(int u, int v)
    {
        int p = _stops[u].Prev;
        int x = _stops[u].Next;
        int y = _stops[v].Next;
        int from = _stops[u].Tour;
        int to = _stops[v].Tour;
        long legs = (long)Cost(p, x) - _stops[p].CostOut - _stops[u].CostOut + Cost(v, u) + Cost(u, y) - _stops[v].CostOut;
        long delta = legs - _tourPenalty[from] - _tourPenalty[to];
        if (delta >= 0)
        {
            return false;
        }

        int load = _stops[u].Load;
        delta += LoadPrice(from, -load) + LoadPrice(to, load);
        if (delta >= 0)
        {
            return false;
        }

        if (_isTimed)
        {
            delta += WarpPrice(TimeSegment.JoinedWarp(_stops[p].To, Ms(p, x), _stops[x].From))
                + WarpPrice(Through(v, u, u, y));
            if (delta >= 0)
            {
                return false;
            }
        }

        Link(p, x);
        Link(v, u);
        Link(u, y);
        return Applied(from, to, legs, delta);
    }

    private bool TryRelocatePair(int u, int x, int v, bool isReversed)
    {
        if (x >= _jobs)
        {
            return false;
        }

        int p = _stops[u].Prev;
        int xx = _stops[x].Next;
        int y = _stops[v].Next;
        int from = _stops[u].Tour;
        int to = _stops[v].Tour;
        (int first, int last) = isReversed ? (x, u) : (u, x);
        long legs = (long)Cost(p, xx) - _stops[p].CostOut - _stops[u].CostOut - _stops[x].CostOut
            + Cost(v, first) + (isReversed ? Cost(x, u) : _stops[u].CostOut) + Cost(last, y) - _stops[v].CostOut;
        long delta = legs - _tourPenalty[from] - _tourPenalty[to];
        if (delta >= 0)
        {
            return false;
        }

        int load = _stops[u].Load + _stops[x].Load;
        delta += LoadPrice(from, -load) + LoadPrice(to, load);
        if (delta >= 0)
        {
            return false;
        }

        if (_isTimed)
        {
            delta += WarpPrice(TimeSegment.JoinedWarp(_stops[p].To, Ms(p, xx), _stops[xx].From))
                + WarpPrice(Through(v, first, last, y));
            if (delta >= 0)
            {
                return false;
            }
        }

        Link(p, xx);
        Link(v, first);
        Link(first, last);
        Link(last, y);
        return Applied(from, to, legs, delta);
    }

    private bool TrySwap(int u, int v)
    {
        int p = _stops[u].Prev;
        int x = _stops[u].Next;
        int q = _stops[v].Prev;
        int y = _stops[v].Next;
        int one = _stops[u].Tour;
        int two = _stops[v].Tour;
        long legs = (long)Cost(p, v) + Cost(v, x) - _stops[p].CostOut - _stops[u].CostOut + Cost(q, u) + Cost(u, y) - _stops[q].CostOut - _stops[v].CostOut;
        long delta = legs - _tourPenalty[one] - _tourPenalty[two];
        if (delta >= 0)
        {
            return false;
        }

        int load = _stops[v].Load - _stops[u].Load;
        delta += LoadPrice(one, load) + LoadPrice(two, -load);
        if (delta >= 0)
        {
            return false;
        }

        if (_isTimed)
        {
            delta += WarpPrice(Through(p, v, v, x)) + WarpPrice(Through(q, u, u, y));
            if (delta >= 0)
            {
                return false;
            }
        }

        Link(p, v);
        Link(v, x);
        Link(q, u);
        Link(u, y);
        return Applied(one, two, legs, delta);
    }

    private bool TrySwapPair(int u, int x, int v)
    {
        if (x >= _jobs)
        {
            return false;
        }

        int p = _stops[u].Prev;
        int xx = _stops[x].Next;
        int q = _stops[v].Prev;
        int y = _stops[v].Next;
        int one = _stops[u].Tour;
        int two = _stops[v].Tour;
        long legs = (long)Cost(p, v) + Cost(v, xx) - _stops[p].CostOut - _stops[x].CostOut + Cost(q, u) + Cost(x, y) - _stops[q].CostOut - _stops[v].CostOut;
        long delta = legs - _tourPenalty[one] - _tourPenalty[two];
        if (delta >= 0)
        {
            return false;
        }

        int load = _stops[v].Load - _stops[u].Load - _stops[x].Load;
        delta += LoadPrice(one, load) + LoadPrice(two, -load);
        if (delta >= 0)
        {
            return false;
        }

        if (_isTimed)
        {
            delta += WarpPrice(Through(p, v, v, xx)) + WarpPrice(Through(q, u, x, y));
            if (delta >= 0)
            {
                return false;
            }
        }

        Link(p, v);
        Link(v, xx);
        Link(q, u);
        Link(x, y);
        return Applied(one, two, legs, delta);
    }

    private bool TrySwapPairs(int u, int x, int v, int y)
    {
        if (x >= _jobs || y >= _jobs)
        {
            return false;
        }

        int p = _stops[u].Prev;
        int xx = _stops[x].Next;
        int q = _stops[v].Prev;
        int yy = _stops[y].Next;
        int one = _stops[u].Tour;
        int two = _stops[v].Tour;
        long legs = (long)Cost(p, v) + Cost(y, xx) - _stops[p].CostOut - _stops[x].CostOut + Cost(q, u) + Cost(x, yy) - _stops[q].CostOut - _stops[y].CostOut;
        long delta = legs - _tourPenalty[one] - _tourPenalty[two];
        if (delta >= 0)
        {
            return false;
        }

        int load = _stops[v].Load + _stops[y].Load - _stops[u].Load - _stops[x].Load;
        delta += LoadPrice(one, load) + LoadPrice(two, -load);
        if (delta >= 0)
        {
            return false;
        }

        if (_isTimed)
        {
            delta += WarpPrice(Through(p, v, y, xx)) + WarpPrice(Through(q, u, x, yy));
            if (delta >= 0)
            {
                return false;
            }
        }

        Link(p, v);
        Link(y, xx);
        Link(q, u);
        Link(x, yy);
        return Applied(one, two, legs, delta);
    }

    private long LoadPrice(int tour, int change) =>
        (Math.Max(0, _stops[EndOf(tour)].LoadTo + change - _capacity) * _penalties.Load) >> Penalties.Shift;

    private long WarpPrice(int warpMs) => (warpMs * _penalties.Warp) >> Penalties.Shift;

    /// <summary>Time warp of the tour of a, up to a, then one or two stops from first to last, then b and what follows it.</summary>
    private int Through(int a, int first, int last, int b)
    {
        TimeSegment segment = TimeSegment.Join(_stops[a].To, Ms(a, first), _own[first]);
        if (first != last)
        {
            segment = TimeSegment.Join(segment, Ms(first, last), _own[last]);
        }

        return TimeSegment.JoinedWarp(segment, Ms(last, b), _stops[b].From);
    }

    /// <param name="delta">What the move was judged to change, prices included; null inside one tour, where the load stays as it is.</param>
    private bool Applied(int one, int two, long legs, long? delta)
    {
        long penaltiesBefore = _tourPenalty[one] + (two == one ? 0 : _tourPenalty[two]);
        _moves++;
        LegsCost += legs;
        Update(one);
        if (two != one)
        {
            Update(two);
        }

        CheckTours(one, two, penaltiesBefore, legs, delta);
        return true;
    }
}
