namespace Konvoi.Routing;

/// <summary>
/// One thing to do at one location: hand over a delivery, take a pick-up, or both. A job is never split; a demand larger
/// than a van is several jobs at the same location (see <see cref="Problem.VisitMs"/> for what they then share).
/// </summary>
public sealed record Job
{
    /// <summary>A prize so high that the job is left out only where no van can serve it.</summary>
    public const long MustServe = 1_000_000_000_000;

    /// <summary>Unique among the jobs of a problem.</summary>
    public required string Id { get; init; }

    public required int Location { get; init; }

    /// <summary>Taken from the hub to the location, one amount per capacity dimension; empty means nothing.</summary>
    public long[] Delivery { get; init; } = [];

    /// <summary>Taken from the location to the hub, one amount per capacity dimension; empty means nothing.</summary>
    public long[] Pickup { get; init; } = [];

    /// <summary>Service starts inside one of these; in order of time and not overlapping. Empty means at any time.</summary>
    public TimeWindow[] Windows { get; init; } = [];

    /// <summary>Time at the location for this job alone, after the start and beyond <see cref="Problem.VisitMs"/>.</summary>
    public long ServiceMs { get; init; }

    /// <summary>The job is never on a trip that leaves its hub before this.</summary>
    public long ReleaseMs { get; init; }

    /// <summary>Indices of the vehicles that may serve it; null means all.</summary>
    public int[]? AllowedVehicles { get; init; }

    /// <summary>What leaving the job out costs, in the cost unit of <see cref="Vehicle"/>.</summary>
    public long Prize { get; init; } = MustServe;
}
