namespace Konvoi.Routing;

/// <summary>Two tours cut in two each, and joined the other way round.</summary>
internal sealed partial class PenaltyTours
{
    /// <summary>What follows u goes behind v, and what follows v behind u.</summary>
    private bool TryTails(int u, int v)
    {
        int x = _stops[u].Next;
        int y = _stops[v].Next;
        int one = _stops[u].Tour;
        int two = _stops[v].Tour;
        long legs = (long)Cost(u, y) + Cost(v, x) - _stops[u].CostOut - _stops[v].CostOut;
        long delta = legs - _tourPenalty[one] - _tourPenalty[two];
        if (delta >= 0)
        {
            return false;
        }

        int tailU = _stops[EndOf(one)].LoadTo - _stops[u].LoadTo;
        int tailV = _stops[EndOf(two)].LoadTo - _stops[v].LoadTo;
        delta += LoadPrice(one, tailV - tailU) + LoadPrice(two, tailU - tailV);
        if (delta >= 0)
        {
            return false;
        }

        if (_isTimed)
        {
            delta += WarpPrice(TimeSegment.JoinedWarp(_stops[u].To, Ms(u, y), _stops[y].From))
                + WarpPrice(TimeSegment.JoinedWarp(_stops[v].To, Ms(v, x), _stops[x].From));
            if (delta >= 0)
            {
                return false;
            }
        }

        int lastU = _stops[EndOf(one)].Prev;
        int lastV = _stops[EndOf(two)].Prev;
        Link(u, y >= _jobs ? EndOf(one) : y);
        Link(v, x >= _jobs ? EndOf(two) : x);
        if (y < _jobs)
        {
            Link(lastV, EndOf(one));
        }

        if (x < _jobs)
        {
            Link(lastU, EndOf(two));
        }

        return Applied(one, two, legs, delta);
    }

    /// <summary>Where both ways of a leg are alike: the heads of two tours become one of them, the tails the other.</summary>
    private bool TryHeads(int u, int v)
    {
        int x = _stops[u].Next;
        int y = _stops[v].Next;
        int one = _stops[u].Tour;
        int two = _stops[v].Tour;
        long legs = (long)Cost(u, v) + Cost(x, y) - _stops[u].CostOut - _stops[v].CostOut;
        int change = _stops[u].LoadTo + _stops[v].LoadTo - _stops[EndOf(one)].LoadTo;
        long delta = legs - _tourPenalty[one] - _tourPenalty[two] + LoadPrice(one, change) + LoadPrice(two, -change);
        if (delta >= 0)
        {
            return false;
        }

        int firstOfTwo = _stops[StartOf(two)].Next;
        int lastOfOne = _stops[EndOf(one)].Prev;
        TurnAround(firstOfTwo, y);
        Link(u, v);
        Link(firstOfTwo, EndOf(one));
        if (x < _jobs)
        {
            TurnAround(x, EndOf(one));
            Link(StartOf(two), lastOfOne);
            Link(x, y);
        }
        else
        {
            Link(StartOf(two), y);
        }

        return Applied(one, two, legs, delta);
    }

    /// <summary>Changes the direction of the links from a stop up to, not including, another.</summary>
    private void TurnAround(int from, int to)
    {
        for (int stop = from; stop != to;)
        {
            int next = _stops[stop].Next;
            (_stops[stop].Prev, _stops[stop].Next) = (_stops[stop].Next, _stops[stop].Prev);
            stop = next;
        }
    }
}
