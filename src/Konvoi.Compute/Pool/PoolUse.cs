namespace Konvoi.Compute;

/// <summary>What the pool has done so far, by unit, in the order of the units.</summary>
public sealed record PoolUse(IReadOnlyList<UnitUse> Units);
