using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>One search path over one instance: its plan, its randomness, its temperature.</summary>
internal sealed class Trajectory
{
    /// <summary>Where vans differ, one change in about this many lets two of them change days.</summary>
    private const int SwapDaysEvery = 32;

    private readonly Recreate _recreate;
    private readonly Ruin _ruin;
    private readonly Placing _placing;
    private readonly Rng _rng;
    private readonly SolverOptions _options;
    private readonly bool _maySwapDays;
    private Annealing? _annealing;

    public Trajectory(Instance instance, SolverOptions options, Rng rng)
    {
        Instance = instance;
        _options = options;
        _rng = rng;
        Tours = new Tours(instance);
        _maySwapDays = instance.KindOf.Any(kind => kind > 0);
        _placing = new Placing(instance, Tours, _rng.Fork("blink"));
        _ruin = new Ruin(instance, Tours, _rng.Fork("ruin"));
        _recreate = new Recreate(instance, Tours, _placing, _rng.Fork("recreate"));
    }

    public Instance Instance { get; }

    public Tours Tours { get; }

    /// <summary>Makes the first plan.</summary>
    public void Begin()
    {
        Tours.Begin();
        if (_options.Start is { } start)
        {
            WarmStart.Apply(Instance, Tours, start);
        }
        else if (Savings.Suits(Instance))
        {
            List<int[]> tours = Savings.Of(Instance);
            for (int van = 0; van < Math.Min(Instance.Vans, tours.Count); van++)
            {
                Tours.Replace(van, tours[van]);
            }
        }

        _placing.Blinks = false;
        _recreate.First();
        _placing.Blinks = true;
        Tours.Couple();
        Tours.Commit();
        Tours.KeepAsBest();
    }

    /// <summary>Takes a plan of every job, one tour per van, in the place of what it has.</summary>
    public void GoOnFrom(IReadOnlyList<int[]> plan)
    {
        Tours.Begin();
        for (int van = 0; van < Instance.Vans; van++)
        {
            Tours.Replace(van, van < plan.Count ? plan[van] : []);
        }

        Tours.Commit();
        Tours.KeepAsBest();
    }

    /// <summary>Anneals until a share of the search is over, cooling down along the way there.</summary>
    public void Run(Pace pace, int untilPpm, Schedule schedule)
    {
        Annealing annealing = Start(schedule);
        Anneal(annealing, pace, pace.Ppm, untilPpm, untilPpm);
    }

    /// <summary>Goes on with one annealing that began with the search and is to be cold at a share of it, until an earlier one.</summary>
    public void Cool(Pace pace, int untilPpm, int coldPpm, Schedule schedule)
    {
        _annealing ??= Start(schedule);
        Anneal(_annealing, pace, 0, coldPpm, untilPpm);
    }

    /// <summary>Until a share of the search is over, looks for plans with fewer vans; ends with the best plan found.</summary>
    public void ReduceFleet(Pace pace, int untilPpm, Schedule schedule)
    {
        _ruin.Removed = schedule.Removed;
        Annealing annealing = new(MeanLeg() * schedule.StartPermille / 1000, schedule.Halvings, _rng.Fork("reduce"));
        new FleetReduction(Instance, Tours, _ruin, _recreate, _placing, _rng.Fork("eject")).Run(pace, untilPpm, annealing);
    }

    private Annealing Start(Schedule schedule)
    {
        _ruin.Removed = schedule.Removed;
        return new Annealing(MeanLeg() * schedule.StartPermille / 1000, schedule.Halvings, _rng.Fork("accept"));
    }

    private void Anneal(Annealing annealing, Pace pace, int fromPpm, int coldPpm, int untilPpm)
    {
        int cooledTo = -1;
        while (pace.Step(1, Tours.BestCost / Instance.CostScale) && pace.Ppm < untilPpm)
        {
            if (pace.Ppm != cooledTo)
            {
                cooledTo = pace.Ppm;
                annealing.CoolTo((int)((long)(cooledTo - fromPpm) * ISolverStop.Done / Math.Max(1, coldPpm - fromPpm)));
            }

            Once(annealing);
        }
    }

    private void Once(Annealing annealing)
    {
        long before = Tours.Cost;
        Tours.Begin();
        if (_maySwapDays && _rng.Next(SwapDaysEvery) == 0)
        {
            if (!Tours.TrySwapDays(_rng.Next(Instance.Vans), _rng.Next(Instance.Vans)))
            {
                Tours.Rollback();
                return;
            }
        }
        else
        {
            int oldPool = Tours.PoolCount;
            _ruin.Once();
            _recreate.Since(oldPool);
        }

        Tours.Couple();
        if (Tours.Cost < Tours.BestCost)
        {
            Tours.Commit();
            Tours.KeepAsBest();
        }
        else if (annealing.Accepts(before, Tours.Cost))
        {
            Tours.Commit();
        }
        else
        {
            Tours.Rollback();
            Check.Debug(Tours.Cost == before);
        }
    }

    /// <summary>What a leg of the current plan costs on average.</summary>
    public long MeanLeg()
    {
        if (Tours.Used == 0)
        {
            return MeanLegAlone();
        }

        long fixedCosts = 0;
        for (int van = 0; van < Instance.Vans; van++)
        {
            fixedCosts += Tours.Count(van) > 0 ? Instance.Rules[van].FixedCost : 0;
        }

        int legs = Math.Max(1, Instance.Jobs - Tours.PoolCount + Tours.Used);
        return (Tours.TourCost - fixedCosts) / legs;
    }

    /// <summary>Half the way there and back, where nothing is planned yet.</summary>
    private long MeanLegAlone()
    {
        long sum = 0;
        long known = 0;
        for (int job = 0; job < Instance.Jobs && Instance.Vans > 0; job++)
        {
            int leg = Instance.Travel[0].Cost[(Instance.Rules[0].Hub * Instance.Places) + Instance.Layout.Place[job]];
            sum += leg == Travel.Forbidden ? 0 : leg;
            known += leg == Travel.Forbidden ? 0 : 1;
        }

        return sum / Math.Max(1, known);
    }
}
