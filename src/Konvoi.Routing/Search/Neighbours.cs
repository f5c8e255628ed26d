namespace Konvoi.Routing;

/// <summary>For each job the other jobs in order of nearness: driving time there and back on the first profile that has both ways.</summary>
internal sealed class Neighbours
{
    private const int Most = 64;
    private readonly int[] _near;

    public Neighbours(Instance instance)
    {
        Count = Math.Max(0, Math.Min(Most, instance.JobCount - 1));
        _near = new int[instance.JobCount * Count];
        int[] others = new int[instance.JobCount];
        long[] keys = new long[instance.JobCount];
        for (int job = 0; job < instance.JobCount; job++)
        {
            for (int other = 0; other < instance.JobCount; other++)
            {
                others[other] = other;
                keys[other] = other == job
                    ? long.MaxValue
                    : (RoundTripMs(instance.Problem, instance.Location[job], instance.Location[other]) * instance.JobCount) + other;
            }

            Array.Sort(keys, others);
            others.AsSpan(0, Count).CopyTo(_near.AsSpan(job * Count));
        }
    }

    /// <summary>How many neighbours each job has.</summary>
    public int Count { get; }

    public ReadOnlySpan<int> Of(int job) => _near.AsSpan(job * Count, Count);

    private static long RoundTripMs(Problem problem, int a, int b)
    {
        foreach (Profile profile in problem.Profiles)
        {
            if (profile.IsReachable(a, b) && profile.IsReachable(b, a))
            {
                return (long)profile.DurationMs(a, b) + profile.DurationMs(b, a);
            }
        }

        return 2L * Profile.Unreachable;
    }
}
