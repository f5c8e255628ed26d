namespace Konvoi.Routing;

/// <summary>Distance matrices of points on the plane, each in the rounding that a family of instances prescribes.</summary>
internal static class PlaneMatrix
{
    /// <summary>So that a matrix takes 400 MB at most.</summary>
    public const int MaxPoints = 10_001;

    private const double LargestEntry = 1_000_000_000;

    /// <summary>What a product of doubles may be off by, so that a whole number stays that number.</summary>
    private const double Slack = 1e-6;

    /// <summary>Tenths of the distance, truncated: the one-decimal distances of the DIMACS challenge.</summary>
    public static int[] Tenths(IReadOnlyList<PlanePoint> points, string file) =>
        Fill(points, file, square => Math.Floor(Math.Sqrt(100 * square)));

    /// <summary>The distance rounded to the nearest whole number.</summary>
    public static int[] Rounded(IReadOnlyList<PlanePoint> points, string file) =>
        Fill(points, file, square => Math.Floor(Math.Sqrt(square) + 0.5));

    /// <summary>The distance times a scale, rounded up.</summary>
    public static int[] RoundedUp(IReadOnlyList<PlanePoint> points, double scale, string file) =>
        Fill(points, file, square => Math.Ceiling((Math.Sqrt(square) * scale) - Slack));

    private static int[] Fill(IReadOnlyList<PlanePoint> points, string file, Func<double, double> ofSquare)
    {
        int n = points.Count;
        if (n > MaxPoints)
        {
            throw new FormatException($"{file}: found {n} places, expected at most {MaxPoints}");
        }

        int[] matrix = new int[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double entry = ofSquare(points[i].SquareTo(points[j]));
                if (entry > LargestEntry)
                {
                    throw new FormatException($"{file}: found places {LineReader.Show(points[i].DistanceTo(points[j]))} apart, expected less");
                }

                matrix[(i * n) + j] = matrix[(j * n) + i] = (int)entry;
            }
        }

        return matrix;
    }
}
