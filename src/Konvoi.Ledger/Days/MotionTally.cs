namespace Konvoi.Ledger;

/// <summary>How far the vans drove.</summary>
/// <param name="DrivenDm">Decimetres driven.</param>
/// <param name="EmptyDm">Those of them with nothing on board.</param>
/// <param name="RestsOn">The facts behind it.</param>
public sealed record MotionTally(long DrivenDm, long EmptyDm, FactSet RestsOn);
