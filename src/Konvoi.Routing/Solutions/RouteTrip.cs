namespace Konvoi.Routing;

/// <summary>One round from the van's hub over at least one stop back to the hub.</summary>
public sealed record RouteTrip
{
    /// <summary>When the van leaves the hub: as late as it can without coming back later.</summary>
    public required long DepartMs { get; init; }

    /// <summary>When the van is back at the hub.</summary>
    public required long ReturnMs { get; init; }

    public required IReadOnlyList<RouteStop> Stops { get; init; }

    /// <summary>Way of the whole trip.</summary>
    public required long DistanceDm { get; init; }

    /// <summary>Range charged at the hub right before this trip: what the trip needs beyond what the battery held.</summary>
    public long ChargedDm { get; init; }

    /// <summary>How long that charge takes.</summary>
    public long ChargedMs { get; init; }
}
