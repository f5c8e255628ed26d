namespace Konvoi.Fleet;

/// <summary>What a sender asks for. Immutable; the fleet's own knowledge of the parcel is <see cref="Parcel"/>.</summary>
/// <param name="Id">Unique in the day.</param>
/// <param name="Station">Id of the station that it goes to or comes from.</param>
/// <param name="Direction">To the station, or back to the hub.</param>
/// <param name="Grams">Mass, above 0.</param>
/// <param name="Millilitres">Volume, above 0.</param>
/// <param name="ReadyMs">From when it may be loaded, at the hub or at the station.</param>
/// <param name="DueMs">By when it should be at its destination; later counts as late, not as lost.</param>
public sealed record ParcelOrder(
    string Id, string Station, Direction Direction, int Grams, int Millilitres, long ReadyMs, long DueMs);
