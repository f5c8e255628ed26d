namespace Konvoi.Ledger;

/// <summary>Vans of one profile.</summary>
/// <param name="Profile">As in the keys of the facts: <c>zelos_z5</c>.</param>
/// <param name="Vans">Vans owned; each costs money whether it drives or not.</param>
/// <param name="VansUsed">Those of them that made a trip.</param>
public sealed record VanGroup(string Profile, int Vans, int VansUsed);
