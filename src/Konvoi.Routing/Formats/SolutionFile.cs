namespace Konvoi.Routing;

/// <summary>
/// Routes that somebody else made for a <see cref="ProblemFile"/>: orders without times. Read by <see cref="SolutionReader"/>,
/// brought into time by <see cref="RouteSchedule"/>.
/// </summary>
public sealed record SolutionFile
{
    /// <summary>In the order of the file; a van with several trips has several.</summary>
    public required IReadOnlyList<SolutionFileRoute> Routes { get; init; }

    /// <summary>The cost that the file states, in its own unit; null if it states none.</summary>
    public decimal? StatedCost { get; init; }

    /// <summary>The jobs that the file says are left out, by index.</summary>
    public IReadOnlyList<int> Unassigned { get; init; } = [];

    /// <summary>
    /// The routes as stops per trip per vehicle. Where the file names no vans (all are alike then) the first route goes to the
    /// first van and so on, and routes beyond the last van are left out; <see cref="ProblemFile.WithVehicles"/> has vans for all
    /// of them where the fleet is open.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A route has a van below 0, which <see cref="SolutionReader"/> never gives.</exception>
    public IReadOnlyList<IReadOnlyList<IReadOnlyList<RouteStop>>> TripsOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        List<IReadOnlyList<RouteStop>>[] trips = [.. problem.Vehicles.Select(_ => new List<IReadOnlyList<RouteStop>>())];
        foreach (SolutionFileRoute route in Routes)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(route.Vehicle);
            if (route.Vehicle < trips.Length && route.Stops.Any(stop => stop.Job >= 0))
            {
                trips[route.Vehicle].Add(route.Stops);
            }
        }

        return trips;
    }
}
