namespace Konvoi.Routing;

/// <summary>
/// A plan for a <see cref="Problem"/>: the full schedule of every van, the jobs left out with reasons, and the cost.
/// A plain value: whoever makes one by hand or from a file lets <see cref="Verifier"/> judge it.
/// </summary>
public sealed record Solution
{
    /// <summary>One route per vehicle, in the order of <see cref="Problem.Vehicles"/>.</summary>
    public required IReadOnlyList<VehicleRoute> Routes { get; init; }

    /// <summary>
    /// The jobs on no route, in the order of <see cref="Problem.Jobs"/>; of a group of alternatives the first job if none
    /// of them is on a route, otherwise none.
    /// </summary>
    public required IReadOnlyList<UnassignedJob> Unassigned { get; init; }

    /// <summary>As defined at <see cref="Problem"/>, in the cost unit of <see cref="Vehicle"/>.</summary>
    public required long Cost { get; init; }
}
