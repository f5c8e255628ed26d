using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The order of events for every other problem: one annealing trajectory per member of the crew. At the end of each round
/// the members that are behind go on from the best plan of all.
/// </summary>
internal sealed class SharedSearch(Instance instance, SolverOptions options, Schedule schedule, Crew crew, Rng rng)
{
    private const int Rounds = 10;

    /// <summary>Until a share of the search is over; the best of all trajectories.</summary>
    public Trajectory Run(Trajectory first, Pace pace, int untilPpm)
    {
        if (crew.Size == 1)
        {
            first.Run(pace, untilPpm, schedule);
            return first;
        }

        Trajectory[] runs = [.. Enumerable.Range(0, crew.Size).Select(member => member == 0 ? first : Another(member))];
        for (int round = 1; round <= Rounds && pace.Ppm < untilPpm; round++)
        {
            int roundUntilPpm = untilPpm / Rounds * round;
            crew.Run(member => runs[member].Cool(pace, roundUntilPpm, untilPpm, schedule));
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
