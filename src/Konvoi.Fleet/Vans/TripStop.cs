namespace Konvoi.Fleet;

/// <summary>A call at a station: what to hand over and what to take along.</summary>
/// <param name="Station">Id of the station.</param>
/// <param name="ArriveMs">Planned arrival.</param>
/// <param name="LeaveMs">Planned departure.</param>
/// <param name="Deliver">Ids of parcels to hand over.</param>
/// <param name="PickUp">Ids of parcels to take to the hub.</param>
public sealed record TripStop(
    string Station, long ArriveMs, long LeaveMs, IReadOnlyList<string> Deliver, IReadOnlyList<string> PickUp);
