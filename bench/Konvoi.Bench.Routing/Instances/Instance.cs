namespace Konvoi.Bench.Routing;

/// <summary>
/// An instance as the bench reads it, apart from Konvoi's own readers: a second reading of the same file, so that a misread
/// instance shows as a disagreement. Nodes: 0 is the hub, then the customers, then the stations.
/// </summary>
internal sealed class Instance
{
    public required Family Family { get; init; }

    public required int Customers { get; init; }

    /// <summary>How many vehicles there are; the file's number, or one per customer where a family does not limit them.</summary>
    public required int Fleet { get; init; }

    public required double Capacity { get; init; }

    /// <summary>Per node; negative for a delivery of a pair (Li &amp; Lim).</summary>
    public required double[] Demand { get; init; }

    /// <summary>Row-major, way and driving time at once, in the convention's unit.</summary>
    public required double[] Distance { get; init; }

    /// <summary>Units of <see cref="Distance"/> per unit of cost.</summary>
    public double UnitsPerCost { get; init; } = 1;

    /// <summary>Service starts no earlier, in units of <see cref="Distance"/>.</summary>
    public required double[] Ready { get; init; }

    /// <summary>Service starts no later.</summary>
    public required double[] Due { get; init; }

    public required double[] Service { get; init; }

    /// <summary>For each pick-up node the node where its load goes; 0 where there is none.</summary>
    public int[] DeliveryOf { get; init; } = [];

    /// <summary>Per node, where the file gives names.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Null where vehicles need no charging.</summary>
    public Battery? Battery { get; init; }

    public int Nodes => Demand.Length;

    public double Way(int from, int to) => Distance[(from * Nodes) + to];

    /// <exception cref="FormatException">The file is not of the family's format.</exception>
    public static Instance Read(BestKnown of)
    {
        Instance read = of.Family.Name switch
        {
            "x" or "ortec" => VrplibFile.Read(of.Family, of.Path),
            "lilim" => CustomerTable.ReadPairs(of.Family, of.Path),
            "evrptw" => ElectricFile.Read(of.Family, of.Path),
            _ => CustomerTable.ReadSolomon(of.Family, of.Path),
        };
        return of.Family == Family.LiLim || read.Customers == of.Customers
            ? read
            : throw new FormatException($"{of.Path}: {read.Customers} customers, bks.csv says {of.Customers}");
    }

    /// <summary>The matrix of a set of points, each distance rounded by the convention.</summary>
    internal static double[] Matrix(double[] x, double[] y, Func<double, double> convention)
    {
        int n = x.Length;
        double[] matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                (double dx, double dy) = (x[i] - x[j], y[i] - y[j]);
                matrix[(i * n) + j] = convention(Math.Sqrt((dx * dx) + (dy * dy)));
            }
        }

        return matrix;
    }
}
