using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>
/// The facts that each part of the simulated world read, as recorded while it was built. A quantity rests on the parts
/// that shape it: distance on <see cref="Operations"/> and <see cref="Demand"/>, whatever a delay changes on all of them.
/// </summary>
public sealed record Provenance(
    FactSet Operations, FactSet Energy, FactSet Help, FactSet Lanes, FactSet Pool, FactSet Breakdowns, FactSet Demand);
