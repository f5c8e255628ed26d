namespace Konvoi.Routing;

/// <summary>
/// Points on the plane for the families that count vehicles first and then the way in doubles: lengths in integers so fine,
/// and rounded up, that a plan that keeps every limit in them keeps it in doubles.
/// </summary>
internal sealed class ScaledPlane
{
    /// <summary>A length is the cost of a leg as well.</summary>
    private const double MostLength = Travel.MostCost;

    private const double MostDrivingTime = 1_000_000_000;
    private const double MostTime = 100_000_000_000;
    private const double MostFixedCost = 400_000_000_000;
    private static readonly int[] Finest = [1_000_000, 100_000];
    private static readonly int[] Coarse = [100_000, 10_000, 1_000, 100, 10, 1];

    /// <param name="rows">Per location, the depot first.</param>
    /// <param name="vans">How many there are.</param>
    /// <param name="detours">How much longer than serving each place by a van of its own a plan may be: 1 or more.</param>
    /// <param name="file">Begins a message.</param>
    public ScaledPlane(IReadOnlyList<PlaneRow> rows, int vans, int detours, string file)
    {
        PlanePoint[] points = [.. rows.Select(row => row.Point)];
        PlanePoint farthest = points.MaxBy(point => point.DistanceTo(points[0]));
        PlaneRow last = rows.MaxBy(row => row.Due + row.Service);
        double around = farthest.DistanceTo(points[0]);
        double latest = last.Due + last.Service;
        double longest = points.Sum(point => 2 * detours * point.DistanceTo(points[0]));

        // Where the fleet's fixed costs together stay below the price of a stop left out, a cost alone tells whether all are served.
        Scale = Finest.FirstOrDefault(scale => Fits(scale) && longest * scale * vans <= Job.MustServe * 0.9);
        Scale = Scale > 0 ? Scale : Coarse.FirstOrDefault(Fits);
        if (Scale == 0)
        {
            throw new FormatException(latest > MostTime
                ? $"{last.Where}: found the time {LineReader.Show(latest)}, expected at most {LineReader.Show(MostTime)}"
                : $"{file}:{farthest.Line}: found a place {LineReader.Show(around)} from the depot and ways of {LineReader.Show(longest)} in all, "
                    + $"expected at most {LineReader.Show(MostLength / 2)} and {LineReader.Show(MostFixedCost)}");
        }

        Points = points;
        LengthDm = PlaneMatrix.RoundedUp(points, Scale, file);
        FixedCost = ScaledTime.RoundedUp(longest, Scale) + (2 * points.Length) + 1;

        bool Fits(int scale) => 2 * around * scale <= MostLength && latest * scale <= MostTime && longest * scale <= MostFixedCost;
    }

    /// <summary>Integers per unit of the file, in lengths and in times.</summary>
    public int Scale { get; }

    /// <summary>Per location.</summary>
    public IReadOnlyList<PlanePoint> Points { get; }

    /// <summary>Row-major.</summary>
    public int[] LengthDm { get; }

    /// <summary>
    /// What a van costs beyond its way: more than any plan's way, because by the triangle inequality none is longer than that
    /// of serving each place by a van of its own, detours to stations apart.
    /// </summary>
    public long FixedCost { get; }

    /// <summary>How long the ways take at a speed in lengths per time; the lengths themselves at speed 1.</summary>
    /// <param name="speed">Above 0.</param>
    /// <param name="where">File and line of the speed.</param>
    /// <exception cref="FormatException">It is so low that a way takes too long.</exception>
    public int[] DurationMs(double speed, string where)
    {
        if (speed == 1)
        {
            return LengthDm;
        }

        int longest = LengthDm.Max();
        return Math.Ceiling(longest / speed) <= MostDrivingTime
            ? Array.ConvertAll(LengthDm, length => (int)Math.Ceiling(length / speed))
            : throw new FormatException(
                $"{where}: found the speed {LineReader.Show(speed)}, expected at least {LineReader.Show(longest / MostDrivingTime)}");
    }
}
