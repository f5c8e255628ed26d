using Konvoi.Compute;
using Konvoi.Ledger;
using Konvoi.Roads;
using Konvoi.Simulation;

namespace Konvoi.Bench;

/// <summary>A committed sample and how its roads come about.</summary>
internal sealed record Sample(string Name, string Folder, Func<RoadNetwork> BuildNetwork)
{
    public World BuildWorld(RoadNetwork network)
    {
        string file = Path.Combine(Folder, "scenario.json");
        string data = Path.Combine(Samples.Root, "data");
        return WorldBuilder.Build(
            ScenarioReader.Read(File.ReadAllBytes(file), file),
            new ScenarioInputs(
                file,
                network,
                [],
                File.ReadAllBytes(Path.Combine(Folder, "permits.geojson")),
                null,
                FactBook.Parse(File.ReadAllText(Path.Combine(data, "facts.csv")), "facts.csv"),
                ComputeCatalog.Parse(
                    File.ReadAllText(Path.Combine(data, "chips.csv")), "chips.csv", File.ReadAllText(Path.Combine(data, "models.csv")), "models.csv")));
    }
}

internal static class Samples
{
    public static string Root { get; } = FindRoot();

    /// <summary>The generated town, and Porto where its extract is to be had.</summary>
    public static IEnumerable<Sample> All(string? extract)
    {
        yield return new Sample(
            "town",
            Path.Combine(Root, "samples/town"),
            () => RoadNetwork.Build(TownGenerator.Generate(new TownOptions()).Roads, "town"));
        if (extract is not null)
        {
            yield return new Sample(
                "porto",
                Path.Combine(Root, "samples/porto"),
                () => RoadNetwork.Build(OsmPbf.Read(File.ReadAllBytes(extract), extract), "porto"));
        }
    }

    /// <summary>The extract in a folder <c>shared</c> beside the checkout; null when it is not there.</summary>
    public static string? FindPorto()
    {
        string path = Path.Combine(Root, "../shared/osm/porto.osm.pbf");
        return File.Exists(path) ? path : null;
    }

    private static string FindRoot()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Konvoi.slnx")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException("the bench does not run inside a checkout");
    }
}
