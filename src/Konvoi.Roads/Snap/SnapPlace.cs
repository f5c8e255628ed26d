namespace Konvoi.Roads;

/// <summary>The place where an arc comes nearest to a point.</summary>
/// <param name="DistanceMm">How far it lies from the point.</param>
/// <param name="AlongMm">How far it lies from the arc's tail.</param>
/// <param name="EastMm">Where a van on the arc is heading there, to the east; 0 for an arc without extent.</param>
/// <param name="NorthMm">And to the north.</param>
/// <param name="Side">Where the point lies as seen from that van: 1 on the right, -1 on the left, 0 on the line.</param>
internal readonly record struct SnapPlace(long DistanceMm, long AlongMm, long EastMm, long NorthMm, int Side)
{
    /// <summary>Of equally near places the first along the arc.</summary>
    /// <param name="line">The arc from tail to head, at least two points.</param>
    /// <param name="point">The point.</param>
    public static SnapPlace Of(ReadOnlySpan<GeoPoint> line, GeoPoint point)
    {
        long cosQ30 = Plane.CosQ30(point.LatE7);
        (long DistanceMm, int Piece, long AlongMm) best = (long.MaxValue, 0, 0);
        long beforeMm = 0;
        (long x, long y) = SnapPiece.Offset(point, line[0], cosQ30);
        for (int piece = 0; piece + 1 < line.Length; piece++)
        {
            (long nextX, long nextY) = SnapPiece.Offset(point, line[piece + 1], cosQ30);
            long pieceMm = Plane.DistanceMm(line[piece], line[piece + 1]);
            if (SnapPiece.DistanceMm(x, y, nextX, nextY) < best.DistanceMm)
            {
                (long distanceMm, Int128 part, Int128 whole) = SnapPiece.Measure(x, y, nextX, nextY);
                best = (distanceMm, piece, beforeMm + (long)(part * pieceMm / whole));
            }

            beforeMm += pieceMm;
            (x, y) = (nextX, nextY);
        }

        (long eastMm, long northMm, int side) = Heading(line, point, cosQ30, best.Piece);
        return new SnapPlace(best.DistanceMm, best.AlongMm, eastMm, northMm, side);
    }

    /// <summary>
    /// The direction of the nearest piece and the side that the point lies on. Where the nearest place is a bend, the point
    /// lies outside of it, whatever the lines through its two pieces say; a piece without extent has no direction.
    /// </summary>
    private static (long EastMm, long NorthMm, int Side) Heading(ReadOnlySpan<GeoPoint> line, GeoPoint point, long cosQ30, int piece)
    {
        int here = Extended(line, piece, 1);
        here = here < 0 ? Extended(line, piece, -1) : here;
        if (here < 0)
        {
            return (0, 0, 0);
        }

        (long x, long y, long dx, long dy) = Seen(line, point, cosQ30, here);
        int next = Extended(line, here + 1, 1);
        bool isPast = -(((Int128)x * dx) + ((Int128)y * dy)) >= ((Int128)dx * dx) + ((Int128)dy * dy);
        if (!isPast || next < 0)
        {
            return (dx, dy, SideOf(x, y, dx, dy));
        }

        (long nextX, long nextY, long nextDx, long nextDy) = Seen(line, point, cosQ30, next);
        bool isOnNext = ((Int128)nextX * nextDx) + ((Int128)nextY * nextDy) < 0;
        int turn = Int128.Sign(((Int128)dx * nextDy) - ((Int128)dy * nextDx));
        bool isOnBend = nextX == 0 && nextY == 0;
        return isOnNext || turn == 0 ? (nextDx, nextDy, SideOf(nextX, nextY, nextDx, nextDy)) : (dx, dy, isOnBend ? 0 : turn);
    }

    /// <summary>The first piece with some extent from one on, forwards or back; -1 for none.</summary>
    private static int Extended(ReadOnlySpan<GeoPoint> line, int piece, int step)
    {
        while (piece >= 0 && piece + 1 < line.Length && line[piece] == line[piece + 1])
        {
            piece += step;
        }

        return piece + 1 < line.Length ? piece : -1;
    }

    private static (long X, long Y, long Dx, long Dy) Seen(ReadOnlySpan<GeoPoint> line, GeoPoint point, long cosQ30, int piece)
    {
        (long x, long y) = SnapPiece.Offset(point, line[piece], cosQ30);
        (long nextX, long nextY) = SnapPiece.Offset(point, line[piece + 1], cosQ30);
        return (x, y, nextX - x, nextY - y);
    }

    /// <summary>The origin as seen from (x, y) when facing (dx, dy).</summary>
    private static int SideOf(long x, long y, long dx, long dy) => Int128.Sign(((Int128)dx * y) - ((Int128)dy * x));
}
