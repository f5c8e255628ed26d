using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The order of events for a classic problem with time enough: short annealing runs from different seeds, recombined by a
/// genetic search; once that finds nothing more, it starts over from new seeds. A crew shares the runs among its members
/// and breeds from one population.
/// </summary>
internal sealed class ClassicSearch(Instance instance, SolverOptions options, Schedule schedule, Crew crew, Rng rng)
{
    /// <summary>What lateness costs at first, as a multiple of what driving for as long costs.</summary>
    private const int LatenessPerDriving = 10;

    /// <summary>After so many plans taken in without a new best a population starts over.</summary>
    private const int Barren = 4_000;

    /// <summary>The share of the search, in millionths, that the annealing runs take which make a new population.</summary>
    private const int SeedsAgainPpm = 100_000;

    /// <summary>With less of the search left, in millionths, starting over leads nowhere.</summary>
    private const int LastStartPpm = 900_000;

    /// <summary>The trajectory whose tours hold the best plan found.</summary>
    public Trajectory Run(Trajectory first, Pace pace)
    {
        Penalties[] penalties = [.. Enumerable.Range(0, crew.Size).Select(_ => FirstPenalties(first))];
        Population population = new(schedule.Survivors, schedule.Children, rng.Fork("population"));
        Trajectory[] best = new Trajectory[crew.Size];
        crew.Run(member =>
        {
            Breeder breeder = new(instance, population, penalties[member], crew, rng.Fork("breeder", member));
            Seeding seeding = new(instance, options, schedule, breeder, rng.Fork("seeding", member));
            int runs = Math.Max(1, schedule.Seeds / crew.Size);
            seeding.Run(member == 0 ? first : null, runs, schedule.SeedsPpm, pace);
            int starts = breeder.Starts;
            while (pace.Step(instance.Jobs, BestCost(breeder, seeding)))
            {
                if (pace.Ppm < LastStartPpm)
                {
                    breeder.StartOverIfBarren(Barren);
                }

                if (breeder.Starts > starts || !breeder.TryBreed())
                {
                    starts = breeder.Starts;
                    seeding.Run(null, runs, Math.Min(ISolverStop.Done, pace.Ppm + SeedsAgainPpm), pace);
                }
            }

            best[member] = seeding.Best!;
        });

        Trajectory found = best.MinBy(run => run.Tours.BestCost)!;
        if (population.Best is { } plan && plan.LegsCost < found.Tours.BestCost)
        {
            found.GoOnFrom([.. Enumerable.Range(0, plan.Tours).Select(tour => plan.Tour(tour).ToArray())]);
        }

        return found;
    }

    private long BestCost(Breeder breeder, Seeding seeding) =>
        (breeder.BestCost ?? seeding.Best!.Tours.BestCost) / instance.CostScale;

    private Penalties FirstPenalties(Trajectory first)
    {
        long meanLoad = Math.Max(1, instance.Problem.Jobs.Sum(job => job.Delivery.Sum() + job.Pickup.Sum()) / instance.Jobs);
        return new Penalties((first.MeanLeg() << Penalties.Shift) / meanLoad, LatenessPerDriving * DrivingPrice());
    }

    /// <summary>What a millisecond of driving costs between neighbours, in the unit of <see cref="Penalties"/>.</summary>
    private long DrivingPrice()
    {
        Travel travel = instance.Rules[0].Travel;
        long cost = 0;
        long ms = 0;
        for (int job = 0; job < instance.Jobs; job++)
        {
            int leg = (instance.Layout.Place[job] * instance.Places) + instance.Layout.Place[instance.Near.ByWay(job)[0]];
            cost += travel.Cost[leg];
            ms += travel.Ms[leg];
        }

        return ms == 0 ? 1 << Penalties.Shift : Math.Max(1, (cost << Penalties.Shift) / ms);
    }
}
