namespace Konvoi.Roads;

/// <summary>Which arcs of a network a drawn shape means.</summary>
internal static class ArcsOfShape
{
    /// <summary>cos(30 degrees) in thousandths: a road that points further off than this does not run along a line.</summary>
    private const int AlignedMilli = 866;

    public static ArcSet Inside(RoadNetwork network, IReadOnlyList<GeoPoint> ring)
    {
        ArgumentNullException.ThrowIfNull(ring);
        ArgumentOutOfRangeException.ThrowIfLessThan(ring.Count, 3);
        GeoPoint[] corners = [.. ring];
        GeoBounds box = BoundsOf(corners);
        var inside = new ArcSet(network.ArcCount);
        ForEachRoad(network, (arc, points) =>
        {
            if (IsInside(corners, box, points))
            {
                AddBoth(network, arc, inside);
            }
        });
        return inside;
    }

    public static ArcSet Along(RoadNetwork network, IReadOnlyList<GeoPoint> line, int toleranceDm)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentOutOfRangeException.ThrowIfLessThan(line.Count, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(toleranceDm, 1);
        GeoPoint[] drawn = [.. line];
        long toleranceMm = toleranceDm * 100L;
        long drawnMm = Line.LengthMm(drawn);
        long cosQ30 = Plane.CosQ30(drawn[0].LatE7);
        int marginLat = (int)Math.Min((toleranceMm / 11) + 1, 10_000_000);
        int marginLon = (int)Math.Min((((long)marginLat << 30) / Math.Max(cosQ30, 1 << 20)) + 1, 10_000_000);
        GeoBounds box = BoundsOf(drawn);
        box = new GeoBounds(box.MinLonE7 - marginLon, box.MinLatE7 - marginLat, box.MaxLonE7 + marginLon, box.MaxLatE7 + marginLat);
        var along = new ArcSet(network.ArcCount);
        ForEachRoad(network, (arc, points) =>
        {
            if (BoundsOf(points).Overlaps(box))
            {
                // A line shorter than the tolerances asks for half of itself: a closure of 30 m on a road of 400 m is meant.
                long enoughMm = Math.Min(Math.Min(network.LengthDm(arc) * 50L, 3 * toleranceMm), drawnMm / 2);
                long alongMm = AlongMm(drawn, points, Math.Min(toleranceMm, drawnMm / 2), toleranceMm, cosQ30);
                if (alongMm > 0 && alongMm >= enoughMm)
                {
                    AddBoth(network, arc, along);
                }
            }
        });
        return along;
    }

    /// <summary>How much of a road is near the line and points its way; measured in steps of half the grain.</summary>
    private static long AlongMm(GeoPoint[] drawn, ReadOnlySpan<GeoPoint> road, long grainMm, long toleranceMm, long cosQ30)
    {
        long stepMm = Math.Max(grainMm / 2, 500);
        long sum = 0;
        for (int i = 1; i < road.Length; i++)
        {
            long pieceMm = Plane.DistanceMm(road[i - 1], road[i]);
            (long X, long Y) way = Vector(road[i - 1], road[i], cosQ30);
            long steps = (pieceMm / stepMm) + 1;
            for (long step = 0; step < steps; step++)
            {
                GeoPoint middle = Line.Between(road[i - 1], road[i], (2 * step) + 1, 2 * steps);
                sum += RunsThrough(drawn, middle, way, toleranceMm, cosQ30) ? pieceMm / steps : 0;
            }
        }

        return sum;
    }

    private static bool RunsThrough(GeoPoint[] drawn, GeoPoint point, (long X, long Y) way, long toleranceMm, long cosQ30)
    {
        for (int i = 1; i < drawn.Length; i++)
        {
            (long x, long y) = Vector(point, drawn[i - 1], cosQ30);
            (long dx, long dy) = Vector(drawn[i - 1], drawn[i], cosQ30);
            Int128 dot = ((Int128)dx * way.X) + ((Int128)dy * way.Y);
            Int128 lengths = (Int128)Plane.Length(dx, dy) * Plane.Length(way.X, way.Y);
            if (Int128.Abs(dot) * 1000 < lengths * AlignedMilli)
            {
                continue;
            }

            // Beside the piece, not before or behind it: otherwise a line would reach beyond its ends.
            Int128 whole = ((Int128)dx * dx) + ((Int128)dy * dy);
            Int128 part = -(((Int128)x * dx) + ((Int128)y * dy));
            Int128 cross = ((Int128)x * dy) - ((Int128)y * dx);
            if (whole > 0 && part >= 0 && part <= whole && Int128.Abs(cross) <= (Int128)toleranceMm * Plane.Length(dx, dy))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInside(GeoPoint[] ring, GeoBounds box, ReadOnlySpan<GeoPoint> road)
    {
        foreach (GeoPoint point in road)
        {
            if (!box.Contains(point) || !Contains(ring, point))
            {
                return false;
            }
        }

        // All points inside a ring with a dent can still be joined by a piece that leads through the outside: it crosses
        // an edge or, where it begins and ends on the edge itself, has its middle outside.
        for (int i = 1; i < road.Length; i++)
        {
            if (!Contains(ring, Line.Between(road[i - 1], road[i], 1, 2)))
            {
                return false;
            }

            for (int corner = 0; corner < ring.Length; corner++)
            {
                if (Cross(road[i - 1], road[i], ring[corner], ring[(corner + 1) % ring.Length]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Even-odd rule with a ray to the east; a point on an edge is inside, for rings are drawn over junctions.</summary>
    private static bool Contains(GeoPoint[] ring, GeoPoint point)
    {
        bool inside = false;
        for (int i = 0; i < ring.Length; i++)
        {
            GeoPoint a = ring[i];
            GeoPoint b = ring[(i + 1) % ring.Length];
            if (Side(a, b, point) == 0 && GeoBounds.Empty.Including(a).Including(b).Contains(point))
            {
                return true;
            }

            if (a.LatE7 > point.LatE7 != b.LatE7 > point.LatE7)
            {
                bool upwards = b.LatE7 > a.LatE7;
                inside ^= Side(a, b, point) > 0 == upwards;
            }
        }

        return inside;
    }

    private static bool Cross(GeoPoint a, GeoPoint b, GeoPoint c, GeoPoint d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    /// <summary>1: the point lies left of the line from a to b, -1: right, 0: on it.</summary>
    private static int Side(GeoPoint a, GeoPoint b, GeoPoint point) => Int128.Sign(
        ((Int128)((long)b.LonE7 - a.LonE7) * ((long)point.LatE7 - a.LatE7))
        - ((Int128)((long)b.LatE7 - a.LatE7) * ((long)point.LonE7 - a.LonE7)));

    private static (long X, long Y) Vector(GeoPoint from, GeoPoint to, long cosQ30) =>
        (Plane.EastMm((long)to.LonE7 - from.LonE7, cosQ30), Plane.NorthMm((long)to.LatE7 - from.LatE7));

    private static GeoBounds BoundsOf(ReadOnlySpan<GeoPoint> points)
    {
        GeoBounds bounds = GeoBounds.Empty;
        foreach (GeoPoint point in points)
        {
            bounds = bounds.Including(point);
        }

        return bounds;
    }

    private static void AddBoth(RoadNetwork network, int arc, ArcSet set)
    {
        set.Add(arc);
        if (network.ReverseOf(arc) is int reverse and >= 0)
        {
            set.Add(reverse);
        }
    }

    private delegate void RoadVisitor(int arc, ReadOnlySpan<GeoPoint> points);

    private static void ForEachRoad(RoadNetwork network, RoadVisitor visit)
    {
        var points = new List<GeoPoint>();
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            int reverse = network.ReverseOf(arc);
            if (reverse < 0 || arc < reverse)
            {
                points.Clear();
                network.AppendGeometry(arc, points);
                visit(arc, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(points));
            }
        }
    }
}
