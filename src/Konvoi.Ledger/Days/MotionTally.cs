namespace Konvoi.Ledger;

/// <summary>How far the vans drove.</summary>
/// <param name="DrivenDm">Decimetres driven.</param>
/// <param name="EmptyDm">Those of them with nothing on board.</param>
/// <param name="CompliantDm">Those of them inside a permit's roads, hours and speed.</param>
/// <param name="ActiveVanMs">Time between a van's first departure and its last return, summed over vans.</param>
/// <param name="RestsOn">The facts behind it.</param>
public sealed record MotionTally(long DrivenDm, long EmptyDm, long CompliantDm, long ActiveVanMs, FactSet RestsOn);
