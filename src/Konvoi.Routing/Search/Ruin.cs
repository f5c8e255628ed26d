using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Takes jobs off vans into the pool: mostly strings of stops from trips near one job (Christiaens and Vanden Berghe,
/// 2020), sometimes single jobs anywhere, a whole trip, or a whole van and some stops near it, which is what lets a van
/// fall away.
/// </summary>
internal sealed class Ruin(Instance instance, Plan plan, Neighbours neighbours, Rng rng)
{
    private const int MeanRemoved = 10;
    private const int LongestString = 10;
    private const int MostStringsBesideVan = 4;

    /// <summary>The round in which a string was last taken from each van: one per van and round.</summary>
    private readonly int[] _ruinedVan = new int[instance.VanCount];
    private int _round;

    public void Once()
    {
        if (plan.PoolCount == instance.JobCount)
        {
            return;
        }

        _round++;
        int kind = rng.Next(100);
        if (kind < 60)
        {
            Strings(AnyAssignedJob());
        }
        else if (kind < 67)
        {
            AnyJobs(rng.Range(1, MeanRemoved));
        }
        else if (kind < 80)
        {
            OneTrip(AnyAssignedJob());
        }
        else
        {
            OneVan(AnyAssignedJob());
        }
    }

    private void Strings(int seed)
    {
        int longest = Math.Min(LongestString, MeanTripLength());
        int mostStrings = Math.Max(1, (4 * MeanRemoved / (1 + longest)) - 1);
        int strings = rng.Range(1, mostStrings);
        RemoveString(seed, longest);
        StringsNear(seed, strings - 1, longest);
    }

    private void StringsNear(int seed, int strings, int longest)
    {
        foreach (int job in neighbours.Of(seed))
        {
            if (strings == 0)
            {
                return;
            }

            int van = plan.VanOf(job);
            if (van >= 0 && _ruinedVan[van] != _round)
            {
                RemoveString(job, longest);
                strings--;
            }
        }
    }

    /// <summary>A random run of consecutive stops that includes the job.</summary>
    private void RemoveString(int job, int longest)
    {
        int van = plan.VanOf(job);
        _ruinedVan[van] = _round;
        VanPlan target = plan.Van(van);
        int at = target.Jobs.IndexOf(job);
        int trip = target.TripOf(at);
        int position = at - target.TripStart(trip);
        int size = target.TripJobs(trip).Length;
        int length = rng.Range(1, Math.Min(longest, size));
        int first = rng.Range(Math.Max(0, position - length + 1), Math.Min(position, size - length));
        plan.Remove(van, trip, first, length);
    }

    private void AnyJobs(int count)
    {
        for (int i = 0; i < count && plan.PoolCount < instance.JobCount; i++)
        {
            int job = AnyAssignedJob();
            int van = plan.VanOf(job);
            int at = plan.Van(van).Jobs.IndexOf(job);
            int trip = plan.Van(van).TripOf(at);
            plan.Remove(van, trip, at - plan.Van(van).TripStart(trip), 1);
        }
    }

    private void OneTrip(int job)
    {
        VanPlan target = plan.Van(plan.VanOf(job));
        int trip = target.TripOf(target.Jobs.IndexOf(job));
        plan.Remove(target.Van, trip, 0, target.TripJobs(trip).Length);
    }

    private void OneVan(int job)
    {
        VanPlan target = plan.Van(plan.VanOf(job));
        while (target.TripCount > 0)
        {
            plan.Remove(target.Van, 0, 0, target.TripJobs(0).Length);
        }

        StringsNear(job, rng.Next(MostStringsBesideVan + 1), LongestString);
    }

    private int AnyAssignedJob()
    {
        int job = rng.Next(instance.JobCount);
        while (plan.VanOf(job) < 0)
        {
            job = job + 1 == instance.JobCount ? 0 : job + 1;
        }

        return job;
    }

    private int MeanTripLength()
    {
        int trips = 0;
        for (int van = 0; van < instance.VanCount; van++)
        {
            trips += plan.Van(van).TripCount;
        }

        return Math.Max(1, (instance.JobCount - plan.PoolCount) / trips);
    }
}
