using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// One worker of the genetic search (Vidal et al., 2012; Kool et al., 2022): takes two plans from the population, recombines
/// them tour by tour, teaches the child with a local search that may break limits at a price, and puts it back. It owns all
/// it works with but the population, which it touches only through the crew's gate.
/// </summary>
internal sealed class Breeder
{
    private readonly Instance _instance;
    private readonly Population _population;
    private readonly Crew _crew;
    private readonly Penalties _penalties;
    private readonly PenaltyTours _tours;
    private readonly RouteExchange _exchange;
    private readonly Rng _rng;

    public Breeder(Instance instance, Population population, Penalties penalties, Crew crew, Rng rng)
    {
        _instance = instance;
        _population = population;
        _penalties = penalties;
        _crew = crew;
        _rng = rng;
        _tours = new PenaltyTours(instance, penalties, rng.Fork("tours"));
        _exchange = new RouteExchange(instance, rng.Fork("exchange"));
    }

    /// <summary>
    /// Takes in the best plan of an annealing run as it is: the local search would trade its feasibility away while the
    /// prices are still low.
    /// </summary>
    public void Add(Tours annealed)
    {
        Genome plan = Blank();
        for (int van = 0; van < _instance.Vans; van++)
        {
            if (annealed.BestOrder(van).Length > 0)
            {
                plan.Add(annealed.BestOrder(van));
            }
        }

        _tours.Load(plan, []);
        _tours.Save(plan);
        using Crew.Passage passage = _crew.Enter();
        _population.Add(plan, _penalties);
    }

    /// <summary>How often the population has been given up.</summary>
    public int Starts
    {
        get
        {
            using Crew.Passage passage = _crew.Enter();
            return _population.Starts;
        }
    }

    /// <summary>Cost of the legs of the best plan that keeps every limit; null without one.</summary>
    public long? BestCost
    {
        get
        {
            using Crew.Passage passage = _crew.Enter();
            return _population.Best?.LegsCost;
        }
    }

    /// <summary>Gives the population up if so many children in a row have been no better than the best of it.</summary>
    public void StartOverIfBarren(int children)
    {
        using Crew.Passage passage = _crew.Enter();
        if (_population.SinceBest >= children)
        {
            _population.StartOver();
        }
    }

    /// <summary>One child; false if there are no parents yet.</summary>
    public bool TryBreed()
    {
        Genome child;
        using (_crew.Enter())
        {
            if (_population.Count < 2)
            {
                return false;
            }

            child = _population.Blank(_instance.Jobs);
            (Genome first, Genome second) = _population.Parents(_penalties);
            _exchange.Cross(first, second, child);
        }

        _tours.Load(child, _exchange.Intact);
        foreach (int job in _exchange.Missing)
        {
            _tours.Insert(job, mayOpen: !_exchange.IsFewer);
        }

        Teach(child);
        return true;
    }

    private Genome Blank()
    {
        using Crew.Passage passage = _crew.Enter();
        return _population.Blank(_instance.Jobs);
    }

    private void Teach(Genome plan)
    {
        _tours.Improve();
        _tours.Save(plan);
        Check.Debug(plan.LegsCost == _tours.LegsCost);
        _penalties.Judge(plan.Overload == 0, plan.WarpMs == 0);
        Genome? repaired = plan.IsFeasible || _rng.Next(2) != 0 ? null : Repaired(plan);
        using Crew.Passage passage = _crew.Enter();
        _population.Add(plan, _penalties);
        if (repaired is { IsFeasible: true })
        {
            _population.Add(repaired, _penalties);
        }
        else if (repaired is not null)
        {
            _population.Return(repaired);
        }
    }

    /// <summary>The plan after another local search at ten times the price; it may still break a limit.</summary>
    private Genome Repaired(Genome plan)
    {
        Genome repaired = Blank();
        _penalties.Times(10);
        _tours.Load(plan, []);
        _tours.Improve();
        _tours.Save(repaired);
        _penalties.Times(1);
        return repaired;
    }
}
