using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The order of events for a classic problem with time enough: short annealing runs from different seeds, recombined by a
/// genetic search, the best annealed once more at a low temperature.
/// </summary>
internal sealed class ClassicSearch(Instance instance, SolverOptions options, Rng rng)
{
    public static int Seeds { get; set; } = 12;

    public static int SeedsPpm { get; set; } = 300_000;

    public static int PolishPermille { get; set; } = 30;

    public Trajectory Run(Trajectory first, Pace pace)
    {
        GeneticSearch genetic = new(instance, rng.Fork("genetic"), first.MeanLeg());
        Trajectory best = first;
        for (int seed = 0; seed < Seeds && pace.Ppm < ISolverStop.Done; seed++)
        {
            Trajectory run = seed == 0 ? first : new Trajectory(instance, options, rng.Fork("seed", seed));
            if (seed > 0)
            {
                run.Begin();
            }

            run.Run(pace, SeedsPpm / Seeds * (seed + 1), Trajectory.StartPermille, Trajectory.Halvings);
            if (run.Tours.BestPool.Length == 0)
            {
                genetic.Add(ToGenome(run.Tours, genetic.Blank()));
            }

            best = run.Tours.BestCost < best.Tours.BestCost ? run : best;
        }

        long bestCost = best.Tours.BestCost;
        while (genetic.Count > 1 && pace.Step(instance.Jobs, bestCost / instance.CostScale))
        {
            genetic.Once();
            bestCost = Math.Min(bestCost, genetic.Best?.LegsCost ?? long.MaxValue);
        }

        if (genetic.Best is { } plan && plan.LegsCost < best.Tours.BestCost)
        {
            TakeOver(plan, best.Tours);
        }

        return best;
    }

    private Genome ToGenome(Tours tours, Genome plan)
    {
        for (int van = 0; van < instance.Vans; van++)
        {
            if (tours.BestOrder(van).Length > 0)
            {
                plan.Add(tours.BestOrder(van));
            }
        }

        return plan;
    }

    private void TakeOver(Genome plan, Tours tours)
    {
        tours.Begin();
        for (int van = 0; van < instance.Vans; van++)
        {
            tours.Replace(van, van < plan.Tours ? plan.Tour(van) : []);
        }

        tours.Commit();
        tours.KeepAsBest();
    }
}
