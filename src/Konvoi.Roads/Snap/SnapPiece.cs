namespace Konvoi.Roads;

/// <summary>How near a straight piece of road comes to a point, in whole millimetres on the point's own plane.</summary>
internal static class SnapPiece
{
    /// <summary>Up to here, a thousand kilometres, every product below fits into 64 bits.</summary>
    private const long NearMm = 1L << 30;

    /// <summary>A place as seen from the point.</summary>
    public static (long X, long Y) Offset(GeoPoint from, GeoPoint to, long cosQ30) =>
        (Plane.EastMm((long)to.LonE7 - from.LonE7, cosQ30), Plane.NorthMm((long)to.LatE7 - from.LatE7));

    /// <summary>
    /// How near the piece from (x, y) to (nextX, nextY) comes to the origin, rounded down. The same from either end.
    /// </summary>
    public static long DistanceMm(long x, long y, long nextX, long nextY)
    {
        if (!IsNear(x) || !IsNear(y) || !IsNear(nextX) || !IsNear(nextY))
        {
            return Measure(x, y, nextX, nextY).DistanceMm;
        }

        long dx = nextX - x;
        long dy = nextY - y;
        long part = -((x * dx) + (y * dy));
        if (part <= 0)
        {
            return Plane.Length(x, y);
        }

        return part >= (dx * dx) + (dy * dy)
            ? Plane.Length(nextX, nextY)
            : Math.Abs((x * dy) - (y * dx)) / Math.Max(Plane.Length(dx, dy), 1);
    }

    /// <summary>The same for pieces of any size, and at which part of the piece that is, in [0, Whole].</summary>
    public static (long DistanceMm, Int128 Part, Int128 Whole) Measure(long x, long y, long nextX, long nextY)
    {
        long dx = nextX - x;
        long dy = nextY - y;
        Int128 whole = ((Int128)dx * dx) + ((Int128)dy * dy);
        Int128 part = -(((Int128)x * dx) + ((Int128)y * dy));
        if (part <= 0 || whole == 0)
        {
            return (Plane.Length(x, y), 0, 1);
        }

        if (part >= whole)
        {
            return (Plane.Length(nextX, nextY), 1, 1);
        }

        Int128 cross = Int128.Abs(((Int128)x * dy) - ((Int128)y * dx));
        return ((long)(cross / Math.Max(Plane.Length(dx, dy), 1)), part, whole);
    }

    private static bool IsNear(long mm) => mm is > -NearMm and < NearMm;
}
