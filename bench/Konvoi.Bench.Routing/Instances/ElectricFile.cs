using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>The electric instances of Schneider, Stenger and Goeke: full recharge at stations, doubles.</summary>
internal static class ElectricFile
{
    public static Instance Read(Family family, string path)
    {
        List<string[]> nodes = [];
        Dictionary<char, double> terms = [];
        foreach (string line in File.ReadLines(path))
        {
            string[] cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length == 8 && cells[1] is "d" or "c" or "f")
            {
                nodes.Add(cells);
            }
            else if (line.Split('/') is [_, var number, ..])
            {
                terms[line[0]] = double.Parse(number, CultureInfo.InvariantCulture);
            }
        }

        string[][] ordered = [.. Of("d"), .. Of("c"), .. Of("f")];
        int customers = Of("c").Count();
        return new Instance
        {
            Family = family,
            Customers = customers,
            Fleet = customers,
            Capacity = terms['C'],
            Demand = Column(4),
            Distance = Instance.Matrix(Column(2), Column(3), way => way),
            Ready = Column(5),
            Due = Column(6),
            Service = Column(7),
            Names = [.. ordered.Select(node => node[0])],
            Battery = terms['v'] == 1
                ? new Battery(terms['Q'], terms['r'], terms['g'])
                : throw new FormatException($"{path}: velocity is {terms['v']}, expected 1"),
        };

        IEnumerable<string[]> Of(string type) => nodes.Where(node => node[1] == type);

        double[] Column(int column) => [.. ordered.Select(node => double.Parse(node[column], CultureInfo.InvariantCulture))];
    }
}
