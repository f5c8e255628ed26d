using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The solution being changed: one plan per van, the pool of jobs on none, and the cost. Changes between
/// <see cref="Begin"/> and <see cref="Rollback"/> can be taken back at the price of the vans they touched.
/// </summary>
internal sealed class Plan
{
    private readonly Instance _instance;
    private readonly VanPlan[] _vans;
    private readonly VanPlan[] _vansBefore;
    private readonly bool[] _isTouched;
    private readonly int[] _touched;
    private readonly int[] _vanOf;
    private readonly int[] _pool;
    private readonly int[] _poolBefore;
    private int _touchedCount;
    private int _poolCountBefore;
    private long _costBefore;
    private long _lastStamp;

    public Plan(Instance instance)
    {
        _instance = instance;
        _vans = new VanPlan[instance.VanCount];
        _vansBefore = new VanPlan[instance.VanCount];
        for (int van = 0; van < instance.VanCount; van++)
        {
            _vans[van] = new VanPlan(instance, van) { Stamp = ++_lastStamp };
            _vansBefore[van] = new VanPlan(instance, van);
        }

        _isTouched = new bool[instance.VanCount];
        _touched = new int[instance.VanCount];
        _vanOf = new int[instance.JobCount];
        _pool = new int[instance.JobCount];
        _poolBefore = new int[instance.JobCount];
        for (int job = 0; job < instance.JobCount; job++)
        {
            AddToPool(job);
        }
    }

    /// <summary>Cost of the vans and prizes of the pool.</summary>
    public long Cost { get; private set; }

    /// <summary>Jobs on no van, in no particular but reproducible order.</summary>
    public ReadOnlySpan<int> Pool => _pool.AsSpan(0, PoolCount);

    public int PoolCount { get; private set; }

    public VanPlan Van(int van) => _vans[van];

    /// <summary>The van that a job is on, or -1.</summary>
    public int VanOf(int job) => _vanOf[job];

    public void Begin()
    {
        for (int i = 0; i < _touchedCount; i++)
        {
            _isTouched[_touched[i]] = false;
        }

        _touchedCount = 0;
        _costBefore = Cost;
        _poolCountBefore = PoolCount;
        Pool.CopyTo(_poolBefore);
    }

    public void Rollback()
    {
        for (int i = 0; i < _touchedCount; i++)
        {
            int van = _touched[i];
            (_vans[van], _vansBefore[van]) = (_vansBefore[van], _vans[van]);
            Claim(van);
        }

        PoolCount = 0;
        Cost = _costBefore;
        for (int i = 0; i < _poolCountBefore; i++)
        {
            _pool[PoolCount++] = _poolBefore[i];
            _vanOf[_poolBefore[i]] = -1;
        }
    }

    /// <summary>Moves count jobs of one trip into the pool.</summary>
    public void Remove(int van, int trip, int position, int count)
    {
        Touch(van);
        VanPlan plan = _vans[van];
        Cost -= plan.Cost;
        foreach (int job in plan.TripJobs(trip).Slice(position, count))
        {
            AddToPool(job);
        }

        if (!plan.Remove(trip, position, count))
        {
            foreach (int job in plan.Jobs)
            {
                AddToPool(job);
            }

            plan.Clear();
        }

        Cost += plan.Cost;
        plan.Stamp = ++_lastStamp;
        CheckAgainstFullRecomputation();
    }

    /// <summary>Moves a job from the pool onto a van.</summary>
    public void Insert(int job, int van, Insertion place)
    {
        Check.Debug(_vanOf[job] < 0);
        Touch(van);
        _vans[van].Insert(job, place);
        _vans[van].Stamp = ++_lastStamp;
        _vanOf[job] = van;
        int at = Pool.IndexOf(job);
        _pool[at] = _pool[--PoolCount];
        Cost += place.Delta - _instance.Prize[job];
        CheckAgainstFullRecomputation();
    }

    /// <summary>Takes over the order of a van tried elsewhere; jobs that change vans must be adopted on both sides.</summary>
    public void Adopt(VanPlan tried)
    {
        int van = tried.Van;
        Touch(van);
        Cost += tried.Cost - _vans[van].Cost;
        _vans[van].CopyFrom(tried);
        _vans[van].Stamp = ++_lastStamp;
        Claim(van);
    }

    public void CopyFrom(Plan other)
    {
        for (int van = 0; van < _vans.Length; van++)
        {
            if (_vans[van].Stamp != other._vans[van].Stamp)
            {
                _vans[van].CopyFrom(other._vans[van]);
            }
        }

        other._vanOf.CopyTo(_vanOf, 0);
        other.Pool.CopyTo(_pool);
        PoolCount = other.PoolCount;
        Cost = other.Cost;
        _lastStamp = Math.Max(_lastStamp, other._lastStamp);
    }

    private void Touch(int van)
    {
        if (!_isTouched[van])
        {
            _isTouched[van] = true;
            _touched[_touchedCount++] = van;
            _vansBefore[van].CopyFrom(_vans[van]);
        }
    }

    private void Claim(int van)
    {
        foreach (int job in _vans[van].Jobs)
        {
            _vanOf[job] = van;
        }
    }

    private void AddToPool(int job)
    {
        _vanOf[job] = -1;
        _pool[PoolCount++] = job;
        Cost += _instance.Prize[job];
    }

    [System.Diagnostics.Conditional("DEBUG"), System.Diagnostics.Conditional("CHECKS")]
    public void CheckAgainstFullRecomputation()
    {
        long cost = 0;
        int jobs = PoolCount;
        foreach (VanPlan van in _vans)
        {
            Check.That(van.Recompute());
            cost += van.Cost;
            jobs += van.JobCount;
        }

        foreach (int job in Pool)
        {
            cost += _instance.Prize[job];
        }

        Check.That(cost == Cost);
        Check.That(jobs == _instance.JobCount);
    }
}
