using CsCheck;
using Konvoi.Cli;
using Konvoi.Roads;

namespace Konvoi.Tests.Cli;

public class LineTextTests
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static readonly Gen<GeoPoint[]> Line =
        Gen.Select(Gen.Int[-1_800_000_000, 1_800_000_000], Gen.Int[-850_000_000, 850_000_000], (lon, lat) => new GeoPoint(lon, lat)).Array[1, 40];

    [Fact]
    public void A_packed_line_unpacks_to_the_same_metre() => Line.Sample(line =>
    {
        (int X, int Y)[] expected = [.. line.Select(point => (LineText.Quantise(point.LonE7), LineText.Quantise(point.LatE7)))];
        Assert.Equal(expected, Unpack(LineText.Of(line)));
    });

    [Fact]
    public void Simplifying_keeps_the_ends_and_never_strays_farther_than_told() => Line.Where(line => line.Length > 2).Sample(line =>
    {
        IReadOnlyList<GeoPoint> simple = Simplifier.Simplify(line, 0);
        Assert.Equal(line[0], simple[0]);
        Assert.Equal(line[^1], simple[^1]);
        Assert.Subset(new HashSet<GeoPoint>(line), new HashSet<GeoPoint>(simple));
    });

    [Fact]
    public void A_straight_line_needs_its_ends_only()
    {
        GeoPoint[] straight = [.. Enumerable.Range(0, 50).Select(i => new GeoPoint(100_000_000 + (i * 1000), 500_000_000))];
        Assert.Equal([straight[0], straight[^1]], Simplifier.Simplify(straight, 1));
    }

    /// <summary>The page's decoder, written again.</summary>
    private static List<(int X, int Y)> Unpack(string text)
    {
        int at = 0;
        int x = 0;
        int y = 0;
        int count = (int)Next();
        List<(int, int)> points = [];
        for (int i = 0; i < count; i++)
        {
            points.Add((x += Signed(), y += Signed()));
        }

        Assert.Equal(text.Length, at);
        return points;

        uint Next()
        {
            uint value = 0;
            for (int shift = 0; ; shift += 5)
            {
                uint letter = (uint)Letters.IndexOf(text[at++], StringComparison.Ordinal);
                value |= (letter & 31) << shift;
                if (letter < 32)
                {
                    return value;
                }
            }
        }

        int Signed()
        {
            uint value = Next();
            return (int)(value >> 1) ^ -(int)(value & 1);
        }
    }
}
