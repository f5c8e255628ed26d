namespace Konvoi.Routing;

/// <summary>
/// How many vans a location serves at once without being in each other's way. It may be exceeded, at a price: CostPerHour
/// per 3,600,000 ms and per van beyond Docks, added up over the day and rounded down once per location. A van occupies a
/// dock from the start of its first job of a visit to the departure from the last; waiting before the start takes none,
/// and neither does a break after the last. Jobs of a trip in a row at one location are one visit; a stop at a charger
/// ends it and takes no dock.
/// </summary>
public readonly record struct DockLimit(int Location, int Docks, long CostPerHour);
