namespace Konvoi.Fleet;

/// <summary>How the planner searches and what it weighs. Costs are in thousandths of a cent and only steer the search; money is counted in the ledger.</summary>
/// <param name="Seed">The same state, options and seed give the same plan.</param>
/// <param name="Iterations">Effort of the search, at least 0.</param>
public sealed record PlannerOptions(ulong Seed, int Iterations)
{
    /// <summary>Per van that leaves the hub at all; what makes the planner fill vans before it takes the next.</summary>
    public long CostPerVan { get; init; } = 500_000;

    public long CostPerKm { get; init; } = 30_000;

    /// <summary>Per hour between leaving the hub and being back.</summary>
    public long CostPerHour { get; init; } = 400_000;

    /// <summary>Part of a full battery that plans leave untouched, for detours; in thousandths, 0 to 999.</summary>
    public int RangeReservePermille { get; init; } = 50;
}
