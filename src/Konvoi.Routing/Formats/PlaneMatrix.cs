namespace Konvoi.Routing;

/// <summary>Distance matrices of points on the plane, each in the rounding that a family of instances prescribes.</summary>
internal static class PlaneMatrix
{
    /// <summary>So that a matrix takes 400 MB at most.</summary>
    public const int MaxPoints = 10_001;

    /// <summary>An entry is the cost of a leg as well.</summary>
    private const double LargestEntry = Travel.MostCost;

    /// <summary>Tenths of the distance, truncated: the one-decimal distances of the DIMACS challenge.</summary>
    public static int[] Tenths(IReadOnlyList<PlanePoint> points, string file) =>
        Fill(points, 10, file, square => Math.Floor(Math.Sqrt(100 * square)));

    /// <summary>The distance rounded to the nearest whole number.</summary>
    public static int[] Rounded(IReadOnlyList<PlanePoint> points, string file) =>
        Fill(points, 1, file, square => Math.Floor(Math.Sqrt(square) + 0.5));

    /// <summary>The distance times a scale, rounded up.</summary>
    public static int[] RoundedUp(IReadOnlyList<PlanePoint> points, double scale, string file) =>
        Fill(points, scale, file, square => Math.Ceiling((Math.Sqrt(square) * scale) - ScaledTime.Slack));

    private static int[] Fill(IReadOnlyList<PlanePoint> points, double scale, string file, Func<double, double> ofSquare)
    {
        int n = points.Count;
        if (n > MaxPoints)
        {
            throw new FormatException($"{file}:{points[MaxPoints].Line}: found {n} places, expected at most {MaxPoints}");
        }

        int[] matrix = new int[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double entry = ofSquare(points[i].SquareTo(points[j]));
                if (entry > LargestEntry)
                {
                    throw new FormatException($"{file}:{points[i].Line}: found a place {LineReader.Show(points[i].DistanceTo(points[j]))} from that of line "
                        + $"{points[j].Line}, expected at most {LineReader.Show(LargestEntry / scale)}");
                }

                matrix[(i * n) + j] = matrix[(j * n) + i] = (int)entry;
            }
        }

        return matrix;
    }
}
