using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The current plan of the search: per van an order of items (jobs, returns to the hub, chargers) with what is needed to
/// judge a change in O(1), and the pool of units in no tour. Changes between <see cref="Begin"/> and <see cref="Commit"/>
/// can be taken back; only the vans touched are saved and restored, and nothing is allocated once the arrays have grown.
/// </summary>
internal sealed partial class Tours
{
    private readonly Instance _instance;
    private readonly JobLayout _layout;
    private readonly DayRun _day;
    private readonly Coupling? _coupling;
    private readonly int[][] _order;
    private readonly int[][] _bare;
    private readonly int[] _count;
    private readonly long[] _vanCost;
    private readonly long[] _load;
    private readonly int[] _pool;
    private readonly int[] _poolAt;
    private long _couplingCost;

    public Tours(Instance instance)
    {
        _instance = instance;
        _layout = instance.Layout;
        _day = new DayRun(instance);
        _coupling = Coupling.IsNeeded(instance.Problem) ? new Coupling(instance, this) : null;
        Electric = ElectricDays.Suit(instance) ? new ElectricDays(instance) : null;
        Stops = new StopState[instance.Jobs];
        OnBoardAfter = instance.IsLean && _layout.Units.Length < instance.Jobs ? new long[instance.Jobs * instance.Dimensions] : [];
        _order = new int[instance.Vans][];
        _bare = new int[instance.Vans][];
        _count = new int[instance.Vans];
        _vanCost = new long[instance.Vans];
        _load = new long[instance.Vans * instance.Dimensions];
        _pool = new int[_layout.Units.Length];
        _poolAt = new int[instance.Jobs];
        _saved = new int[instance.Vans][];
        _savedCount = new int[instance.Vans];
        _savedPool = new int[_pool.Length];
        _touchedIn = new int[instance.Vans];
        _touched = new int[instance.Vans];
        _best = new int[instance.Vans][];
        _bestCount = new int[instance.Vans];
        _bestPool = new int[_pool.Length];
        _changed = new bool[instance.Vans];
        Array.Fill(_order, []);
        Array.Fill(_saved, []);
        Array.Fill(_best, []);
        Array.Fill(_poolAt, -1);
        for (int job = 0; job < instance.Jobs; job++)
        {
            Stops[job].Van = -1;
        }

        Empty = new EmptyVans(instance);
        Begin();
        foreach (int unit in _layout.Units)
        {
            AddToPool(unit);
        }

        foreach (VanRules rules in instance.Rules)
        {
            PutCommitted(rules);
            _bare[rules.Van] = [.. Order(rules.Van)];
        }

        Couple();
        Commit();
        KeepAsBest();
    }

    /// <summary>Per job; see <see cref="StopState"/>.</summary>
    public StopState[] Stops { get; }

    /// <summary>Shipments of a lean problem: what is on board after job j, in dimension d at j x dimensions + d.</summary>
    public long[] OnBoardAfter { get; }

    public EmptyVans Empty { get; }

    /// <summary>All vans, all units left out, docks and balance; in search units.</summary>
    public long Cost => TourCost + PrizesLost + _couplingCost;

    public long TourCost { get; private set; }

    public long PrizesLost { get; private set; }

    public int PoolCount { get; private set; }

    /// <summary>Vans with at least one item.</summary>
    public int Used { get; private set; }

    public ReadOnlySpan<int> Pool => _pool.AsSpan(0, PoolCount);

    public ReadOnlySpan<int> Order(int van) => _order[van].AsSpan(0, _count[van]);

    public int Count(int van) => _count[van];

    public long VanCost(int van) => _vanCost[van];

    /// <summary>What a lean or electric tour carries in all, in one dimension.</summary>
    public long Load(int van, int dimension) => _load[(van * _instance.Dimensions) + dimension];

    public DayRun Day => _day;

    /// <summary>Of vans that fill up at every charger, where that is all there is to their days; else null.</summary>
    public ElectricDays? Electric { get; }

    /// <summary>Puts a unit where a candidate says.</summary>
    public void Insert(int unit, in Candidate place)
    {
        Touch(place.Van);
        RemoveFromPool(unit);
        InsertItem(place.Van, place.Item, place.Position);
        if (place.SecondItem >= 0)
        {
            InsertItem(place.Van, place.SecondItem, place.SecondPosition);
        }

        if (place.ThirdItem >= 0)
        {
            InsertItem(place.Van, place.ThirdItem, place.ThirdPosition);
        }

        long before = _vanCost[place.Van];
        bool works = Refresh(place.Van);
        Check.Debug(works && (_coupling is not null || _vanCost[place.Van] - before == place.Delta));
        CheckVan(place.Van);
    }

    /// <summary>
    /// Takes a unit out of its tour into the pool. The van's order is only right again after <see cref="Close"/>, so that
    /// several units can be taken out of it at the price of one.
    /// </summary>
    public void TakeOut(int unit)
    {
        foreach (int job in _layout.Alternatives(unit))
        {
            if (Stops[job].Van >= 0)
            {
                Touch(Stops[job].Van);
                Stops[job].Van = -1;
                if (_layout.Deliver[job] >= 0)
                {
                    Stops[_layout.Deliver[job]].Van = -1;
                }
            }
        }

        AddToPool(unit);
    }

    /// <summary>Closes the gaps that <see cref="TakeOut"/> left in a van's order.</summary>
    public void Close(int van)
    {
        // Nothing may have been taken out, and yet a charger go.
        Touch(van);
        Compact(van);
        if (Refresh(van))
        {
            TidyChargers(van);
            CheckVan(van);
            return;
        }

        // Without the triangle inequality a shorter order can be a later one: then the van keeps what it must serve.
        int frozen = _instance.Rules[van].Frozen;
        for (int i = frozen; i < _count[van]; i++)
        {
            int item = _order[van][i];
            if (item < _instance.Jobs && Stops[item].Van >= 0 && !_layout.IsBound(item))
            {
                TakeOut(_layout.UnitOf[item]);
            }
        }

        SetOrder(van, _bare[van]);
        bool works = Refresh(van);
        Check.Debug(works);
        CheckVan(van);
    }

    public void RemoveFromPool(int unit)
    {
        int at = _poolAt[unit];
        if (at < 0)
        {
            return;
        }

        int last = _pool[--PoolCount];
        _pool[at] = last;
        _poolAt[last] = at;
        _poolAt[unit] = -1;
        PrizesLost -= _layout.Prize[unit] * _instance.CostScale;
    }

    public bool IsInPool(int unit) => _poolAt[unit] >= 0;

    private void AddToPool(int unit)
    {
        if (_poolAt[unit] < 0)
        {
            _poolAt[unit] = PoolCount;
            _pool[PoolCount++] = unit;
            PrizesLost += _layout.Prize[unit] * _instance.CostScale;
        }
    }

    private void PutCommitted(VanRules rules)
    {
        if (rules.Frozen == 0 && !rules.Vehicle.HasLeft)
        {
            Refresh(rules.Van);
            return;
        }

        Touch(rules.Van);
        SetOrder(rules.Van, rules.Vehicle.Committed);
        foreach (int job in rules.Vehicle.Committed)
        {
            RemoveFromPool(_layout.UnitOf[job]);
        }

        PlaceCommittedDeliveries(rules);
        if (!Refresh(rules.Van) && !WorksWithChargers(rules.Van))
        {
            throw new ArgumentException(
                $"vehicle '{rules.Vehicle.Id}': its committed stops cannot be driven as they stand ({_day.Failure})");
        }
    }

    /// <summary>A shipment whose collection is committed but not its delivery: the delivery follows right after the prefix.</summary>
    private void PlaceCommittedDeliveries(VanRules rules)
    {
        foreach (int job in rules.Vehicle.Committed)
        {
            int delivery = _layout.Deliver[job];
            if (delivery >= 0 && !_layout.Committed[delivery])
            {
                InsertItem(rules.Van, delivery, _count[rules.Van]);
            }
        }
    }

    /// <summary>Whether the order works with one charger, or with two, on its way home; they stay in it if so.</summary>
    private bool WorksWithChargers(int van) => WorksWithChargers(van, most: 1) || WorksWithChargers(van, most: 2);

    private bool WorksWithChargers(int van, int most)
    {
        int end = _count[van];
        for (int charger = 0; charger < _instance.Problem.Chargers.Count; charger++)
        {
            InsertItem(van, _instance.Jobs + 1 + charger, end);
            if (Refresh(van) || (most > 1 && WorksWithChargers(van, most - 1)))
            {
                return true;
            }

            RemoveItem(van, end);
        }

        return false;
    }

    private void MarkOut(int item)
    {
        if (item < _instance.Jobs)
        {
            Stops[item].Van = -1;
        }
    }

    private void SetOrder(int van, ReadOnlySpan<int> order)
    {
        Grow(ref _order[van], order.Length);
        order.CopyTo(_order[van]);
        SetCount(van, order.Length);
    }

    private void InsertItem(int van, int item, int position)
    {
        Grow(ref _order[van], _count[van] + 1);
        int[] order = _order[van];
        Array.Copy(order, position, order, position + 1, _count[van] - position);
        order[position] = item;
        SetCount(van, _count[van] + 1);
    }

    private void SetCount(int van, int count)
    {
        if ((_count[van] == 0) != (count == 0))
        {
            Used += count == 0 ? -1 : 1;
            Empty.Set(van, count == 0);
        }

        _count[van] = count;
    }

    /// <summary>Drops items taken out, and with the last job of a trip its chargers and its return to the hub.</summary>
    private void Compact(int van)
    {
        int[] order = _order[van];
        int hub = _instance.Jobs;
        int kept = 0;
        int tripStart = 0;
        bool hasJob = _instance.Rules[van].Vehicle.HasLeft;
        for (int i = 0; i < _count[van]; i++)
        {
            int item = order[i];
            if (item < hub ? Stops[item].Van >= 0 : item > hub)
            {
                hasJob |= item < hub;
                order[kept++] = item;
            }
            else if (item == hub)
            {
                kept = hasJob ? kept : tripStart;
                if (hasJob)
                {
                    order[kept++] = hub;
                    tripStart = kept;
                    hasJob = false;
                }
            }
        }

        if (!hasJob)
        {
            // The last trip is gone: with it the return that began it.
            kept = Math.Max(0, tripStart - 1);
        }

        SetCount(van, kept);
    }

    private static void Grow(ref int[] array, int needed)
    {
        if (array.Length < needed)
        {
            Array.Resize(ref array, Math.Max(8, needed * 2));
        }
    }
}
