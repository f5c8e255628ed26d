namespace Konvoi.Ledger;

/// <summary>Trips from hub to hub.</summary>
/// <param name="Trips">Trips begun.</param>
/// <param name="LoadPermilleSum">
/// Over all trips: the greatest load of the trip in thousandths of capacity, by volume or by mass, whichever is fuller.
/// </param>
/// <param name="RestsOn">The facts behind it.</param>
public sealed record TripTally(long Trips, long LoadPermilleSum, FactSet RestsOn);
