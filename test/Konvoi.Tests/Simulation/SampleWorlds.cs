using Konvoi.Compute;
using Konvoi.Ledger;
using Konvoi.Roads;
using Konvoi.Simulation;
using Konvoi.Tests.Repo;

namespace Konvoi.Tests.Simulation;

/// <summary>The committed sample town, ready to be changed and run.</summary>
internal static class SampleWorlds
{
    private static readonly Lazy<Town> SampleTown = new(() => TownGenerator.Generate(new TownOptions { Seed = 5 }));
    private static readonly Lazy<RoadNetwork> TownRoads = new(() => RoadNetwork.Build(SampleTown.Value.Roads, "town"));

    public static string Folder { get; } = Path.Combine(Checkout.Root, "samples/town");

    public static FactBook Facts { get; } = FactBook.Parse(Data("facts.csv"), "facts.csv");

    public static ComputeCatalog Catalog { get; } =
        ComputeCatalog.Parse(Data("chips.csv"), "chips.csv", Data("models.csv"), "models.csv");

    public static byte[] Json { get; } = File.ReadAllBytes(Path.Combine(Folder, "scenario.json"));

    public static byte[] Permits { get; } = File.ReadAllBytes(Path.Combine(Folder, "permits.geojson"));

    public static ScenarioFile Scenario { get; } = ScenarioReader.Read(Json, "scenario.json");

    /// <summary>The town with fewer parcels and a quick planner, so that a day takes a fraction of a second.</summary>
    public static ScenarioFile Small { get; } = Scenario with
    {
        Parcels = new ParcelsFile(null, new GeneratedParcelsFile { Count = 900, DueHours = 4 }),
        Planner = new PlannerFile { Iterations = 200 },
    };

    public static World Build(ScenarioFile scenario, FactBook? facts = null, byte[]? permits = null, byte[]? parcels = null)
    {
        ReadOnlyMemory<byte>? geoJson = scenario.Permits is null ? null : new ReadOnlyMemory<byte>?(permits ?? Permits);
        ReadOnlyMemory<byte>? csv = parcels is null ? null : new ReadOnlyMemory<byte>?(parcels);
        return WorldBuilder.Build(
            scenario, new ScenarioInputs("scenario.json", TownRoads.Value, SampleTown.Value.Scenery, geoJson, csv, facts ?? Facts, Catalog));
    }

    public static DayResult Run(ScenarioFile scenario, ulong seed = 1, FactBook? facts = null) =>
        new DayRunner(Build(scenario, facts)).Run(seed);

    private static string Data(string name) => File.ReadAllText(Path.Combine(Checkout.Root, "data", name));
}
