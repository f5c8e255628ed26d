using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

/// <summary>The catalog that ships with Konvoi, and short ways to what the tests need of it.</summary>
internal static class Catalogs
{
    public static string ChipsCsv { get; } = File.ReadAllText(Path.Combine(DataFolder(), "chips.csv"));

    public static string ModelsCsv { get; } = File.ReadAllText(Path.Combine(DataFolder(), "models.csv"));

    public static ComputeCatalog Shipped { get; } = ComputeCatalog.Parse(ChipsCsv, "chips.csv", ModelsCsv, "models.csv");

    public static Chip Chip(string name) => Shipped.TryChip(name, out Chip? chip, out string? reason) ? chip : throw new ArgumentException(reason);

    public static ModelSpec Model(string name) => Shipped.TryModel(name, out ModelSpec? model, out string? reason) ? model : throw new ArgumentException(reason);

    public static PlacementResult Fit(string chip, int cards, string model) => Placements.Fit(Chip(chip), cards, Model(model));

    public static PerformanceModel Predict(string chip, int cards, string model) => new(Fit(chip, cards, model).Placement!);

    public static PoolUnit Unit(string chip, int cards, string model = "Kimi-K2.5") => new($"{cards} x {chip}", Fit(chip, cards, model));

    private static string DataFolder()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "data", "chips.csv")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return Path.Combine(folder ?? throw new FileNotFoundException("data/chips.csv lies in no folder above the tests"), "data");
    }
}
