using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// The order of events for a classic problem that is too large to breed as a whole: one annealing; then its plan is cut into
/// groups of neighbouring tours, and the genetic search works on each as a problem of its own. A crew shares the groups.
/// </summary>
internal sealed class PartsSearch(Instance instance, SolverOptions options, Schedule schedule, Crew crew, Rng rng)
{
    private const int JobsPerPart = 300;
    private const int LeastJobsPerPart = 150;

    public Trajectory Run(Trajectory first, Pace pace)
    {
        Trajectory whole = new SharedSearch(instance, options, schedule, crew, rng).Run(first, pace, schedule.CutPpm);
        whole.Tours.ReturnToBest();
        if (whole.Tours.PoolCount > 0)
        {
            // The genetic search serves everything.
            return new SharedSearch(instance, options, schedule, crew, rng).Run(whole, pace, ISolverStop.Done);
        }

        PartOfPlan[] parts = [.. Cut(whole.Tours).Select(vans => new PartOfPlan(instance, whole.Tours, vans))];
        Tours[] found = new Tours[parts.Length];
        int fromPpm = pace.Ppm;
        crew.Run(member =>
        {
            int count = (parts.Length - member + crew.Size - 1) / crew.Size;
            for (int i = 0; i < count; i++)
            {
                int untilPpm = fromPpm + (int)((long)(ISolverStop.Done - fromPpm) * (i + 1) / count);
                int part = member + (i * crew.Size);
                found[part] = Search(parts[part], new PartOfPace(pace, untilPpm), pace.Projected, rng.Fork("part", part));
            }
        });

        whole.Tours.Begin();
        for (int part = 0; part < parts.Length; part++)
        {
            parts[part].Return(found[part], whole.Tours);
        }

        whole.Tours.Commit();
        whole.Tours.KeepAsBest();
        return whole;
    }

    /// <summary>The vans of each part, with one that stands empty while there are any: a part may be better with a tour more.</summary>
    private IEnumerable<int[]> Cut(Tours tours)
    {
        int jobsWanted = Math.Clamp(instance.Jobs / crew.Size, LeastJobsPerPart, JobsPerPart);
        int parts = Math.Max(1, (instance.Jobs + (jobsWanted / 2)) / jobsWanted);
        List<int[]> groups = PlanCut.Of(instance, tours, (instance.Jobs + parts - 1) / parts, rng.Fork("cut"));
        int[] spare = [.. Enumerable.Range(0, instance.Vans).Where(van => tours.Count(van) == 0)];
        return groups.Select((vans, group) => group < spare.Length ? (int[])[.. vans, spare[group]] : vans);
    }

    private static Tours Search(PartOfPlan part, PartOfPace stop, long projected, Rng rng)
    {
        SolverOptions options = new() { Iterations = long.MaxValue };
        Schedule schedule = Schedule.ForPart(part.Instance, (long)((Int128)projected * stop.SharePpm / ISolverStop.Done));
        Trajectory first = new(part.Instance, options, rng.Fork("first"));
        first.GoOnFrom(part.Plan);
        Crew alone = new(1);
        return new ClassicSearch(part.Instance, options, schedule, alone, rng).Run(first, new Pace(long.MaxValue, stop, alone)).Tours;
    }
}
