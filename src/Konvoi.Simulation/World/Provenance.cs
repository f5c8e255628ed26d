using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>
/// The facts that each part of the simulated world read, as recorded while it was built. A quantity rests on the parts
/// that shape it: distance on <see cref="Operations"/>, answers on <see cref="Help"/> and <see cref="Pool"/>.
/// </summary>
public sealed record Provenance(FactSet Operations, FactSet Energy, FactSet Help, FactSet Pool, FactSet Breakdowns, FactSet Demand);
