using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>A row of a family's <c>bks.csv</c>.</summary>
/// <param name="Customers">In Li &amp; Lim the class of size; the files have a few more.</param>
/// <param name="Cost">Best known, in the family's unit of cost.</param>
/// <param name="Vehicles">Listed with it; null where the family does not count them.</param>
internal sealed record BestKnown(Family Family, string Instance, int Customers, double Cost, int? Vehicles)
{
    /// <summary>The instance file.</summary>
    public string Path => System.IO.Path.Combine(BenchData.Folder, Family.Folder, Instance + Family.Extension);

    /// <summary>What ends a run that is as good: the argument of <c>konvoi solve --target</c>.</summary>
    public string Target => Family.Hierarchical
        ? string.Create(CultureInfo.InvariantCulture, $"{Vehicles}:{Cost}")
        : Cost.ToString(CultureInfo.InvariantCulture);

    /// <summary>Every instance of the family, in order of size and then of name; whether it has a file is another matter.</summary>
    public static IReadOnlyList<BestKnown> Of(Family family)
    {
        string file = System.IO.Path.Combine(BenchData.Folder, family.Folder, "bks.csv");
        string[] lines = File.ReadAllLines(file);
        string[] header = lines[0].Split(',');
        return
        [
            .. lines.Skip(1).Where(line => line.Length > 0)
                .Select((line, index) => Row(family, header, line.Split(','), $"{file}:{index + 2}"))
                .Where(row => Belongs(family, row))
                .OrderBy(row => row.Customers)
                .ThenBy(row => row.Instance, NaturalOrder.Instance),
        ];
    }

    /// <exception cref="FormatException">There is no file.</exception>
    public BestKnown Require() => File.Exists(Path)
        ? this
        : throw new FormatException($"{Path}: found no file, expected the instance that {Family.Folder}/bks.csv lists");

    /// <summary>How much more than best known, in per cent.</summary>
    public double GapPercent(double cost) => 100 * (cost - Cost) / Cost;

    private static bool Belongs(Family family, BestKnown row) => family.Name switch
    {
        "h200" => row.Customers == 200,
        "h400" => row.Customers == 400,
        "h1000" => row.Customers == 1000,
        _ => true,
    };

    private static BestKnown Row(Family family, string[] header, string[] cells, string where)
    {
        string costColumn = family.Name switch
        {
            "x" => "bks_rounded_distance",
            "ortec" => "bks_driving_duration",
            "lilim" or "evrptw" => "hier_distance",
            _ => "bks_dimacs_distance",
        };
        string? vehiclesColumn = family.Hierarchical ? "hier_vehicles" : family == Family.X ? "bks_routes" : null;
        return new BestKnown(
            family,
            cells[0],
            (int)Number(family == Family.LiLim ? "size_class" : "customers"),
            Number(costColumn),
            vehiclesColumn is null ? null : (int)Number(vehiclesColumn));

        double Number(string column)
        {
            int at = Array.IndexOf(header, column);
            return at >= 0 && at < cells.Length && double.TryParse(cells[at], CultureInfo.InvariantCulture, out double value)
                ? value
                : throw new FormatException($"{where}: no number in column '{column}'");
        }
    }
}
