namespace Konvoi.Compute;

/// <summary>The work of one unit. Steps count when they end.</summary>
/// <param name="Unit">Its name.</param>
/// <param name="Chip">Name of its chip; empty where the unit was refused.</param>
/// <param name="Cards">Its cards, idle ones included.</param>
/// <param name="Replicas">Replicas that they carry.</param>
/// <param name="Assist">Work for assist requests.</param>
/// <param name="Background">All other work.</param>
public sealed record UnitUse(string Unit, string Chip, int Cards, int Replicas, ClassUse Assist, ClassUse Background);
