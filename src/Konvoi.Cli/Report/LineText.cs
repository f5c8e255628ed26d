using System.Text;
using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary>
/// Lines packed into text for a page: coordinates in 1e-5 degree (about a metre) as zigzag differences, five bits a letter
/// with a sixth for "more follows". Each line begins with its number of points and goes on from where the last one ended.
/// </summary>
internal sealed class LineText
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    private const double UnitE7 = 100;

    private readonly StringBuilder _text = new();
    private int _x;
    private int _y;

    public static int Quantise(int e7) => (int)Math.Round(e7 / UnitE7);

    public static string Of(IReadOnlyList<GeoPoint> line)
    {
        LineText text = new();
        text.Add(line);
        return text.ToString();
    }

    public void Add(IReadOnlyList<GeoPoint> line)
    {
        Append((uint)line.Count);
        foreach (GeoPoint point in line)
        {
            int x = Quantise(point.LonE7);
            int y = Quantise(point.LatE7);
            AppendSigned(x - _x);
            AppendSigned(y - _y);
            (_x, _y) = (x, y);
        }
    }

    public override string ToString() => _text.ToString();

    private void AppendSigned(int value) => Append((uint)((value << 1) ^ (value >> 31)));

    private void Append(uint value)
    {
        while (value >= 32)
        {
            _text.Append(Letters[(int)((value & 31) | 32)]);
            value >>= 5;
        }

        _text.Append(Letters[(int)value]);
    }
}
