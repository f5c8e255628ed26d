namespace Konvoi.Roads;

/// <summary>
/// Distances in whole millimetres on the local plane: x = dLon * cos(lat) * R, y = dLat * R. Integers only, with a
/// polynomial for the cosine, so that a network built on any machine has the same lengths to the bit.
/// </summary>
internal static class Plane
{
    /// <summary>Nanometres per 1e-7 degree on a sphere of the mean radius 6,371,008.8 m (IUGG).</summary>
    private const long NanometresPerUnit = 11_119_508;

    /// <summary>Millimetres per 1e-7 degree of latitude, for bounds that decide nothing.</summary>
    public const float MmPerUnit = NanometresPerUnit / 1e6f;

    /// <summary>A right angle in 1e-7 degree.</summary>
    private const long RightAngleE7 = 900_000_000;

    /// <summary>
    /// cos(lat) in Q30 from the Taylor series of cos(pi t / 2) in t = lat / 90 degrees, to t^12: the remainder at the
    /// pole is below 7e-9.
    /// </summary>
    public static long CosQ30(int latE7)
    {
        long t = ((long)latE7 << 30) / RightAngleE7;
        long s = (t * t) >> 30;
        long sum = 506; // 4.7e-7
        sum = -27061 + ((sum * s) >> 30); // -2.5202e-5
        sum = 987048 + ((sum * s) >> 30); // 9.1926e-4
        sum = -22401992 + ((sum * s) >> 30); // -2.0863e-2
        sum = 272375560 + ((sum * s) >> 30); // 2.5367e-1
        sum = -1324675879 + ((sum * s) >> 30); // -1.2337
        sum = (1L << 30) + ((sum * s) >> 30);
        return Math.Max(sum, 0);
    }

    public static long NorthMm(long dLatE7) => dLatE7 * NanometresPerUnit / 1_000_000;

    public static long EastMm(long dLonE7, long cosQ30)
    {
        const long Exact = long.MaxValue >> 20;
        long cosQ20 = cosQ30 >> 10;
        long micrometres = dLonE7 * NanometresPerUnit / 1_000;
        return micrometres is <= Exact and >= -Exact
            ? micrometres * cosQ20 / (1_000L << 20)
            : micrometres / 1_000 * cosQ20 / (1L << 20); // a quarter round the world
    }

    /// <summary>The point so far east and north of another: what <see cref="EastMm"/> and <see cref="NorthMm"/> measure, backwards.</summary>
    public static GeoPoint At(GeoPoint origin, long cosQ30, double eastMm, double northMm) => new(
        (int)Math.Round(origin.LonE7 + (eastMm * 1e6 / NanometresPerUnit * (1L << 30) / cosQ30)),
        (int)Math.Round(origin.LatE7 + (northMm * 1e6 / NanometresPerUnit)));

    public static long DistanceMm(GeoPoint a, GeoPoint b)
    {
        long cosQ30 = CosQ30((int)(((long)a.LatE7 + b.LatE7) / 2));
        return Length(EastMm((long)b.LonE7 - a.LonE7, cosQ30), NorthMm((long)b.LatE7 - a.LatE7));
    }

    /// <summary>The length of a vector, rounded down. Exact while both sides are below 2^31.</summary>
    public static long Length(long x, long y)
    {
        const long Exact = int.MaxValue;
        if (x > Exact || x < -Exact || y > Exact || y < -Exact)
        {
            return Length(x / 1024, y / 1024) * 1024;
        }

        return SquareRoot((ulong)(x * x) + (ulong)(y * y));
    }

    /// <summary>The whole square root; the hardware's correctly rounded root is off by one at most.</summary>
    private static long SquareRoot(ulong value)
    {
        ulong root = Math.Min((ulong)Math.Sqrt((double)value), uint.MaxValue);
        while (root * root > value)
        {
            root--;
        }

        while (root < uint.MaxValue && (root + 1) * (root + 1) <= value)
        {
            root++;
        }

        return (long)root;
    }
}
