using Konvoi.Compute;
using Konvoi.Ledger;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>What a scenario refers to, read by the caller: this room opens no files.</summary>
/// <param name="FileName">Of the scenario, for messages.</param>
/// <param name="Network">The roads of the city.</param>
/// <param name="Scenery">Water and parks to draw under them; empty for an extract.</param>
/// <param name="Permits">GeoJSON, when the scenario names a file.</param>
/// <param name="Parcels">CSV, when the scenario names a file.</param>
public sealed record ScenarioInputs(
    string FileName,
    RoadNetwork Network,
    IReadOnlyList<SceneryShape> Scenery,
    ReadOnlyMemory<byte>? Permits,
    ReadOnlyMemory<byte>? Parcels,
    FactBook Facts,
    ComputeCatalog Catalog);
