namespace Konvoi.Routing;

/// <summary>
/// A van with its shift, its battery and its costs. It makes trips: hub, stops, the same hub.
/// <para>
/// Costs are integers in any one unit of money; choose a fine one (a thousandth of a cent), because the distance cost and
/// the time cost of a van are each rounded down to a whole unit once.
/// </para>
/// </summary>
public sealed record Vehicle
{
    /// <summary>A range that never binds. A van with it never charges.</summary>
    public const long UnlimitedDm = 1_000_000_000_000_000;

    /// <summary>Unique among the vehicles of a problem.</summary>
    public required string Id { get; init; }

    /// <summary>Index of the travel profile (<see cref="Problem.Profiles"/>).</summary>
    public int Profile { get; init; }

    /// <summary>The location where every trip of this van begins and ends.</summary>
    public required int Hub { get; init; }

    /// <summary>The most that may be on board at any point of a trip, one amount per dimension.</summary>
    public long[] Capacity { get; init; } = [];

    /// <summary>No trip leaves, and no charging begins, before this.</summary>
    public long ShiftStartMs { get; init; }

    /// <summary>The last trip is back by this.</summary>
    public required long ShiftEndMs { get; init; }

    /// <value>At least 1. The default is one trip.</value>
    public int MaxTrips { get; init; } = 1;

    /// <summary>The longest a trip may take from leaving the hub to being back; null means no limit.</summary>
    public long? MaxTripMs { get; init; }

    /// <summary>What a full battery drives, in dm. No trip is longer.</summary>
    public long RangeDm { get; init; } = UnlimitedDm;

    /// <summary>What the battery drives at the start of the shift; null means full.</summary>
    public long? StartRangeDm { get; init; }

    /// <summary>
    /// Time that charging for one km of range takes, at the hub, rounded up to whole ms per charge; null means that the
    /// van does not charge during the day. Charging rule: before a trip the van charges exactly what that trip needs
    /// beyond what the battery holds, no less and no more.
    /// </summary>
    public long? RechargeMsPerKm { get; init; }

    /// <summary>
    /// Time at the hub between two trips for unloading and loading. Charging runs at the same time: the van stands for
    /// the longer of the two. The first trip is loaded before the shift starts.
    /// </summary>
    public long ReloadMs { get; init; }

    /// <summary>Paid once if the van makes any trip.</summary>
    public long FixedCost { get; init; }

    /// <summary>Paid per 10,000 dm driven.</summary>
    public long CostPerKm { get; init; }

    /// <summary>Paid per 3,600,000 ms on trips, from leaving the hub to being back; standing at the hub is free.</summary>
    public long CostPerHour { get; init; }
}
