namespace Konvoi.Routing;

/// <summary>
/// One round from the van's hub over at least one job back to the hub; the first may start and the last may end elsewhere
/// (see <see cref="Vehicle"/>), and the first of a van that has left may have no job, or no stop at all.
/// </summary>
public sealed record RouteTrip
{
    /// <summary>When the van leaves the hub: as late as it can without coming back later or moving a break.</summary>
    public required long DepartMs { get; init; }

    /// <summary>When the van is back at the hub.</summary>
    public required long ReturnMs { get; init; }

    public required IReadOnlyList<RouteStop> Stops { get; init; }

    /// <summary>Way of the whole trip.</summary>
    public required long DistanceDm { get; init; }

    /// <summary>Range charged at the hub right before this trip (<see cref="ChargeRule"/>); chargers on the way are stops.</summary>
    public long ChargedDm { get; init; }

    /// <summary>How long that charge takes.</summary>
    public long ChargedMs { get; init; }
}
