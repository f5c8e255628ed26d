namespace Konvoi.Ledger;

/// <summary>What stuck vans cost everybody else.</summary>
/// <param name="BlockedLaneMs">Time that stuck vans stood in a lane, summed over vans.</param>
/// <param name="RestsOn">The facts behind it.</param>
public sealed record LaneTally(long BlockedLaneMs, FactSet RestsOn);
