namespace Konvoi.Routing;

/// <summary>
/// A break of a van: which of <see cref="Vehicle.Breaks"/>, on which trip, after which stop of it (-1: at the hub before
/// the trip leaves), from when to when in ms since local midnight; all three are indices from 0. The drive to the next stop begins when it ends.
/// </summary>
public readonly record struct RouteBreak(int Break, int Trip, int AfterStop, long StartMs, long EndMs);
