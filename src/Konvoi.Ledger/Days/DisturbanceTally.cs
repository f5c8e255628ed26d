namespace Konvoi.Ledger;

/// <summary>What went wrong on the road: vans that broke down, roads that were closed.</summary>
public sealed record DisturbanceTally(long Breakdowns, long Closures, FactSet RestsOn);
