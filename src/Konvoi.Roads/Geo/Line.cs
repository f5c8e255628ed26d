namespace Konvoi.Roads;

/// <summary>Measures along a line of points. Pieces are added up in millimetres and rounded once, so that no length drifts.</summary>
internal static class Line
{
    public static int LengthDm(ReadOnlySpan<GeoPoint> line) => ToDm(LengthMm(line));

    public static long LengthMm(ReadOnlySpan<GeoPoint> line)
    {
        long sumMm = 0;
        for (int i = 1; i < line.Length; i++)
        {
            sumMm += Plane.DistanceMm(line[i - 1], line[i]);
        }

        return sumMm;
    }

    /// <summary>To the nearest decimetre; at least 1, so that every place on an arc has a share of its duration.</summary>
    public static int ToDm(long lengthMm) => (int)Math.Clamp((lengthMm + 50) / 100, 1, int.MaxValue);

    /// <summary>The point some way along a line whose length rounds to <paramref name="lengthDm"/>.</summary>
    public static GeoPoint PointAt(Shapes.Reader line, int lengthDm, int offsetDm)
    {
        line.Next();
        GeoPoint from = line.Current;
        long leftMm = Math.Max(offsetDm, 0) * 100L;
        while (line.Next())
        {
            GeoPoint to = line.Current;
            long pieceMm = Plane.DistanceMm(from, to);
            if (leftMm <= pieceMm && pieceMm > 0 && offsetDm < lengthDm)
            {
                return Between(from, to, leftMm, pieceMm);
            }

            leftMm -= pieceMm;
            from = to;
        }

        return from;
    }

    public static GeoPoint Between(GeoPoint from, GeoPoint to, long part, long whole) => new(
        (int)(from.LonE7 + ((Int128)((long)to.LonE7 - from.LonE7) * part / whole)),
        (int)(from.LatE7 + ((Int128)((long)to.LatE7 - from.LatE7) * part / whole)));
}
