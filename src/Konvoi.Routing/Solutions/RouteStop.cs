namespace Konvoi.Routing;

/// <summary>
/// One job served on a trip, in ms since local midnight: the van arrives, waits if it must, starts inside a window, and
/// departs when the job's service (and the visit time, where it is due) is over. Job is an index into <see cref="Problem.Jobs"/>.
/// <para>
/// A stop at a charger has Job -1, the charger's index in <see cref="Problem.Chargers"/> and what it takes on; it starts
/// when it arrives and departs when the charge is over.
/// </para>
/// </summary>
public readonly record struct RouteStop(int Job, long ArriveMs, long StartMs, long DepartMs)
{
    /// <summary>Whether this is a stop at a charger and not at a job.</summary>
    public bool IsCharger => Job < 0;

    /// <summary>Index into <see cref="Problem.Chargers"/>; -1 at a job.</summary>
    public int Charger { get; init; } = -1;

    /// <summary>Range taken on at a charger, in dm; 0 at a job.</summary>
    public long ChargedDm { get; init; }
}
