namespace Konvoi.Fleet;

/// <summary>Hub, stops, hub.</summary>
/// <param name="Id">Unique in the day.</param>
/// <param name="DepartMs">Planned departure, loading done.</param>
/// <param name="ReturnMs">Planned return to the hub.</param>
/// <param name="ChargeMs">Charging that the plan puts before departure; it may run while the van is loaded.</param>
/// <param name="DistanceDm">Distance as committed; a revision on the road does not change it.</param>
public sealed record Trip(
    string Id, long DepartMs, long ReturnMs, long ChargeMs, long DistanceDm, IReadOnlyList<TripStop> Stops);
