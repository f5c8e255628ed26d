using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>The annealing runs of one worker, whose plans make a population.</summary>
internal sealed class Seeding(Instance instance, SolverOptions options, Schedule schedule, Breeder breeder, Rng rng)
{
    private int _runs;

    /// <summary>The best of all runs so far, one that leaves jobs out included.</summary>
    public Trajectory? Best { get; private set; }

    /// <summary>Runs one after the other, over a share of the search.</summary>
    /// <param name="first">A plan that the first of them goes on from; null lets each begin anew.</param>
    public void Run(Trajectory? first, int runs, int untilPpm, Pace pace)
    {
        int fromPpm = pace.Ppm;
        for (int run = 0; run < runs && (Best is null || pace.Ppm < ISolverStop.Done); run++)
        {
            Trajectory trajectory = (run == 0 ? first : null) ?? Another();
            trajectory.Run(pace, fromPpm + (int)((long)(untilPpm - fromPpm) * (run + 1) / runs), schedule);
            if (trajectory.Tours.BestPool.Length == 0)
            {
                breeder.Add(trajectory.Tours);
            }

            Best = Best is null || trajectory.Tours.BestCost < Best.Tours.BestCost ? trajectory : Best;
        }
    }

    private Trajectory Another()
    {
        Trajectory another = new(instance, options, rng.Fork("run", _runs++));
        another.Begin();
        return another;
    }
}
