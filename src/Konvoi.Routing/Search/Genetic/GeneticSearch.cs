using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Hybrid genetic search for classic problems (Vidal et al., 2012; Kool et al., 2022): plans are recombined tour by tour and
/// taught by a local search that may break limits at a price. Its first plans come from short annealing runs.
/// </summary>
internal sealed class GeneticSearch
{
    public static int Least { get; set; } = 20;

    public static int Generation { get; set; } = 20;

    private readonly Instance _instance;
    private readonly Penalties _penalties;
    private readonly Population _population;
    private readonly PenaltyTours _tours;
    private readonly RouteExchange _exchange;
    private readonly Rng _rng;

    public GeneticSearch(Instance instance, Rng rng, long meanLeg)
    {
        _instance = instance;
        _rng = rng;
        long meanLoad = Math.Max(1, instance.Problem.Jobs.Sum(job => job.Delivery.Sum() + job.Pickup.Sum()) / instance.Jobs);
        _penalties = new Penalties((meanLeg << Penalties.Shift) / meanLoad, 1 << Penalties.Shift);
        _population = new Population(Least, Generation, _penalties, rng.Fork("population"));
        _tours = new PenaltyTours(instance, _penalties, rng.Fork("tours"));
        _exchange = new RouteExchange(instance, rng.Fork("exchange"));
    }

    public Genome? Best => _population.Best;

    public int Count => _population.Count;

    /// <summary>Takes a plan in as it is, after the local search.</summary>
    public void Add(Genome plan)
    {
        _tours.Load(plan);
        Teach(plan);
    }

    public Genome Blank() => _population.Blank(_instance.Jobs);

    /// <summary>One child; true if it is a new best.</summary>
    public bool Once()
    {
        (Genome first, Genome second) = _population.Parents();
        Genome child = Blank();
        _exchange.Cross(first, second, child);
        _tours.Load(child);
        foreach (int job in _exchange.Missing)
        {
            _tours.Insert(job);
        }

        return Teach(child);
    }

    private bool Teach(Genome plan)
    {
        _tours.Improve();
        _tours.Save(plan);
        _penalties.Judge(plan.Overload == 0, plan.WarpMs == 0);
        if (plan.IsFeasible || _rng.Next(2) != 0)
        {
            return _population.Add(plan);
        }

        Genome repaired = Blank();
        _penalties.Times(10);
        _tours.Load(plan);
        _tours.Improve();
        _tours.Save(repaired);
        _penalties.Times(1);
        _population.Add(plan);
        if (repaired.IsFeasible)
        {
            return _population.Add(repaired);
        }

        _population.Return(repaired);
        return false;
    }
}
