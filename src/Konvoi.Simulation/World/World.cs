using Konvoi.Fleet;
using Konvoi.Ledger;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>
/// A scenario made ready to run: everything looked up, snapped to roads and turned into integers. Immutable, so many
/// days with many seeds may run on one world.
/// </summary>
public sealed class World
{
    public required string Name { get; init; }

    public required RoadNetwork Network { get; init; }

    public required IReadOnlyList<SceneryShape> Scenery { get; init; }

    /// <summary>The day that is played, for roads that the map closes at hours.</summary>
    public required DayOfWeek Weekday { get; init; }

    public required FleetLayout Layout { get; init; }

    public required DemandSource Demand { get; init; }

    public required IReadOnlyList<TimedClosure> Closures { get; init; }

    public required AssistModel Assist { get; init; }

    public required PoolModel Pool { get; init; }

    /// <summary>Share of deliveries that an unstaffed station does not take, in parts per million.</summary>
    public required int UnstaffedRefusalPpm { get; init; }

    public required int PlannerIterations { get; init; }

    public required FactBook Facts { get; init; }

    public required Provenance Provenance { get; init; }

    /// <summary>What its author should know, though the day runs: vans without a permit, chips that take no model.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>The closures as the planner knows them.</summary>
    public IReadOnlyList<RoadClosure> RoadClosures => [.. Closures.Select(closure => closure.Road)];
}
