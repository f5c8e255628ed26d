namespace Konvoi.Routing;

/// <summary>
/// SWAP* (Vidal, 2022): a stop of one tour and a stop of a neighbouring one change tours, and each goes where it costs least
/// there, not where the other was. For each stop and tour the three cheapest places are kept until the tour changes, so that
/// a pair of stops costs O(1).
/// </summary>
internal sealed partial class PenaltyTours
{
    /// <summary>Two tours are neighbours if a stop of one is among so many nearest of a stop of the other.</summary>
    private const int NearToSwap = 8;

    /// <summary>The three cheapest places of a stop in a tour, as what it adds and the stop it follows.</summary>
    private struct Seats
    {
        public long Version;
        public long First;
        public long Second;
        public long Third;
        public int AfterFirst;
        public int AfterSecond;
        public int AfterThird;

        public void Clear(long version)
        {
            Version = version;
            First = Second = Third = long.MaxValue / 4;
            AfterFirst = AfterSecond = AfterThird = Never;
        }

        public void Offer(long cost, int after)
        {
            if (cost < First)
            {
                (Third, AfterThird) = (Second, AfterSecond);
                (Second, AfterSecond) = (First, AfterFirst);
                (First, AfterFirst) = (cost, after);
            }
            else if (cost < Second)
            {
                (Third, AfterThird) = (Second, AfterSecond);
                (Second, AfterSecond) = (cost, after);
            }
            else if (cost < Third)
            {
                (Third, AfterThird) = (cost, after);
            }
        }
    }

    private readonly record struct Exchange(long Delta, int U, int AfterU, int V, int AfterV);

    private void SwapStar()
    {
        for (int one = 0; one < _tours; one++)
        {
            for (int u = _stops[StartOf(one)].Next; u < _jobs; u = _stops[u].Next)
            {
                int[] near = _instance.Near.ByWay(u);
                for (int k = 0; k < Math.Min(NearToSwap, near.Length); k++)
                {
                    int two = _stops[near[k]].Tour;
                    ref int testedAt = ref _pairTestedAt[(Math.Min(one, two) * _tours) + Math.Max(one, two)];
                    if (two != one && Math.Max(_changedAt[one], _changedAt[two]) > testedAt)
                    {
                        testedAt = _moves;
                        if (TrySwapStar(one, two))
                        {
                            u = StartOf(one);
                            break;
                        }
                    }
                }
            }
        }
    }

    private bool TrySwapStar(int one, int two)
    {
        FindSeats(one, two);
        FindSeats(two, one);
        long penalties = _tourPenalty[one] + _tourPenalty[two];
        Exchange best = new(0, Never, Never, Never, Never);
        for (int u = _stops[StartOf(one)].Next; u < _jobs; u = _stops[u].Next)
        {
            for (int v = _stops[StartOf(two)].Next; v < _jobs; v = _stops[v].Next)
            {
                int more = _stops[v].Load - _stops[u].Load;
                long bound = LoadPrice(one, more) + LoadPrice(two, -more) - penalties + _saved[u] + _saved[v];
                if (bound >= best.Delta)
                {
                    continue;
                }

                (long costU, int afterU) = CheapestSeat(u, two, v);
                (long costV, int afterV) = CheapestSeat(v, one, u);
                if (bound + costU + costV < best.Delta)
                {
                    best = new Exchange(bound + costU + costV, u, afterU, v, afterV);
                }
            }
        }

        if (best.Delta >= 0)
        {
            return false;
        }

        long legs = best.Delta + penalties;
        int change = _stops[best.V].Load - _stops[best.U].Load;
        legs -= LoadPrice(one, change) + LoadPrice(two, -change);
        TakeOut(best.U);
        TakeOut(best.V);
        PutAfter(best.U, best.AfterU);
        PutAfter(best.V, best.AfterV);
        return Applied(one, two, legs, best.Delta);
    }

    /// <summary>What taking each stop of a tour out saves, as a negative number, and where it could go in the other tour.</summary>
    private void FindSeats(int from, int to)
    {
        for (int u = _stops[StartOf(from)].Next; u < _jobs; u = _stops[u].Next)
        {
            int p = _stops[u].Prev;
            int x = _stops[u].Next;
            _saved[u] = (long)Cost(p, x) - _stops[p].CostOut - _stops[u].CostOut;
            ref Seats seats = ref _seats[(to * _jobs) + u];
            if (seats.Version == _version[to])
            {
                continue;
            }

            seats.Clear(_version[to]);
            int end = EndOf(to);
            for (int after = StartOf(to); after != end; after = _stops[after].Next)
            {
                int y = _stops[after].Next;
                seats.Offer((long)Cost(after, u) + Cost(u, y) - _stops[after].CostOut, after);
            }
        }
    }

    /// <summary>The cheapest place of u in a tour that v leaves.</summary>
    private (long Cost, int After) CheapestSeat(int u, int tour, int v)
    {
        ref Seats seats = ref _seats[(tour * _jobs) + u];
        int p = _stops[v].Prev;
        int y = _stops[v].Next;
        long inPlace = (long)Cost(p, u) + Cost(u, y) - Cost(p, y);
        (long cost, int after) = seats.AfterFirst != v && seats.AfterFirst != p ? (seats.First, seats.AfterFirst)
            : seats.AfterSecond != v && seats.AfterSecond != p ? (seats.Second, seats.AfterSecond)
            : (seats.Third, seats.AfterThird);
        return inPlace <= cost || after == Never ? (inPlace, p) : (cost, after);
    }

    private void TakeOut(int u) => Link(_stops[u].Prev, _stops[u].Next);

    private void PutAfter(int u, int after)
    {
        int next = _stops[after].Next;
        Link(after, u);
        Link(u, next);
    }
}
