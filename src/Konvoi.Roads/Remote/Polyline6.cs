using System.Text;

namespace Konvoi.Roads;

/// <summary>
/// A line as text, as OSRM and Valhalla write it: differences of latitude and longitude in 1e-6 degree, zigzag, in groups of five
/// bits, lowest first, as characters from '?' on; a further group is marked by 32.
/// </summary>
internal static class Polyline6
{
    private const int UnitsPerStep = 10; // 1e-7 degree in 1e-6
    private const int MaxLat = 90_000_000;
    private const int MaxLon = 180_000_000;

    /// <summary>The nearest that six digits can say.</summary>
    public static string Encode(IEnumerable<GeoPoint> line)
    {
        var text = new StringBuilder();
        (int lat, int lon) = (0, 0);
        foreach (GeoPoint point in line)
        {
            (int nextLat, int nextLon) = (Rounded(point.LatE7), Rounded(point.LonE7));
            Append(text, nextLat - lat);
            Append(text, nextLon - lon);
            (lat, lon) = (nextLat, nextLon);
        }

        return text.ToString();
    }

    /// <summary>False for a text that is no line on earth: cut off, overlong, or with other characters.</summary>
    public static bool TryDecode(string text, out List<GeoPoint> line)
    {
        line = [];
        (int at, int lat, int lon) = (0, 0, 0);
        while (at < text.Length)
        {
            if (!TryRead(text, ref at, ref lat, MaxLat) || !TryRead(text, ref at, ref lon, MaxLon))
            {
                return false;
            }

            line.Add(new GeoPoint(lon * UnitsPerStep, lat * UnitsPerStep));
        }

        return true;
    }

    private static int Rounded(int e7) => (e7 + (Math.Sign(e7) * UnitsPerStep / 2)) / UnitsPerStep;

    private static void Append(StringBuilder text, int difference)
    {
        uint left = (uint)((difference << 1) ^ (difference >> 31));
        for (; left >= 32; left >>= 5)
        {
            text.Append((char)('?' + 32 + (left & 31)));
        }

        text.Append((char)('?' + left));
    }

    private static bool TryRead(string text, ref int at, ref int value, int max)
    {
        const int LastShift = 30;
        uint zigzag = 0;
        for (int shift = 0; shift <= LastShift && at < text.Length; shift += 5)
        {
            int group = text[at++] - '?';
            if (group is < 0 or > 63 || (shift == LastShift && group > 3))
            {
                return false;
            }

            zigzag |= (uint)(group & 31) << shift;
            if (group < 32)
            {
                long next = value + (long)((int)(zigzag >> 1) ^ -(int)(zigzag & 1));
                value = (int)Math.Clamp(next, int.MinValue, int.MaxValue);
                return next >= -max && next <= max;
            }
        }

        return false;
    }
}
