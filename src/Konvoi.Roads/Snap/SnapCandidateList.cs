using System.Runtime.InteropServices;

namespace Konvoi.Roads;

/// <summary>
/// The nearest roads that meet some options, one place on each: nearest first, of equally near ones the lowest arc. A road is
/// measured as a whole whenever one of its pieces comes up, so the order of pieces does not matter.
/// </summary>
internal sealed class SnapCandidateList : ISnapVisitor
{
    private readonly RoadNetwork _network;
    private readonly GeoPoint _point;
    private readonly SnapOptions _options;
    private readonly int _count;
    private readonly long _maxMm;
    private readonly (long East, long North) _headingQ30;
    private readonly List<GeoPoint> _line = [];
    private readonly List<Candidate> _found = [];

    public SnapCandidateList(RoadNetwork network, GeoPoint point, SnapOptions options, long maxMm, int count)
    {
        _network = network;
        _point = point;
        _options = options;
        _count = count;
        _maxMm = maxMm;
        int heading = options.HeadingDegrees ?? 0;
        _headingQ30 = (CosQ30((heading + 270) % 360), CosQ30(heading));
    }

    /// <summary>A place on a road; <c>Name</c> is the arc that stands for the road in the tree.</summary>
    private readonly record struct Candidate(long DistanceMm, int Name, int Arc, long AlongMm, bool IsFixed);

    public long LimitMm => _found.Count < _count ? _maxMm : _found[^1].DistanceMm;

    public void Visit(int arc, long distanceMm)
    {
        if (distanceMm > LimitMm || _found.Exists(known => known.Name == arc) || !TryPlace(arc, out Candidate place))
        {
            return;
        }

        int at = _found.Count;
        while (at > 0 && (place.DistanceMm, place.Name).CompareTo((_found[at - 1].DistanceMm, _found[at - 1].Name)) < 0)
        {
            at--;
        }

        if (at < _count)
        {
            _found.Insert(at, place);
            CollectionsMarshal.SetCount(_found, Math.Min(_found.Count, _count));
        }
    }

    public RoadPoint[] ToPoints() => [.. _found.Select(place =>
        Snapper.PointAt(_network, place.Arc, place.AlongMm, place.DistanceMm) with { DirectionFixed = place.IsFixed })];

    /// <summary>The lower of the road's arcs that fits; the direction is open where both do, or nothing asks for one.</summary>
    private bool TryPlace(int arc, out Candidate candidate)
    {
        bool fits = TryDirection(arc, arc, out candidate);
        int reverse = _network.ReverseOf(arc);
        Candidate other = default;
        bool reverseFits = reverse >= 0 && _network.IsMain(reverse) && TryDirection(reverse, arc, out other);
        bool asks = _options.Allowed is not null || _options.HeadingDegrees is not null || _options.CurbSide != CurbSide.Either;
        candidate = (fits ? candidate : other) with { IsFixed = asks && fits != reverseFits };
        return fits || reverseFits;
    }

    private bool TryDirection(int arc, int name, out Candidate candidate)
    {
        candidate = default;
        if (_options.Allowed?.Contains(arc) == false)
        {
            return false;
        }

        _line.Clear();
        _network.AppendGeometry(arc, _line);
        SnapPlace place = SnapPlace.Of(CollectionsMarshal.AsSpan(_line), _point);
        candidate = new Candidate(place.DistanceMm, name, arc, place.AlongMm, false);
        return place.DistanceMm <= _maxMm && FitsSide(place.Side) && FitsHeading(place.EastMm, place.NorthMm);
    }

    private bool FitsSide(int side)
    {
        int driving = _options.LeftHandTraffic ? -1 : 1;
        return side == 0 || _options.CurbSide switch
        {
            CurbSide.DrivingSide => side == driving,
            CurbSide.OppositeSide => side == -driving,
            _ => true,
        };
    }

    /// <summary>Whether the angle between road and heading is within the tolerance: its cosine is the length along the heading.</summary>
    private bool FitsHeading(long eastMm, long northMm)
    {
        if (_options.HeadingDegrees is null)
        {
            return true;
        }

        // Finer than a millimetre, since the length is rounded and a piece may be a few millimetres short.
        (long x, long y) = (eastMm << 8, northMm << 8);
        Int128 along = ((Int128)x * _headingQ30.East) + ((Int128)y * _headingQ30.North);
        return along >= (Int128)Plane.Length(x, y) * CosQ30(_options.HeadingToleranceDegrees);
    }

    /// <summary>The cosine of whole degrees in [0, 359]. The plane knows it up to a right angle, and there to a few parts in 2^30.</summary>
    private static long CosQ30(int degrees)
    {
        const int UnitsPerDegree = 10_000_000;
        int folded = Math.Min(degrees, 360 - degrees);
        return folded == 90 ? 0
            : folded < 90 ? Plane.CosQ30(folded * UnitsPerDegree) : -Plane.CosQ30((180 - folded) * UnitsPerDegree);
    }
}
