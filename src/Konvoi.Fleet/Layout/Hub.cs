using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>A hub (depot): vans load, charge and rest here.</summary>
/// <param name="Docks">Vans that load at the same time.</param>
/// <param name="Chargers">Vans that charge at the same time.</param>
/// <param name="WavesMs">When a wave of dispatching is planned, ascending.</param>
public sealed record Hub(string Id, RoadPoint Place, int Docks, int Chargers, IReadOnlyList<long> WavesMs);
