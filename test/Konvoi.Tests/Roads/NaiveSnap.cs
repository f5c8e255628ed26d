using System.Numerics;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>
/// Looks at every piece of every road in whole millimetres. Distances are those that the network promises; which side a point
/// lies on is worked out another way than in the index, by the angle to both pieces at a bend.
/// </summary>
internal static class NaiveSnap
{
    /// <summary>The plane itself is taken from the network's own arithmetic, which has tests of its own.</summary>
    private static readonly Type Plane = typeof(RoadNetwork).Assembly.GetType("Konvoi.Roads.Plane", throwOnError: true)!;

    private static readonly Func<int, long> CosQ30 = Of<Func<int, long>>("CosQ30");
    private static readonly Func<long, long> NorthMm = Of<Func<long, long>>("NorthMm");
    private static readonly Func<long, long, long> EastMm = Of<Func<long, long, long>>("EastMm");
    private static readonly Func<long, long, long> PlaneLength = Of<Func<long, long, long>>("Length");
    private static readonly Func<GeoPoint, GeoPoint, long> Distance = Of<Func<GeoPoint, GeoPoint, long>>("DistanceMm");

    private readonly record struct Place(BigInteger DistanceMm, BigInteger AlongMm, (BigInteger X, BigInteger Y) Heading, int Side);

    /// <summary>All roads within a distance that meet the options, nearest first.</summary>
    public static IEnumerable<RoadPoint> Candidates(RoadNetwork network, GeoPoint point, int maxDm, SnapOptions options)
    {
        var found = new List<(BigInteger DistanceMm, int Name, RoadPoint Point)>();
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            int reverse = network.ReverseOf(arc);
            bool reverseIsMain = reverse >= 0 && network.IsMain(reverse);
            if (!network.IsMain(arc) || (reverseIsMain && reverse < arc))
            {
                continue;
            }

            int[] arcs = [arc, .. reverseIsMain ? [reverse] : Array.Empty<int>()];
            (int Arc, Place Place)[] fits = [.. arcs.Select(a => (a, Nearest(network, a, point))).Where(a => Fits(a.a, a.Item2, maxDm, options))];
            if (fits.Length > 0)
            {
                Place place = fits[0].Place;
                bool asks = options.CurbSide != CurbSide.Either || options.HeadingDegrees is not null || options.Allowed is not null;
                RoadPoint on = network.PointOn(fits[0].Arc, Dm(place.AlongMm), asks && fits.Length == 1);
                found.Add((place.DistanceMm, arc, on with { SnapDistanceDm = Dm(place.DistanceMm) }));
            }
        }

        return found.OrderBy(f => f.DistanceMm).ThenBy(f => f.Name).Select(f => f.Point);
    }

    private static int Dm(BigInteger mm) => (int)BigInteger.Min((mm + 50) / 100, int.MaxValue);

    private static bool Fits(int arc, Place place, int maxDm, SnapOptions options)
    {
        int driving = options.LeftHandTraffic ? -1 : 1;
        bool side = place.Side == 0 || options.CurbSide switch
        {
            CurbSide.DrivingSide => place.Side == driving,
            CurbSide.OppositeSide => place.Side == -driving,
            _ => true,
        };
        return side && place.DistanceMm <= maxDm * 100L && options.Allowed?.Contains(arc) != false
            && (options.HeadingDegrees is not int heading || IsHeading(place.Heading, heading, options.HeadingToleranceDegrees));
    }

    private static bool IsHeading((BigInteger X, BigInteger Y) way, int heading, int tolerance)
    {
        double degrees = Math.Atan2((double)way.X, (double)way.Y) * 180 / Math.PI;
        double apart = Math.Abs(((degrees - heading + 540 + 720) % 360) - 180);
        return way == (0, 0) || apart <= tolerance;
    }

    private static Place Nearest(RoadNetwork network, int arc, GeoPoint point)
    {
        var line = new List<GeoPoint>();
        network.AppendGeometry(arc, line);
        BigInteger best = -1;
        BigInteger alongMm = 0;
        BigInteger before = 0;
        int nearest = 0;
        for (int i = 0; i + 1 < line.Count; i++)
        {
            ((BigInteger X, BigInteger Y) a, (BigInteger X, BigInteger Y) b) = (Offset(point, line[i]), Offset(point, line[i + 1]));
            (BigInteger X, BigInteger Y) d = (b.X - a.X, b.Y - a.Y);
            BigInteger pieceMm = Distance(line[i], line[i + 1]);
            BigInteger whole = Dot(d, d);
            BigInteger part = BigInteger.Clamp(-Dot(a, d), 0, whole);
            BigInteger distance = part == 0 ? Length(a) : part == whole ? Length(b)
                : BigInteger.Abs(Cross(a, d)) / BigInteger.Max(Length(d), 1);
            if (best < 0 || distance < best)
            {
                (best, alongMm, nearest) = (distance, before + (whole == 0 ? 0 : part * pieceMm / whole), i);
            }

            before += pieceMm;
        }

        ((BigInteger, BigInteger) heading, int side) = Side(line, point, nearest);
        return new Place(best, alongMm, heading, side);
    }

    /// <summary>
    /// Where the nearest place is the end of a piece and not the start of the next one's inside, both lines are asked: the
    /// one that the point lies farther off knows.
    /// </summary>
    private static ((BigInteger X, BigInteger Y) Heading, int Side) Side(List<GeoPoint> line, GeoPoint point, int piece)
    {
        int[] pieces = [.. Enumerable.Range(0, line.Count - 1).Where(i => line[i] != line[i + 1])];
        if (pieces.Length == 0)
        {
            return ((0, 0), 0);
        }

        int here = pieces.Append(pieces[^1]).First(i => i >= piece || i == pieces[^1]);
        (BigInteger X, BigInteger Y) a = Offset(point, line[here]);
        (BigInteger X, BigInteger Y) d = Minus(Offset(point, line[here + 1]), a);
        int next = Array.FindIndex(pieces, i => i > here);
        if (-Dot(a, d) < Dot(d, d) || next < 0)
        {
            return (d, Cross(d, a).Sign);
        }

        (BigInteger X, BigInteger Y) b = Offset(point, line[pieces[next]]);
        (BigInteger X, BigInteger Y) e = Minus(Offset(point, line[pieces[next] + 1]), b);
        if (Dot(b, e) < 0 || Cross(d, e).IsZero)
        {
            return (e, Cross(e, b).Sign);
        }

        // sin² of the angle to either line, times what both share.
        BigInteger off = Cross(d, a) * Cross(d, a) * Dot(e, e);
        BigInteger offNext = Cross(e, b) * Cross(e, b) * Dot(d, d);
        return (d, off >= offNext ? Cross(d, a).Sign : Cross(e, b).Sign);
    }

    private static BigInteger Dot((BigInteger X, BigInteger Y) a, (BigInteger X, BigInteger Y) b) => (a.X * b.X) + (a.Y * b.Y);

    private static BigInteger Cross((BigInteger X, BigInteger Y) a, (BigInteger X, BigInteger Y) b) => (a.X * b.Y) - (a.Y * b.X);

    private static (BigInteger X, BigInteger Y) Minus((BigInteger X, BigInteger Y) a, (BigInteger X, BigInteger Y) b) => (a.X - b.X, a.Y - b.Y);

    private static BigInteger Length((BigInteger X, BigInteger Y) a) => PlaneLength((long)a.X, (long)a.Y);

    private static (BigInteger X, BigInteger Y) Offset(GeoPoint from, GeoPoint to) =>
        (EastMm((long)to.LonE7 - from.LonE7, CosQ30(from.LatE7)), NorthMm((long)to.LatE7 - from.LatE7));

    private static T Of<T>(string name)
        where T : Delegate => Plane.GetMethod(name)!.CreateDelegate<T>();
}
