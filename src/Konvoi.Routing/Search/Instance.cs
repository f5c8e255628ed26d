namespace Konvoi.Routing;

/// <summary>
/// A problem laid out for the search: flat arrays indexed by job, van x job or job x dimension, with nothing nullable.
/// </summary>
internal sealed class Instance
{
    public Instance(Problem problem)
    {
        Problem = problem;
        JobCount = problem.Jobs.Count;
        VanCount = problem.Vehicles.Count;
        Dimensions = problem.Dimensions.Count;
        LocationCount = problem.LocationCount;
        VisitMs = new long[LocationCount];
        for (int location = 0; location < LocationCount; location++)
        {
            VisitMs[location] = problem.VisitMs(location);
        }

        Location = new int[JobCount];
        ServiceMs = new long[JobCount];
        ReleaseMs = new long[JobCount];
        Prize = new long[JobCount];
        Windows = new TimeWindow[JobCount][];
        Delivery = new long[JobCount * Dimensions];
        Pickup = new long[JobCount * Dimensions];
        Allowed = new bool[VanCount * JobCount];
        for (int job = 0; job < JobCount; job++)
        {
            AddJob(job, problem.Jobs[job]);
        }

        ClassOf = ClassesOfVans();
    }

    public Problem Problem { get; }

    public int JobCount { get; }

    public int VanCount { get; }

    public int Dimensions { get; }

    public int LocationCount { get; }

    public int[] Location { get; }

    public long[] ServiceMs { get; }

    public long[] ReleaseMs { get; }

    public long[] Prize { get; }

    /// <summary>At least one per job; a job without windows has one that spans all time.</summary>
    public TimeWindow[][] Windows { get; }

    /// <summary>Amount of job j in dimension d at j x dimensions + d.</summary>
    public long[] Delivery { get; }

    /// <summary>Laid out as <see cref="Delivery"/>.</summary>
    public long[] Pickup { get; }

    /// <summary>Whether van v may serve job j, at v x jobs + j.</summary>
    public bool[] Allowed { get; }

    public long[] VisitMs { get; }

    /// <summary>Vans with the same number differ in nothing but their id: of several that stand empty, one is enough to try.</summary>
    public int[] ClassOf { get; }

    /// <summary>The earliest start of a job at or after a time, or long.MaxValue if its last window has closed.</summary>
    public long EarliestStartMs(int job, long atMs)
    {
        foreach (TimeWindow window in Windows[job])
        {
            if (atMs <= window.CloseMs)
            {
                return Math.Max(atMs, window.OpenMs);
            }
        }

        return long.MaxValue;
    }

    /// <summary>The latest start of a job at or before a time; the caller knows that there is one.</summary>
    public long LatestStartMs(int job, long atMs)
    {
        TimeWindow[] windows = Windows[job];
        int w = windows.Length - 1;
        while (windows[w].OpenMs > atMs)
        {
            w--;
        }

        return Math.Min(atMs, windows[w].CloseMs);
    }

    private void AddJob(int index, Job job)
    {
        Location[index] = job.Location;
        ServiceMs[index] = job.ServiceMs;
        ReleaseMs[index] = job.ReleaseMs;
        Prize[index] = job.Prize;
        Windows[index] = job.Windows.Length > 0 ? job.Windows : [new TimeWindow(long.MinValue, long.MaxValue)];
        job.Delivery.CopyTo(Delivery, index * Dimensions);
        job.Pickup.CopyTo(Pickup, index * Dimensions);
        for (int van = 0; van < VanCount; van++)
        {
            Allowed[(van * JobCount) + index] = job.AllowedVehicles is not { } allowed || allowed.Contains(van);
        }
    }

    private int[] ClassesOfVans()
    {
        int[] classOf = new int[VanCount];
        List<int> firsts = [];
        for (int van = 0; van < VanCount; van++)
        {
            int known = firsts.FindIndex(first => AreAlike(first, van));
            classOf[van] = known >= 0 ? known : firsts.Count;
            if (known < 0)
            {
                firsts.Add(van);
            }
        }

        return classOf;
    }

    private bool AreAlike(int a, int b)
    {
        Vehicle left = Problem.Vehicles[a];
        Vehicle right = Problem.Vehicles[b];
        return left with { Id = right.Id, Capacity = right.Capacity } == right
            && left.Capacity.AsSpan().SequenceEqual(right.Capacity)
            && Allowed.AsSpan(a * JobCount, JobCount).SequenceEqual(Allowed.AsSpan(b * JobCount, JobCount));
    }
}
