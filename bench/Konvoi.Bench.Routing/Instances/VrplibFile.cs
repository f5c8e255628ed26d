using System.Globalization;
using System.Text;
using Konvoi.Cli;

namespace Konvoi.Bench.Routing;

/// <summary>VRPLIB: the X set (rounded distances, no times) and ORTEC (a matrix of driving seconds, windows).</summary>
internal static class VrplibFile
{
    public static Instance Read(Family family, string path)
    {
        Dictionary<string, string> header = [];
        Dictionary<string, List<double>> sections = [];
        List<double>? section = null;
        foreach (string line in Lines(path))
        {
            string text = line.Trim();
            if (text.EndsWith("_SECTION", StringComparison.Ordinal))
            {
                sections[text] = section = [];
            }
            else if (text.Contains(':', StringComparison.Ordinal))
            {
                string[] pair = text.Split(':', 2, StringSplitOptions.TrimEntries);
                header[pair[0]] = pair[1];
            }
            else if (text is not ("" or "EOF"))
            {
                section!.AddRange(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
                    .Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)));
            }
        }

        int n = int.Parse(header["DIMENSION"], CultureInfo.InvariantCulture);
        bool windows = sections.TryGetValue("TIME_WINDOW_SECTION", out List<double>? times);
        return new Instance
        {
            Family = family,
            Customers = n - 1,
            Fleet = n - 1,
            Capacity = double.Parse(header["CAPACITY"], CultureInfo.InvariantCulture),
            Demand = Column(sections["DEMAND_SECTION"], 2, 1),
            Distance = sections.TryGetValue("EDGE_WEIGHT_SECTION", out List<double>? matrix)
                ? [.. matrix]
                : Rounded(sections["NODE_COORD_SECTION"]),
            Ready = windows ? Column(times!, 3, 1) : new double[n],
            Due = windows ? Column(times!, 3, 2) : [.. Enumerable.Repeat(1e12, n)],
            Service = windows ? Column(sections["SERVICE_TIME_SECTION"], 2, 1) : new double[n],
        };
    }

    private static double[] Rounded(List<double> coordinates) =>
        Instance.Matrix(Column(coordinates, 3, 1), Column(coordinates, 3, 2), way => Math.Floor(way + 0.5));

    private static double[] Column(List<double> numbers, int width, int column) =>
        [.. Enumerable.Range(0, numbers.Count / width).Select(row => numbers[(row * width) + column])];

    private static string[] Lines(string path) => Encoding.UTF8.GetString(PackedFile.Read(path, "an instance")).Split('\n');
}
