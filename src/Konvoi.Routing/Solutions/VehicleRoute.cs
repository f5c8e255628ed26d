namespace Konvoi.Routing;

/// <summary>
/// The trips of one van in order of time; none if the van stays at its hub. Vehicle is an index into
/// <see cref="Problem.Vehicles"/>.
/// </summary>
public sealed record VehicleRoute(int Vehicle, IReadOnlyList<RouteTrip> Trips)
{
    /// <summary>The breaks taken, in order of time.</summary>
    public IReadOnlyList<RouteBreak> Breaks { get; init; } = [];
}
