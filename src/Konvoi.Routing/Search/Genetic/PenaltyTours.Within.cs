namespace Konvoi.Routing;

/// <summary>Moves inside one tour: the legs first; the clock by walking the part that changes.</summary>
internal sealed partial class PenaltyTours
{
    private bool TryWithin(int u, int x, int v, int y)
    {
        return (u != y && TryRelocateWithin(u, v))
            || TryRelocatePairWithin(u, x, v)
            || (u < v && x != v && y != u && TrySwapWithin(u, v))
            || (_stops[u].Position < _stops[v].Position ? TryReverse(u, x, v, y) : TryReverse(v, y, u, x));
    }

    private bool TryRelocateWithin(int u, int v)
    {
        int p = _stops[u].Prev;
        int x = _stops[u].Next;
        int y = _stops[v].Next;
        if (v == p)
        {
            return false;
        }

        int tour = _stops[u].Tour;
        long legs = (long)Cost(p, x) - _stops[p].CostOut - _stops[u].CostOut + Cost(v, u) + Cost(u, y) - _stops[v].CostOut;
        if (legs >= _tourPenalty[tour])
        {
            return false;
        }

        bool forward = _stops[u].Position < _stops[v].Position;
        if (_isTimed)
        {
            TimeSegment segment;
            int warp;
            if (forward)
            {
                segment = Walk(_stops[p].To, p, x, v);
                segment = TimeSegment.Join(segment, Ms(v, u), _own[u]);
                warp = TimeSegment.JoinedWarp(segment, Ms(u, y), _stops[y].From);
            }
            else
            {
                segment = TimeSegment.Join(_stops[v].To, Ms(v, u), _own[u]);
                segment = Walk(segment, u, y, p);
                warp = TimeSegment.JoinedWarp(segment, Ms(p, x), _stops[x].From);
            }

            if (IsNoGain(tour, legs, warp))
            {
                return false;
            }
        }
        else if (legs >= 0)
        {
            return false;
        }

        Link(p, x);
        Link(v, u);
        Link(u, y);
        return Applied(tour, tour, legs, null);
    }

    private bool TryRelocatePairWithin(int u, int x, int v)
    {
        int p = _stops[u].Prev;
        if (x >= _jobs || v == x || v == p)
        {
            return false;
        }

        int xx = _stops[x].Next;
        int y = _stops[v].Next;
        int tour = _stops[u].Tour;
        long legs = (long)Cost(p, xx) - _stops[p].CostOut - _stops[x].CostOut + Cost(v, u) + Cost(x, y) - _stops[v].CostOut;
        if (legs >= _tourPenalty[tour])
        {
            return false;
        }

        if (_isTimed)
        {
            TimeSegment segment;
            int warp;
            if (_stops[u].Position < _stops[v].Position)
            {
                segment = Walk(_stops[p].To, p, xx, v);
                segment = Walk(segment, v, u, x);
                warp = TimeSegment.JoinedWarp(segment, Ms(x, y), _stops[y].From);
            }
            else
            {
                segment = Walk(_stops[v].To, v, u, x);
                segment = Walk(segment, x, y, p);
                warp = TimeSegment.JoinedWarp(segment, Ms(p, xx), _stops[xx].From);
            }

            if (IsNoGain(tour, legs, warp))
            {
                return false;
            }
        }
        else if (legs >= 0)
        {
            return false;
        }

        Link(p, xx);
        Link(v, u);
        Link(x, y);
        return Applied(tour, tour, legs, null);
    }

    /// <summary>Exchanges two stops that are not next to each other.</summary>
    private bool TrySwapWithin(int u, int v)
    {
        (u, v) = _stops[u].Position < _stops[v].Position ? (u, v) : (v, u);
        int p = _stops[u].Prev;
        int x = _stops[u].Next;
        int q = _stops[v].Prev;
        int y = _stops[v].Next;
        int tour = _stops[u].Tour;
        long legs = (long)Cost(p, v) + Cost(v, x) - _stops[p].CostOut - _stops[u].CostOut + Cost(q, u) + Cost(u, y) - _stops[q].CostOut - _stops[v].CostOut;
        if (legs >= _tourPenalty[tour])
        {
            return false;
        }

        if (_isTimed)
        {
            TimeSegment segment = TimeSegment.Join(_stops[p].To, Ms(p, v), _own[v]);
            segment = Walk(segment, v, x, q);
            segment = TimeSegment.Join(segment, Ms(q, u), _own[u]);
            if (IsNoGain(tour, legs, TimeSegment.JoinedWarp(segment, Ms(u, y), _stops[y].From)))
            {
                return false;
            }
        }
        else if (legs >= 0)
        {
            return false;
        }

        Link(p, v);
        Link(v, x);
        Link(q, u);
        Link(u, y);
        return Applied(tour, tour, legs, null);
    }

    /// <summary>Turns the stops from x to v around: u, v … x, y.</summary>
    private bool TryReverse(int u, int x, int v, int y)
    {
        if (x == v)
        {
            return false;
        }

        int tour = _stops[u].Tour;
        long legs = (long)Cost(u, v) + Cost(x, y) - _stops[u].CostOut - _stops[v].CostOut;
        if (legs >= _tourPenalty[tour])
        {
            // Where the way back differs, the ends alone are no bound, but turning a long run around seldom pays there.
            return false;
        }

        TimeSegment segment = _stops[u].To;
        int at = u;
        for (int stop = v; _isTimed || !_isSymmetric; stop = _stops[stop].Prev)
        {
            if (at != u)
            {
                legs += Cost(at, stop) - Cost(stop, at);
            }

            segment = TimeSegment.Join(segment, Ms(at, stop), _own[stop]);
            at = stop;
            if (stop == x)
            {
                break;
            }
        }

        if (_isTimed ? IsNoGain(tour, legs, TimeSegment.JoinedWarp(segment, Ms(x, y), _stops[y].From)) : legs >= 0)
        {
            return false;
        }

        TurnAround(x, y);
        Link(u, v);
        Link(x, y);
        return Applied(tour, tour, legs, null);
    }

    private bool IsNoGain(int tour, long legs, int warp) =>
        legs + WarpPrice(warp) >= WarpPrice(_stops[EndOf(tour)].To.WarpMs);

    /// <summary>A segment that ends at a stop, followed by the stops from one to another as they are linked.</summary>
    private TimeSegment Walk(TimeSegment segment, int at, int from, int to)
    {
        for (int stop = from; ; stop = _stops[stop].Next)
        {
            segment = TimeSegment.Join(segment, Ms(at, stop), _own[stop]);
            at = stop;
            if (stop == to)
            {
                return segment;
            }
        }
    }
}
