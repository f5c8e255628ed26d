namespace Konvoi.Routing;

/// <summary>
/// One round from the van's hub over at least one job back to the hub; the first may start and the last may end elsewhere
/// (see <see cref="Vehicle"/>), and the first of a van that has left may have no job, or no stop at all.
/// </summary>
public sealed record RouteTrip
{
    /// <summary>
    /// When the van leaves the hub, in ms since local midnight: as late as it can without coming back later or moving a break.
    /// </summary>
    public required long DepartMs { get; init; }

    /// <summary>When the van is back at the hub, in ms since local midnight.</summary>
    public required long ReturnMs { get; init; }

    /// <summary>Jobs and chargers in the order of the visit, the hub left out.</summary>
    public required IReadOnlyList<RouteStop> Stops { get; init; }

    /// <summary>Way of the whole trip, in dm.</summary>
    public required long DistanceDm { get; init; }

    /// <summary>Range charged at the hub right before this trip (<see cref="ChargeRule"/>), in dm; chargers on the way are stops.</summary>
    public long ChargedDm { get; init; }

    /// <summary>How long that charge takes, in ms.</summary>
    public long ChargedMs { get; init; }
}
