using System.Runtime.Intrinsics;

namespace Konvoi.Roads;

/// <summary>
/// Tests sixteen boxes at once for how near they may come to a point. The bound is in floating point, never above the true
/// distance by more than <see cref="Limit"/> allows for, and only says what need not be looked at: what decides is measured in
/// whole millimetres afterwards. All widths take the same steps on the same numbers and give the same bits.
/// </summary>
internal readonly struct SnapBoxes
{
    public const int Lanes = 16;

    /// <summary>Offsets to the corners are rounded down to millimetres in both axes, distances as well.</summary>
    private const long RoundingMm = 4;

    /// <summary>Single precision, and lengths beyond 2,000 km that are counted in metres: both are better than this.</summary>
    private const float Precision = 1.00001f;

    private readonly int _lonE7;
    private readonly int _latE7;
    private readonly float _mmPerTwoLon;
    private readonly float _mmPerTwoLat;

    public SnapBoxes(GeoPoint point)
    {
        _lonE7 = point.LonE7;
        _latE7 = point.LatE7;
        _mmPerTwoLat = Plane.MmPerUnit * 2;
        _mmPerTwoLon = (float)((Plane.CosQ30(point.LatE7) >> 10) * (double)Plane.MmPerUnit / (1 << 19));
    }

    /// <summary>The highest bound, a square, that a box with something within a distance may have.</summary>
    public static float Limit(long distanceMm)
    {
        float mm = distanceMm + RoundingMm;
        return mm * mm * Precision;
    }

    /// <summary>Writes the bounds of sixteen boxes and says which do not exceed the limit, one bit each.</summary>
    /// <param name="boxes">The west, south, east and north edges of boxes; an edge lies at the same index in each.</param>
    /// <param name="first">The first of the sixteen.</param>
    /// <param name="limit">See <see cref="Limit"/>.</param>
    /// <param name="bounds">At least sixteen squared distances, mm².</param>
    /// <param name="vectorBits">512, 256 or 0.</param>
    public uint Test(SnapEdges boxes, int first, float limit, Span<float> bounds, int vectorBits) => vectorBits switch
    {
        512 => Test512(boxes, first, limit, bounds),
        256 => Test256(boxes, first, limit, bounds) | Test256(boxes, first + 8, limit, bounds[8..]) << 8,
        _ => TestScalar(boxes, first, limit, bounds),
    };

    private uint Test512(SnapEdges boxes, int first, float limit, Span<float> bounds)
    {
        Vector512<int> lon = Vector512.Create(_lonE7);
        Vector512<int> lat = Vector512.Create(_latE7);
        Vector512<int> west = Vector512.Max(Vector512.Create(boxes.West.Slice(first, Lanes)), lon) - lon;
        Vector512<int> east = lon - Vector512.Min(Vector512.Create(boxes.East.Slice(first, Lanes)), lon);
        Vector512<int> south = Vector512.Max(Vector512.Create(boxes.South.Slice(first, Lanes)), lat) - lat;
        Vector512<int> north = lat - Vector512.Min(Vector512.Create(boxes.North.Slice(first, Lanes)), lat);
        Vector512<float> x = Vector512.ConvertToSingle((west | east) >>> 1) * _mmPerTwoLon;
        Vector512<float> y = Vector512.ConvertToSingle((south | north) >>> 1) * _mmPerTwoLat;
        Vector512<float> squares = (x * x) + (y * y);
        squares.CopyTo(bounds);
        return (uint)Vector512.LessThanOrEqual(squares, Vector512.Create(limit)).ExtractMostSignificantBits();
    }

    private uint Test256(SnapEdges boxes, int first, float limit, Span<float> bounds)
    {
        Vector256<int> lon = Vector256.Create(_lonE7);
        Vector256<int> lat = Vector256.Create(_latE7);
        Vector256<int> west = Vector256.Max(Vector256.Create(boxes.West.Slice(first, Lanes / 2)), lon) - lon;
        Vector256<int> east = lon - Vector256.Min(Vector256.Create(boxes.East.Slice(first, Lanes / 2)), lon);
        Vector256<int> south = Vector256.Max(Vector256.Create(boxes.South.Slice(first, Lanes / 2)), lat) - lat;
        Vector256<int> north = lat - Vector256.Min(Vector256.Create(boxes.North.Slice(first, Lanes / 2)), lat);
        Vector256<float> x = Vector256.ConvertToSingle((west | east) >>> 1) * _mmPerTwoLon;
        Vector256<float> y = Vector256.ConvertToSingle((south | north) >>> 1) * _mmPerTwoLat;
        Vector256<float> squares = (x * x) + (y * y);
        squares.CopyTo(bounds);
        return Vector256.LessThanOrEqual(squares, Vector256.Create(limit)).ExtractMostSignificantBits();
    }

    /// <summary>
    /// One of the two differences is zero. The other may need 32 bits without a sign, so that its half is taken.
    /// </summary>
    private uint TestScalar(SnapEdges boxes, int first, float limit, Span<float> bounds)
    {
        uint within = 0;
        for (int lane = 0; lane < Lanes; lane++)
        {
            int box = first + lane;
            int lon = unchecked((Math.Max(boxes.West[box], _lonE7) - _lonE7) | (_lonE7 - Math.Min(boxes.East[box], _lonE7)));
            int lat = unchecked((Math.Max(boxes.South[box], _latE7) - _latE7) | (_latE7 - Math.Min(boxes.North[box], _latE7)));
            float x = (lon >>> 1) * _mmPerTwoLon;
            float y = (lat >>> 1) * _mmPerTwoLat;
            bounds[lane] = (x * x) + (y * y);
            within |= bounds[lane] <= limit ? 1u << lane : 0;
        }

        return within;
    }
}
