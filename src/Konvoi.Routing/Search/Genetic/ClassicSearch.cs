using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The order of events for a classic problem with time enough: short annealing runs from different seeds, recombined by a
/// genetic search. A crew shares the runs among its members and breeds from one population.
/// </summary>
internal sealed class ClassicSearch(Instance instance, SolverOptions options, Schedule schedule, Crew crew, Rng rng)
{
    /// <summary>The trajectory whose tours hold the best plan found.</summary>
    public Trajectory Run(Trajectory first, Pace pace)
    {
        Population population = new(schedule.Survivors, schedule.Children, PenaltiesFor(first), rng.Fork("population"));
        Trajectory[] best = new Trajectory[crew.Size];
        crew.Run(member =>
        {
            Breeder breeder = new(instance, population, PenaltiesFor(first), crew, rng.Fork("breeder", member));
            best[member] = Anneal(member, first, pace, breeder);
            long cost = best[member].Tours.BestCost / instance.CostScale;
            while (population.Count > 1 && pace.Step(instance.Jobs, population.Best is { } known ? known.LegsCost / instance.CostScale : cost))
            {
                breeder.Breed();
            }
        });

        Trajectory found = best.MinBy(run => run.Tours.BestCost)!;
        if (population.Best is { } plan && plan.LegsCost < found.Tours.BestCost)
        {
            TakeOver(plan, found.Tours);
        }

        return found;
    }

    private Trajectory Anneal(int member, Trajectory first, Pace pace, Breeder breeder)
    {
        Trajectory? best = null;
        int rounds = Math.Max(1, schedule.Seeds / crew.Size);
        for (int round = 0; round < rounds && (best is null || pace.Ppm < ISolverStop.Done); round++)
        {
            int seed = (round * crew.Size) + member;
            Trajectory run = seed == 0 ? first : new Trajectory(instance, options, rng.Fork("seed", seed));
            if (seed > 0)
            {
                run.Begin();
            }

            run.Run(pace, schedule.SeedsPpm / rounds * (round + 1), schedule);
            if (run.Tours.BestPool.Length == 0)
            {
                breeder.Add(run.Tours);
            }

            best = best is null || run.Tours.BestCost < best.Tours.BestCost ? run : best;
        }

        return best!;
    }

    private Penalties PenaltiesFor(Trajectory first)
    {
        long meanLoad = Math.Max(1, instance.Problem.Jobs.Sum(job => job.Delivery.Sum() + job.Pickup.Sum()) / instance.Jobs);
        return new Penalties((first.MeanLeg() << Penalties.Shift) / meanLoad, 1 << Penalties.Shift);
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
