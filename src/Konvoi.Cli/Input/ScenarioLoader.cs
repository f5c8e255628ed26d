using Konvoi.Compute;
using Konvoi.Ledger;
using Konvoi.Roads;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>Reads a scenario and every file it names, so that the simulation has bytes and no paths.</summary>
internal static class ScenarioLoader
{
    private const string FactsFile = "data/facts.csv";
    private const string ChipsFile = "data/chips.csv";
    private const string ModelsFile = "data/models.csv";

    /// <exception cref="FormatException">Names file and place of whatever is wrong.</exception>
    public static LoadedScenario Load(ScenarioChoice choice, Progress progress)
    {
        ScenarioSource source = ScenarioSource.Open(choice.Path);
        IReadOnlyList<string> settings = choice.Settings;
        ScenarioFile scenario = ScenarioReader.Read(source.Json, source.FileName, settings);
        scenario = choice.Seed is { } asked ? scenario with { Seed = asked } : scenario;
        (RoadNetwork network, IReadOnlyList<SceneryShape> scenery) = progress.While("reading roads", _ => City(scenario, source, settings));

        // Beside the building of the world, which takes half a second. Whoever needs it first waits for it, and hears of it if it fails.
        _ = Task.Run(network.Prepare);
        FactBook facts = FactBook.Parse(Resources.Text(FactsFile), FactsFile);
        ScenarioInputs inputs = new(
            source.FileName,
            network,
            scenery,
            Optional(source, scenario.Permits, settings, "permits", "a GeoJSON file of permits"),
            Optional(source, scenario.Parcels.File, settings, "parcels", "a CSV file of parcels"),
            facts,
            ComputeCatalog.Parse(Resources.Text(ChipsFile), ChipsFile, Resources.Text(ModelsFile), ModelsFile));
        return new LoadedScenario(scenario, inputs);
    }

    private static (RoadNetwork Network, IReadOnlyList<SceneryShape> Scenery) City(
        ScenarioFile scenario, ScenarioSource source, IReadOnlyList<string> settings)
    {
        switch (scenario.City)
        {
            case { Pbf: { Length: > 0 } path, Generated: null }:
                (byte[] bytes, string fileName) = source.Read(path, IsTyped(settings, "city.pbf"), "$.city.pbf", RoadsFile.Expected);
                return (RoadsFile.Read(bytes, fileName), []);
            case { Pbf: null or "", Generated: { } generated }:
                Town town = Generate(generated, source.FileName);
                return (RoadNetwork.Build(town.Roads, scenario.Name), town.Scenery);
            case { Pbf: null or "" }:
                throw new FormatException(
                    $"{source.FileName}: $.city: found no roads, expected {RoadsFile.Expected}: pass --set city.pbf=FILE");
            default:
                throw new FormatException($"{source.FileName}: $.city: found both 'pbf' and 'generated', expected one of them");
        }
    }

    private static Town Generate(GeneratedCityFile wanted, string fileName)
    {
        TownOptions usual = new();
        TownOptions options = new()
        {
            Seed = wanted.Seed ?? usual.Seed,
            CentreLon = wanted.CentreLon ?? usual.CentreLon,
            CentreLat = wanted.CentreLat ?? usual.CentreLat,
            WidthM = wanted.WidthM ?? usual.WidthM,
            HeightM = wanted.HeightM ?? usual.HeightM,
            BlockM = wanted.BlockM ?? usual.BlockM,
        };
        try
        {
            return TownGenerator.Generate(options);
        }
        catch (ArgumentOutOfRangeException outside)
        {
            string field = outside.ParamName is { Length: > 0 } name ? char.ToLowerInvariant(name[0]) + name[1..] : "?";
            string expected = outside.Message.Split(" (Parameter", 2)[0];
            throw new FormatException($"{fileName}: $.city.generated.{field}: found {outside.ActualValue}, {expected}", outside);
        }
    }

    private static ReadOnlyMemory<byte>? Optional(
        ScenarioSource source, string? path, IReadOnlyList<string> settings, string field, string expected)
    {
        if (path is null)
        {
            return null;
        }

        return source.Read(path, IsTyped(settings, field), $"$.{field}", expected).Bytes;
    }

    private static bool IsTyped(IReadOnlyList<string> settings, string field) =>
        settings.Any(setting => setting.StartsWith(field + "=", StringComparison.Ordinal));
}
