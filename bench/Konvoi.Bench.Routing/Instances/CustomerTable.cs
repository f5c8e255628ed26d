using System.Globalization;

namespace Konvoi.Bench.Routing;

/// <summary>Tables with one customer a line: Solomon and Homberger (distances truncated to tenths), Li &amp; Lim (doubles).</summary>
internal static class CustomerTable
{
    private const int Tenths = 10;

    public static Instance ReadSolomon(Family family, string path)
    {
        double[][] numbers = Rows(path);
        double[] fleet = numbers.First(row => row.Length == 2);
        double[][] nodes = [.. numbers.Where(row => row.Length == 7)];
        return new Instance
        {
            Family = family,
            Customers = nodes.Length - 1,
            Fleet = (int)fleet[0],
            Capacity = fleet[1],
            Demand = Column(nodes, 3),
            Distance = Instance.Matrix(Column(nodes, 1), Column(nodes, 2), way => Math.Floor(Tenths * way)),
            UnitsPerCost = Tenths,
            Ready = [.. Column(nodes, 4).Select(time => Tenths * time)],
            Due = [.. Column(nodes, 5).Select(time => Tenths * time)],
            Service = [.. Column(nodes, 6).Select(time => Tenths * time)],
        };
    }

    public static Instance ReadPairs(Family family, string path)
    {
        double[][] numbers = Rows(path);
        double[] fleet = numbers.First(row => row.Length == 3);
        double[][] nodes = [.. numbers.Where(row => row.Length == 9)];
        return new Instance
        {
            Family = family,
            Customers = nodes.Length - 1,
            Fleet = (int)fleet[0],
            Capacity = fleet[1],
            Demand = Column(nodes, 3),
            Distance = Instance.Matrix(Column(nodes, 1), Column(nodes, 2), way => way),
            Ready = Column(nodes, 4),
            Due = Column(nodes, 5),
            Service = Column(nodes, 6),
            DeliveryOf = [.. Column(nodes, 8).Select(node => (int)node)],
        };
    }

    private static double[] Column(double[][] rows, int column) => [.. rows.Select(row => row[column])];

    /// <summary>The lines that hold nothing but numbers.</summary>
    private static double[][] Rows(string path)
    {
        List<double[]> rows = [];
        foreach (string line in File.ReadLines(path))
        {
            string[] cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            double[] numbers = new double[cells.Length];
            bool all = cells.Length > 0;
            for (int i = 0; i < cells.Length; i++)
            {
                all &= double.TryParse(cells[i], CultureInfo.InvariantCulture, out numbers[i]);
            }

            if (all)
            {
                rows.Add(numbers);
            }
        }

        return [.. rows];
    }
}
