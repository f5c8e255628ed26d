namespace Konvoi.Routing;

/// <summary>
/// A time of rest that begins between EarliestMs and LatestMs, both included and in ms since local midnight, and lasts DurationMs.
/// </summary>
public readonly record struct Break(long EarliestMs, long LatestMs, long DurationMs);
