namespace Konvoi.Routing;

/// <summary>
/// One job served on a trip, in ms since local midnight: the van arrives, waits if it must, starts inside a window, and
/// departs when the job's service (and the visit time, where it is due) is over. Job is an index into <see cref="Problem.Jobs"/>.
/// </summary>
public readonly record struct RouteStop(int Job, long ArriveMs, long StartMs, long DepartMs);
