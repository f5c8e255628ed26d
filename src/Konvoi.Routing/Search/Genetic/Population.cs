using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Feasible and infeasible plans side by side. Who survives is judged by cost and by how unlike the others it is (biased
/// fitness; Vidal et al., 2012), so that the population keeps something to recombine.
/// </summary>
internal sealed class Population(int least, int generation, Rng rng)
{
    private const int CloseOnes = 5;
    private const int Elite = 4;

    /// <summary>Ranks are counted in parts of the group, so that plans of a large and of a small group compare.</summary>
    private const int Whole = 10_000;
    private readonly List<Genome> _feasible = [];
    private readonly List<Genome> _infeasible = [];
    private readonly List<Genome> _free = [];
    private readonly int[][] _distances = [.. Enumerable.Range(0, (2 * (least + generation)) + 1).Select(_ => new int[(2 * (least + generation)) + 1])];
    private readonly Stack<int> _slots = new(Enumerable.Range(0, (2 * (least + generation)) + 1));
    private readonly CostOrder _byCost = new();
    private bool _isRanked;

    /// <summary>Of the feasible plans since the last start.</summary>
    private long _leastCost = long.MaxValue;

    /// <summary>The cheapest feasible plan seen, or null.</summary>
    public Genome? Best { get; private set; }

    /// <summary>Plans taken in since the best one of the present population.</summary>
    public int SinceBest { get; private set; }

    /// <summary>How often it has been given up.</summary>
    public int Starts { get; private set; }

    public int Count => _feasible.Count + _infeasible.Count;

    /// <summary>A genome to write into: one that did not survive, or a new one.</summary>
    public Genome Blank(int jobs)
    {
        if (_free.Count == 0)
        {
            return new Genome(jobs);
        }

        Genome blank = _free[^1];
        _free.RemoveAt(_free.Count - 1);
        blank.Clear();
        return blank;
    }

    /// <summary>Gives back a blank that came to nothing.</summary>
    public void Return(Genome blank) => _free.Add(blank);

    /// <param name="prices">
    /// What plans that break limits are ranked by: those of the worker who asks, because it alone moves them, and does not
    /// while it is here.
    /// </param>
    public void Add(Genome plan, Penalties prices)
    {
        List<Genome> group = plan.IsFeasible ? _feasible : _infeasible;
        plan.Slot = _slots.Pop();
        foreach (Genome other in group)
        {
            _distances[plan.Slot][other.Slot] = _distances[other.Slot][plan.Slot] = plan.DistancePermille(other);
        }

        group.Add(plan);
        _isRanked = false;
        SinceBest++;
        if (plan.IsFeasible && plan.LegsCost < _leastCost)
        {
            SinceBest = 0;
            _leastCost = plan.LegsCost;
            Best = Best is null || plan.LegsCost < Best.LegsCost ? plan : Best;
        }

        if (group.Count >= least + generation)
        {
            Select(group, prices);
        }
    }

    /// <summary>Gives up everything; <see cref="Best"/> stays known.</summary>
    public void StartOver()
    {
        Starts++;
        SinceBest = 0;
        _leastCost = long.MaxValue;
        foreach (Genome plan in _feasible.Concat(_infeasible))
        {
            Drop(plan);
        }

        _feasible.Clear();
        _infeasible.Clear();
    }

    /// <param name="prices">As for <see cref="Add"/>.</param>
    public (Genome First, Genome Second) Parents(Penalties prices)
    {
        if (!_isRanked)
        {
            Rank(_feasible, prices);
            Rank(_infeasible, prices);
            _isRanked = true;
        }

        Genome first = Tournament();
        Genome second = Tournament();
        for (int tries = 0; tries < 10 && second == first; tries++)
        {
            second = Tournament();
        }

        return (first, second);
    }

    private Genome Tournament()
    {
        Genome one = Any();
        Genome other = Any();
        return one.Fitness <= other.Fitness ? one : other;
    }

    private Genome Any()
    {
        int at = rng.Next(Count);
        return at < _feasible.Count ? _feasible[at] : _infeasible[at - _feasible.Count];
    }

    private void Select(List<Genome> group, Penalties prices)
    {
        while (group.Count > least)
        {
            Rank(group, prices);
            int worst = 0;
            for (int i = 1; i < group.Count; i++)
            {
                worst = group[i].Fitness > group[worst].Fitness ? i : worst;
            }

            Genome gone = group[worst];
            group.RemoveAt(worst);
            Drop(gone);
        }
    }

    private void Drop(Genome plan)
    {
        _slots.Push(plan.Slot);
        plan.Slot = -1;
        if (plan != Best)
        {
            _free.Add(plan);
        }
    }

    /// <summary>Fitness: rank by cost plus, scaled down for the elite, rank by likeness to the closest others; twins come last.</summary>
    private void Rank(List<Genome> group, Penalties prices)
    {
        int count = group.Count;
        if (count == 0)
        {
            return;
        }

        _byCost.Prices = prices;
        group.Sort(_byCost.Compare);
        Span<long> unlike = stackalloc long[count];
        Span<int> byUnlike = stackalloc int[count];
        Span<int> closest = stackalloc int[CloseOnes];
        for (int i = 0; i < count; i++)
        {
            byUnlike[i] = i;
            FindClosest(group, i, closest);
            long sum = 0;
            for (int k = 0; k < Math.Min(CloseOnes, count - 1); k++)
            {
                sum += closest[k];
            }

            // Ties keep the order of cost.
            unlike[i] = (-sum * count) + i;
            group[i].Fitness = closest[0] == 0 ? int.MaxValue / 4 : 0;
        }

        unlike.Sort(byUnlike);
        for (int rank = 0; rank < count; rank++)
        {
            int i = byUnlike[rank];
            group[i].Fitness += ((i * Whole) + (rank * Whole / count * Math.Max(0, count - Elite))) / count;
        }

        group[0].Fitness = Math.Min(group[0].Fitness, 0);
    }

    /// <summary>The least distances to others, ascending.</summary>
    private void FindClosest(List<Genome> group, int one, Span<int> closest)
    {
        closest.Fill(int.MaxValue);
        int[] distances = _distances[group[one].Slot];
        for (int other = 0; other < group.Count; other++)
        {
            int distance = distances[group[other].Slot];
            if (other == one || distance >= closest[^1])
            {
                continue;
            }

            int at = CloseOnes - 1;
            while (at > 0 && closest[at - 1] > distance)
            {
                closest[at] = closest[at - 1];
                at--;
            }

            closest[at] = distance;
        }
    }

    /// <summary>By cost at prices that are set before a sort; its one delegate is made once.</summary>
    private sealed class CostOrder
    {
        public CostOrder() => Compare = (a, b) => a.CostAt(Prices!).CompareTo(b.CostAt(Prices!));

        public Penalties? Prices { get; set; }

        public Comparison<Genome> Compare { get; }
    }
}
