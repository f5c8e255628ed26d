namespace Konvoi.Ledger;

/// <summary>How long the vans were out and whether they kept their permits: what every delay changes.</summary>
/// <param name="ActiveVanMs">Time between a van's first departure and its last return, summed over vans.</param>
/// <param name="CompliantDm">Decimetres driven inside a permit's roads, hours and speed.</param>
/// <param name="RestsOn">The facts behind it.</param>
public sealed record DutyTally(long ActiveVanMs, long CompliantDm, FactSet RestsOn);
