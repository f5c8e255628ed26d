namespace Konvoi.Bench.Routing;

/// <summary>A finished run with what it is compared to.</summary>
internal sealed record Measured(BestKnown Of, RunRow Row)
{
    /// <summary>What the hierarchical marks allow above the listed distance.</summary>
    private const double DistanceTolerance = 0.0001;

    public double? GapPercent => Row.Stands ? Of.GapPercent(Row.Cost!.Value) : null;

    public bool HasListedVehicles => Row.Stands && Row.Vehicles <= Of.Vehicles;

    /// <summary>Fewer vehicles than listed, or as many and no longer a way.</summary>
    public bool IsAsListed => HasListedVehicles && (Row.Vehicles < Of.Vehicles || Row.Cost <= Of.Cost * (1 + DistanceTolerance));

    /// <summary>
    /// The gap at a time of the run. The trajectory of a hierarchical family counts distance alone, so it has none.
    /// </summary>
    public double? GapPercentAt(double cpuSeconds) =>
        Row.Stands && !Of.Family.Hierarchical && Row.CostAt(cpuSeconds) is { } cost ? Of.GapPercent(cost) : null;
}
