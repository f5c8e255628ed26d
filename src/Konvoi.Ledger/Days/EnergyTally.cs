namespace Konvoi.Ledger;

/// <summary>Energy that the vans took from their batteries, to be charged at the depot.</summary>
public sealed record EnergyTally(long EnergyWh, FactSet RestsOn);
