using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The order of events for every other problem: one annealing trajectory per member of the crew. At the end of each round
/// the members that are behind go on from the best plan of all.
/// </summary>
internal sealed class SharedSearch(Instance instance, SolverOptions options, Schedule schedule, Crew crew, Rng rng)
{
    private const int Rounds = 10;

    public Trajectory Run(Trajectory first, Pace pace)
    {
        if (crew.Size == 1)
        {
            first.Run(pace, ISolverStop.Done, schedule);
            return first;
        }

        Trajectory[] runs = [.. Enumerable.Range(0, crew.Size).Select(member => member == 0 ? first : Another(member))];
        for (int round = 1; round <= Rounds && pace.Ppm < ISolverStop.Done; round++)
        {
            int until = ISolverStop.Done / Rounds * round;
            crew.Run(member => runs[member].Cool(pace, until, schedule));
            Trajectory best = runs.MinBy(run => run.Tours.BestCost)!;
            foreach (Trajectory run in runs)
            {
                if (run.Tours.BestCost > best.Tours.BestCost)
                {
                    run.Tours.TakeOver(best.Tours);
                }
            }
        }

        return runs.MinBy(run => run.Tours.BestCost)!;
    }

    private Trajectory Another(int member)
    {
        Trajectory run = new(instance, options, rng.Fork("member", member));
        run.Begin();
        return run;
    }
}
