namespace Konvoi.Routing;

/// <summary>
/// A span of the day in which service may start, both ends included, in ms since local midnight. Service may end after it.
/// </summary>
public readonly record struct TimeWindow(long OpenMs, long CloseMs);
