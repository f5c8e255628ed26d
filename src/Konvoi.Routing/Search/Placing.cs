using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Finds where a unit adds the least cost: beside its neighbours, or on an empty van. A place is skipped by chance now and
/// then ("blinks", Christiaens and Vanden Berghe, 2020), which is what keeps the greedy choice from repeating itself.
/// Checks stand in order of price: the cost of the legs, then load, then time, and only then the whole day.
/// </summary>
internal sealed partial class Placing
{
    /// <summary>One place in about this many is skipped.</summary>
    private const int BlinkEvery = 100;

    /// <summary>
    /// The same where vans share docks or a balance, whose price an insertion sees in part at most, and in a tiny problem, which
    /// is soon tried out: chance must try more.
    /// </summary>
    private const int BlinkOften = 6;

    /// <summary>How many of the nearest jobs are looked at for a place beside them.</summary>
    private const int Width = 40;

    private readonly Instance _instance;
    private readonly JobLayout _layout;
    private readonly Tours _tours;
    private readonly Rng _rng;
    private readonly int[] _everyJob;
    private readonly int[] _onVan;
    private readonly int _blinkEvery;
    private int _untilBlink;
    private int[] _trial = new int[16];

    public Placing(Instance instance, Tours tours, Rng rng)
    {
        _instance = instance;
        _layout = instance.Layout;
        _tours = tours;
        _rng = rng;
        _blinkEvery = instance.IsTiny || Coupling.IsNeeded(instance.Problem) ? BlinkOften : BlinkEvery;
        _untilBlink = _blinkEvery;
        _everyJob = [.. Enumerable.Range(0, instance.Jobs)];
        _onVan = new int[instance.Jobs];
    }

    /// <summary>Up to how many vans in use an empty one may be taken as well.</summary>
    public int MostUsed { get; set; } = int.MaxValue;

    private bool MayOpen => _tours.Used < MostUsed;

    /// <summary>Whether places are skipped by chance.</summary>
    public bool Blinks { get; set; } = true;

    /// <summary>The cheapest place for a unit that adds less than a limit; its Van is -1 if there is none.</summary>
    public Candidate Best(int unit, long limit)
    {
        Candidate best = Candidate.None(limit);
        if (_layout.Deliver[unit] >= 0)
        {
            ConsiderShipment(unit, ref best);
            return best;
        }

        foreach (int job in _layout.Alternatives(unit))
        {
            // An alternative that is cheapest by itself may stand in the way of others: chance skips it as a whole.
            if (_instance.Problem.Jobs[job].Group is null || !Blink())
            {
                ReadOnlySpan<int> near = _instance.Near.ByTime(job);
                Consider(job, near[..Math.Min(Width, near.Length)], ref best);
            }
        }

        if (_instance.IsLean && (best.Van < 0 || _tours.Count(best.Van) == 0))
        {
            // The near ones have no room. A place a little further off saves a van: it closes the last tours that hold one stop.
            // Where only the whole day tells, it costs more time than it brings.
            foreach (int job in _layout.Alternatives(unit))
            {
                ReadOnlySpan<int> near = _instance.Near.ByTime(job);
                Consider(job, near[Math.Min(Width, near.Length)..], ref best);
            }
        }

        if (best.Van < 0)
        {
            foreach (int job in _layout.Alternatives(unit))
            {
                Consider(job, _everyJob, ref best);
                if (best.Van < 0 && _tours.Electric is not null && _rng.Next(LookFarEvery) == 0)
                {
                    ConsiderRich(job, _instance.Near.ByTime(job).AsSpan(0, Math.Min(Width, _instance.Near.ByTime(job).Length)), ref best);
                }
            }
        }

        return best;
    }

    /// <summary>
    /// The cheapest place for a unit on one van in use; for a job also on an empty van that may be taken. Its Van is -1 if there is none, or if
    /// another van would be cheaper.
    /// </summary>
    public Candidate BestOn(int van, int unit)
    {
        Candidate best = Candidate.None(long.MaxValue);
        if (_layout.Deliver[unit] >= 0)
        {
            if (_layout.IsAllowed(van, unit) && _layout.IsAllowed(van, _layout.Deliver[unit]))
            {
                ConsiderShipmentOn(van, unit, ref best);
            }

            return best;
        }

        int count = 0;
        foreach (int item in _tours.Order(van))
        {
            if (item < _instance.Jobs)
            {
                _onVan[count++] = item;
            }
        }

        foreach (int job in _layout.Alternatives(unit))
        {
            Consider(job, _onVan.AsSpan(0, count), ref best);
        }

        // Where only the whole day tells, other vans are looked at as well.
        return best.Van < 0 || best.Van == van || _tours.Count(best.Van) == 0 ? best : Candidate.None(long.MaxValue);
    }

    private void Consider(int job, ReadOnlySpan<int> beside, ref Candidate best)
    {
        if (_instance.IsLean)
        {
            ConsiderLean(job, beside, ref best);
        }
        else if (_tours.Electric is not null)
        {
            ConsiderElectric(job, beside, ref best);
        }
        else
        {
            ConsiderRich(job, beside, ref best);
        }
    }

    private bool Blink()
    {
        if (--_untilBlink > 0)
        {
            return false;
        }

        _untilBlink = 1 + _rng.Next(2 * _blinkEvery);
        return Blinks;
    }

    private void ConsiderLean(int job, ReadOnlySpan<int> near, ref Candidate best)
    {
        StopState[] stops = _tours.Stops;
        int row = _layout.Place[job] * _instance.Places;
        int[] places = _layout.Place;
        int lastTravel = -1;
        Span<int> costTo = [];
        Span<int> costFrom = [];
        int[] travelOf = _instance.TravelOf;
        foreach (int beside in near)
        {
            ref StopState stop = ref stops[beside];
            if (stop.Van < 0)
            {
                continue;
            }

            if (travelOf[stop.Van] != lastTravel)
            {
                lastTravel = travelOf[stop.Van];
                Travel travel = _instance.Travel[lastTravel];
                costTo = travel.CostBack.AsSpan(row, _instance.Places);
                costFrom = travel.Cost.AsSpan(row, _instance.Places);
            }

            int place = places[beside];
            long after = (long)costTo[place] + costFrom[stop.PlaceAfter] - stop.CostOut;
            if (after < best.Delta && FitsLean(job, stop.Van, place, stop.DepartMs, stop.PlaceAfter, stop.LatestAfterMs)
                && stop.Position + 1 >= _instance.Rules[stop.Van].Frozen && !Blink())
            {
                best.Become(after, stop.Van, job, stop.Position + 1);
            }

            long before = (long)costTo[stop.PlaceBefore] + costFrom[place] - stop.CostIn;
            if (before < best.Delta && FitsLean(job, stop.Van, stop.PlaceBefore, stop.DepartBeforeMs, place, stop.LatestMs)
                && stop.Position >= _instance.Rules[stop.Van].Frozen && !Blink())
            {
                best.Become(before, stop.Van, job, stop.Position);
            }
        }

        ConsiderEmptyLean(job, ref best);
    }

    private bool FitsLean(int job, int van, int placeBefore, long departMs, int placeAfter, long latestAfterMs) =>
        HasRoom(van, job) && InTime(job, _instance.Rules[van].Travel, placeBefore, departMs, placeAfter, latestAfterMs)
        && _layout.IsAllowed(van, job);

    private bool HasRoom(int van, int job)
    {
        int dimensions = _instance.Dimensions;
        long[] capacity = _instance.Rules[van].Vehicle.Capacity;
        for (int d = 0; d < dimensions; d++)
        {
            int amount = (job * dimensions) + d;
            if (_tours.Load(van, d) + _layout.Delivery[amount] + _layout.Pickup[amount] > capacity[d])
            {
                return false;
            }
        }

        return true;
    }

    private bool InTime(int job, Travel travel, int placeBefore, long departMs, int placeAfter, long latestAfterMs)
    {
        int row = _layout.Place[job] * _instance.Places;
        long arriveMs = departMs + travel.MsBack[row + placeBefore];
        if (arriveMs > _layout.CloseMs[job])
        {
            return false;
        }

        return Math.Max(arriveMs, _layout.OpenMs[job]) + _layout.ServiceMs[job] + travel.Ms[row + placeAfter] <= latestAfterMs;
    }

    private void ConsiderEmptyLean(int job, ref Candidate best)
    {
        if (!MayOpen)
        {
            return;
        }

        EmptyVans empty = _tours.Empty;
        for (int kind = 0; kind < empty.Kinds; kind++)
        {
            int van = empty.First(kind);
            if (van < 0)
            {
                continue;
            }

            VanRules rules = _instance.Rules[van];
            int row = _layout.Place[job] * _instance.Places;
            long legs = (long)rules.Travel.CostBack[row + rules.Start] + rules.Travel.Cost[row + rules.End];
            if (legs < Travel.TooFar && legs + rules.FixedCost < best.Delta
                && FitsLean(job, van, rules.Start, rules.Vehicle.ShiftStartMs, rules.End, rules.LatestReturnMs))
            {
                best.Become(legs + rules.FixedCost, van, job, 0);
            }
        }
    }
}
