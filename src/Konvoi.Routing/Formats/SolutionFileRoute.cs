namespace Konvoi.Routing;

/// <summary>
/// One route of a file: the index of its van from 0 (at or beyond the number of vans where there are more routes than vans), its
/// stops in order without times (<see cref="RouteStop.Job"/> or <see cref="RouteStop.Charger"/>), and the names on it that the
/// problem does not know.
/// </summary>
public sealed record SolutionFileRoute(int Vehicle, IReadOnlyList<RouteStop> Stops, IReadOnlyList<string> Unknown);
