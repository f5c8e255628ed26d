using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>Cuts a plan into groups of tours that lie beside each other.</summary>
internal static class PlanCut
{
    /// <summary>How many neighbours of a job say beside which tours its own lies.</summary>
    private const int Beside = 10;

    /// <summary>
    /// The vans of each group. A group starts from a tour drawn by chance and takes in the tour with the largest share of its
    /// neighbours in the group until it has the jobs wanted; the last one takes what is left.
    /// </summary>
    public static List<int[]> Of(Instance instance, Tours tours, int jobsEach, Rng rng)
    {
        List<int> left = [.. Enumerable.Range(0, instance.Vans).Where(van => tours.Count(van) > 0)];
        int[,] shared = Shared(instance, tours);
        int jobsLeft = left.Sum(tours.Count);
        List<int[]> groups = [];
        while (left.Count > 0)
        {
            long[] drawn = new long[instance.Vans];
            List<int> group = [];
            int jobs = 0;
            int next = left[rng.Next(left.Count)];
            while (left.Count > 0 && (jobs < jobsEach || jobsLeft < jobsEach / 2))
            {
                left.Remove(next);
                group.Add(next);
                jobs += tours.Count(next);
                jobsLeft -= tours.Count(next);
                foreach (int van in left)
                {
                    drawn[van] += shared[next, van] + shared[van, next];
                }

                next = left.Count == 0 ? -1 : left.MaxBy(van => drawn[van] * 1000 / tours.Count(van));
            }

            groups.Add([.. group]);
        }

        return groups;
    }

    /// <summary>How often a job of one van is among the nearest of a job of another.</summary>
    private static int[,] Shared(Instance instance, Tours tours)
    {
        int[,] shared = new int[instance.Vans, instance.Vans];
        for (int job = 0; job < instance.Jobs; job++)
        {
            foreach (int other in instance.Near.ByWay(job).AsSpan(0, Math.Min(Beside, instance.Near.Count)))
            {
                if (tours.Stops[job].Van >= 0 && tours.Stops[other].Van >= 0)
                {
                    shared[tours.Stops[job].Van, tours.Stops[other].Van]++;
                }
            }
        }

        return shared;
    }
}
