namespace Konvoi.Ledger;

/// <summary>What the AI pool did; no chips at all where the day ran without one.</summary>
public sealed record PoolTally(IReadOnlyList<ChipUse> Chips, FactSet RestsOn);
