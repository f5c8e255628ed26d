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

    /// <summary>Where it is done: 0 to <see cref="Problem.LocationCount"/>, exclusive.</summary>
    public required int Location { get; init; }

    /// <summary>Taken from the hub to the location, one amount per capacity dimension; empty means nothing.</summary>
    public long[] Delivery { get; init; } = [];

    /// <summary>Taken from the location to the hub, one amount per capacity dimension; empty means nothing.</summary>
    public long[] Pickup { get; init; } = [];

    /// <summary>Service starts inside one of these; in order of time and not overlapping. Empty means at any time.</summary>
    public TimeWindow[] Windows { get; init; } = [];

    /// <summary>Time at the location for this job alone, after the start and beyond <see cref="Problem.VisitMs"/>.</summary>
    public long ServiceMs { get; init; }

    /// <summary>The job is never on a trip that leaves its hub before this, in ms since local midnight.</summary>
    public long ReleaseMs { get; init; }

    /// <summary>Indices of the vehicles that may serve it; null means all.</summary>
    public int[]? AllowedVehicles { get; init; }

    /// <summary>
    /// Index of the job where this job's delivery is collected; null means that it is loaded at the hub. The two form a
    /// shipment: both on the same trip, the collection first, or both left out (each at its own prize). The collecting
    /// job's <see cref="Pickup"/> equals this job's <see cref="Delivery"/> and leaves the van here, not at the hub.
    /// </summary>
    public int? CollectedBy { get; init; }

    /// <summary>
    /// Index of the vehicle that has this delivery on board already, or null. It stays in that van and is served on its
    /// first trip; left out, it rides along and takes its room until the end of that trip. A van that has left
    /// (<see cref="Vehicle.HasLeft"/>) delivers nothing else on that trip.
    /// </summary>
    public int? OnBoardOf { get; init; }

    /// <summary>
    /// A number from 0, below the number of jobs, that this job shares with its alternatives, or null. At most one job
    /// of a group is served; where none is, the group costs the prize of its first job (lowest index), once, and that job stands for it among the
    /// unassigned. The others of a group are never among them.
    /// </summary>
    public int? Group { get; init; }

    /// <summary>What leaving the job out costs, in the cost unit of <see cref="Vehicle"/>.</summary>
    public long Prize { get; init; } = MustServe;
}
