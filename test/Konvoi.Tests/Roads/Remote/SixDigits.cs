using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>Lines of six digits, written and read another way than in the clients: by arithmetic and not by bits.</summary>
internal static class SixDigits
{
    public static string Write(IEnumerable<GeoPoint> line)
    {
        string text = "";
        (long lat, long lon) = (0, 0);
        foreach (GeoPoint point in line)
        {
            long nextLat = (long)Math.Round(point.LatE7 / 10m, MidpointRounding.AwayFromZero);
            long nextLon = (long)Math.Round(point.LonE7 / 10m, MidpointRounding.AwayFromZero);
            text += Number(nextLat - lat) + Number(nextLon - lon);
            (lat, lon) = (nextLat, nextLon);
        }

        return text;
    }

    public static List<GeoPoint> Read(string text)
    {
        var line = new List<GeoPoint>();
        (long lat, long lon) = (0, 0);
        for (int at = 0; at < text.Length;)
        {
            lat += Number(text, ref at);
            lon += Number(text, ref at);
            line.Add(new GeoPoint((int)(lon * 10), (int)(lat * 10)));
        }

        return line;
    }

    private static string Number(long value)
    {
        long left = value < 0 ? (-value * 2) - 1 : value * 2;
        string text = "";
        while (left >= 32)
        {
            text += (char)((left % 32) + 32 + 63);
            left /= 32;
        }

        return text + (char)(left + 63);
    }

    private static long Number(string text, ref int at)
    {
        long value = 0;
        for (long weight = 1; ; weight *= 32)
        {
            int group = text[at++] - 63;
            value += group % 32 * weight;
            if (group < 32)
            {
                return value % 2 == 0 ? value / 2 : -(value + 1) / 2;
            }
        }
    }
}
