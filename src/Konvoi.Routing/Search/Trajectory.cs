using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>One search path over one instance: its plan, its randomness, its temperature.</summary>
internal sealed class Trajectory
{
    /// <summary>The temperature at the start, in thousandths of what a leg of the first plan costs.</summary>
    public static int StartPermille { get; set; } = 1000;

    /// <summary>How often the temperature halves.</summary>
    public static int Halvings { get; set; } = 7;

    public static int Removed { get; set; } = 10;
    public static int Longest { get; set; } = 10;
    public static int Wide { get; set; } = 40;

    private readonly Recreate _recreate;
    private readonly Ruin _ruin;
    private readonly Placing _placing;
    private readonly Rng _rng;
    private readonly SolverOptions _options;

    public Trajectory(Instance instance, SolverOptions options, Rng rng)
    {
        Instance = instance;
        _options = options;
        _rng = rng;
        Tours = new Tours(instance);
        _placing = new Placing(instance, Tours, _rng.Fork("blink")) { Width = Wide };
        _ruin = new Ruin(instance, Tours, _rng.Fork("ruin")) { MeanRemoved = Removed, LongestString = Longest };
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

        _placing.Blinks = false;
        _recreate.First();
        _placing.Blinks = true;
        Tours.Couple();
        Tours.Commit();
        Tours.KeepAsBest();
    }

    /// <summary>Anneals until a share of the search is over, cooling down along the way there.</summary>
    public void Run(Pace pace, int untilPpm, int startPermille, int halvings)
    {
        Annealing annealing = new(StartTemperature(startPermille), halvings, _rng.Fork("accept"));
        int fromPpm = pace.Ppm;
        while (pace.Step(1, Tours.BestCost / Instance.CostScale) && pace.Ppm < untilPpm)
        {
            if (pace.HasAsked)
            {
                annealing.CoolTo((int)((long)(pace.Ppm - fromPpm) * ISolverStop.Done / (untilPpm - fromPpm)));
            }

            Once(annealing);
        }
    }

    private void Once(Annealing annealing)
    {
        long before = Tours.Cost;
        Tours.Begin();
        int oldPool = Tours.PoolCount;
        _ruin.Once();
        _recreate.Since(oldPool);
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

    private long StartTemperature(int startPermille) => MeanLeg() * startPermille / 1000;

    /// <summary>What a leg of the current plan costs on average.</summary>
    public long MeanLeg()
    {
        long fixedCosts = 0;
        for (int van = 0; van < Instance.Vans; van++)
        {
            fixedCosts += Tours.Count(van) > 0 ? Instance.Rules[van].FixedCost : 0;
        }

        int legs = Math.Max(1, Instance.Jobs - Tours.PoolCount + Tours.Used);
        return (Tours.TourCost - fixedCosts) / legs;
    }
}
