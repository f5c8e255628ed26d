namespace Konvoi.Routing;

/// <summary>Taking changes back, and remembering the best plan: both only copy what has changed.</summary>
internal sealed partial class Tours
{
    private readonly int[][] _saved;
    private readonly int[] _savedCount;
    private readonly int[] _savedPool;
    private readonly int[] _touched;
    private readonly int[] _touchedIn;
    private int _touchedCount;
    private int _round = 1;
    private int _savedPoolCount;
    private long _savedCouplingCost;

    private readonly int[][] _best;
    private readonly int[] _bestCount;
    private readonly int[] _bestPool;
    private readonly bool[] _changed;
    private int _bestPoolCount;

    /// <summary>Cost of the best plan kept, in search units.</summary>
    public long BestCost { get; private set; }

    /// <summary>Vans changed since <see cref="Begin"/>.</summary>
    public ReadOnlySpan<int> Touched => _touched.AsSpan(0, _touchedCount);

    public ReadOnlySpan<int> BestOrder(int van) => _best[van].AsSpan(0, _bestCount[van]);

    public ReadOnlySpan<int> BestPool => _bestPool.AsSpan(0, _bestPoolCount);

    public void Begin()
    {
        _round++;
        _touchedCount = 0;
        _savedPoolCount = PoolCount;
        _pool.AsSpan(0, PoolCount).CopyTo(_savedPool);
        _savedCouplingCost = _couplingCost;
    }

    /// <summary>To be called before a plan is compared: brings <see cref="Cost"/> up to date where vans share something.</summary>
    public void Couple()
    {
        if (_coupling is not null)
        {
            _couplingCost = _coupling.Price(Touched);
            CheckCoupling();
        }
    }

    /// <summary>What the balance of all days costs more if a van is on trips for a time; 0 where balance has no price.</summary>
    public long BalanceDelta(int van, long onTripsMs) => _coupling?.BalanceDelta(van, onTripsMs) ?? 0;

    public void Commit()
    {
        foreach (int van in Touched)
        {
            _changed[van] = true;
        }

        _touchedCount = 0;
    }

    public void Rollback()
    {
        PutBack(_savedPool.AsSpan(0, _savedPoolCount));
        foreach (int van in Touched)
        {
            SetOrder(van, _saved[van].AsSpan(0, _savedCount[van]));
            Refresh(van);
        }

        _coupling?.Refresh(Touched);
        _couplingCost = _savedCouplingCost;
        CheckCoupling();
        _touchedCount = 0;
    }

    public void KeepAsBest()
    {
        for (int van = 0; van < _changed.Length; van++)
        {
            if (_changed[van])
            {
                Grow(ref _best[van], _count[van]);
                Order(van).CopyTo(_best[van]);
                _bestCount[van] = _count[van];
                _changed[van] = false;
            }
        }

        Pool.CopyTo(_bestPool);
        _bestPoolCount = PoolCount;
        BestCost = Cost;
    }

    /// <summary>Goes back to the best plan kept.</summary>
    public void ReturnToBest()
    {
        Begin();
        for (int van = 0; van < _changed.Length; van++)
        {
            if (_changed[van])
            {
                Touch(van);
            }
        }

        BecomeBestOf(this);
        Array.Clear(_changed);
        _touchedCount = 0;
    }

    /// <summary>Goes on from the best plan of another search over the same instance.</summary>
    public void TakeOver(Tours other)
    {
        Begin();
        for (int van = 0; van < _changed.Length; van++)
        {
            Touch(van);
        }

        BecomeBestOf(other);
        Commit();
        KeepAsBest();
    }

    /// <summary>The vans touched become as they are in the best plan of a search, which all others are already.</summary>
    private void BecomeBestOf(Tours search)
    {
        PutBack(search.BestPool);
        foreach (int van in Touched)
        {
            SetOrder(van, search.BestOrder(van));
            Refresh(van);
        }

        Couple();
    }

    /// <summary>Makes the pool what it was; the jobs of vans touched are in no tour before their orders are put back as well.</summary>
    private void PutBack(ReadOnlySpan<int> pool)
    {
        foreach (int van in Touched)
        {
            foreach (int item in Order(van))
            {
                MarkOut(item);
            }
        }

        foreach (int unit in Pool)
        {
            _poolAt[unit] = -1;
            PrizesLost -= _layout.Prize[unit] * _instance.CostScale;
        }

        PoolCount = 0;
        foreach (int unit in pool)
        {
            AddToPool(unit);
        }
    }

    private void Touch(int van)
    {
        if (_touchedIn[van] != _round)
        {
            _touchedIn[van] = _round;
            _touched[_touchedCount++] = van;
            Grow(ref _saved[van], _count[van]);
            Order(van).CopyTo(_saved[van]);
            _savedCount[van] = _count[van];
        }
    }
}
