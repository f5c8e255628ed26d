namespace Konvoi.Routing;

/// <summary>The jobs of a problem in flat arrays, and the units that the search moves them in.</summary>
internal sealed class JobLayout
{
    private readonly bool[] _allowed;
    private readonly int _jobs;
    private readonly int[][] _members;

    public JobLayout(Problem problem)
    {
        _jobs = problem.Jobs.Count;
        int dimensions = problem.Dimensions.Count;
        Place = new int[_jobs];
        OpenMs = new long[_jobs];
        CloseMs = new long[_jobs];
        ServiceMs = new long[_jobs];
        ReleaseMs = new long[_jobs];
        Windows = new TimeWindow[_jobs][];
        Delivery = new long[_jobs * dimensions];
        Pickup = new long[_jobs * dimensions];
        HasDelivery = new bool[_jobs];
        Collect = new int[_jobs];
        Deliver = new int[_jobs];
        OnBoardOf = new int[_jobs];
        UnitOf = new int[_jobs];
        Prize = new long[_jobs];
        Committed = new bool[_jobs];
        _members = new int[_jobs][];
        _allowed = new bool[problem.Vehicles.Count * _jobs];
        Array.Fill(Collect, -1);
        Array.Fill(Deliver, -1);
        for (int j = 0; j < _jobs; j++)
        {
            AddJob(j, problem, dimensions);
        }

        FillAllowed(problem);
        foreach (Vehicle vehicle in problem.Vehicles)
        {
            foreach (int job in vehicle.Committed)
            {
                Committed[job] = true;
            }
        }

        Units = MakeUnits(problem);
    }

    public int[] Place { get; }

    /// <summary>Opening of the first window and closing of the last.</summary>
    public long[] OpenMs { get; }

    public long[] CloseMs { get; }

    public long[] ServiceMs { get; }

    public long[] ReleaseMs { get; }

    /// <summary>At least one per job; a job without windows has one that spans all time.</summary>
    public TimeWindow[][] Windows { get; }

    /// <summary>Amount of job j in dimension d at j x dimensions + d.</summary>
    public long[] Delivery { get; }

    public long[] Pickup { get; }

    public bool[] HasDelivery { get; }

    /// <summary>For the delivering job of a shipment the collecting one, else -1; <see cref="Deliver"/> the other way.</summary>
    public int[] Collect { get; }

    public int[] Deliver { get; }

    public int[] OnBoardOf { get; }

    public int[] UnitOf { get; }

    /// <summary>The names of all units, ascending.</summary>
    public int[] Units { get; }

    /// <summary>Prize of a unit, in the problem's money.</summary>
    public long[] Prize { get; }

    public bool[] Committed { get; }

    /// <summary>Whether a job stays in its van whatever happens: it is committed, or delivers what a committed stop collects.</summary>
    public bool IsBound(int job) => Committed[job] || (Collect[job] >= 0 && Committed[Collect[job]]);

    /// <summary>The jobs of a group of alternatives; for any other unit the unit alone.</summary>
    public int[] Alternatives(int unit) => _members[unit];

    public bool IsAllowed(int van, int job) => _allowed[(van * _jobs) + job];

    public bool AreAllowedAlike(int a, int b) => _allowed.AsSpan(a * _jobs, _jobs).SequenceEqual(_allowed.AsSpan(b * _jobs, _jobs));

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

    /// <summary>The latest start of a job at or before a time, or long.MinValue if no window has opened by then.</summary>
    public long LatestStartMs(int job, long atMs)
    {
        TimeWindow[] windows = Windows[job];
        for (int w = windows.Length - 1; w >= 0; w--)
        {
            if (windows[w].OpenMs <= atMs)
            {
                return Math.Min(atMs, windows[w].CloseMs);
            }
        }

        return long.MinValue;
    }

    private void AddJob(int index, Problem problem, int dimensions)
    {
        Job job = problem.Jobs[index];
        Place[index] = job.Location;
        ServiceMs[index] = job.ServiceMs;
        ReleaseMs[index] = job.ReleaseMs;
        Windows[index] = job.Windows.Length > 0 ? job.Windows : [new TimeWindow(-VanRules.AnyTimeMs, VanRules.AnyTimeMs)];
        OpenMs[index] = Windows[index][0].OpenMs;
        CloseMs[index] = Windows[index][^1].CloseMs;
        OnBoardOf[index] = job.OnBoardOf ?? -1;
        job.Delivery.CopyTo(Delivery, index * dimensions);
        job.Pickup.CopyTo(Pickup, index * dimensions);
        HasDelivery[index] = job.Delivery.Any(amount => amount > 0);
        if (job.CollectedBy is { } at)
        {
            Collect[index] = at;
            Deliver[at] = index;
        }
    }

    /// <summary>Van by van everything, less what a job says of itself and what a van that has left cannot come back for.</summary>
    private void FillAllowed(Problem problem)
    {
        Array.Fill(_allowed, true);
        bool[] named = new bool[problem.Vehicles.Count];
        for (int job = 0; job < _jobs; job++)
        {
            int[]? allowed = problem.Jobs[job].AllowedVehicles;
            if (allowed is null && OnBoardOf[job] < 0)
            {
                continue;
            }

            Array.Fill(named, allowed is null);
            foreach (int van in allowed ?? [])
            {
                named[van] = true;
            }

            for (int van = 0; van < named.Length; van++)
            {
                _allowed[(van * _jobs) + job] = named[van] && (OnBoardOf[job] < 0 || OnBoardOf[job] == van);
            }
        }

        for (int van = 0; van < named.Length; van++)
        {
            for (int job = 0; job < _jobs && problem.Vehicles[van] is { HasLeft: true, MaxTrips: 1 }; job++)
            {
                _allowed[(van * _jobs) + job] &= OnBoardOf[job] >= 0 || Collect[job] >= 0 || !HasDelivery[job];
            }
        }
    }

    private int[] MakeUnits(Problem problem)
    {
        int groups = problem.Jobs.Max(job => job.Group) + 1 ?? 0;
        List<int>[] members = new List<int>[groups];
        List<int> units = [];
        for (int j = 0; j < _jobs; j++)
        {
            int unit = Collect[j] >= 0 ? Collect[j] : j;
            if (problem.Jobs[j].Group is { } group)
            {
                members[group] ??= [];
                members[group].Add(j);
                unit = members[group][0];
            }

            UnitOf[j] = unit;
            _members[j] = [j];
            if (unit == j)
            {
                units.Add(j);
                Prize[j] = problem.Jobs[j].Prize + (Deliver[j] >= 0 ? problem.Jobs[Deliver[j]].Prize : 0);
            }
        }

        foreach (List<int> group in members)
        {
            if (group is not null)
            {
                _members[group[0]] = [.. group];
            }
        }

        return [.. units];
    }
}
