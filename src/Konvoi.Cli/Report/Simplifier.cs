using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary>Drops points of a line that nobody would miss (Douglas and Peucker, 1973).</summary>
internal static class Simplifier
{
    private const double MetresPerLatE7 = 0.0111195;

    /// <summary>The points to keep: both ends, and all without which the line would move by more than the tolerance.</summary>
    public static IReadOnlyList<GeoPoint> Simplify(IReadOnlyList<GeoPoint> line, double toleranceM)
    {
        if (line.Count < 3)
        {
            return line;
        }

        bool[] keep = new bool[line.Count];
        keep[0] = keep[^1] = true;
        double metresPerLon = MetresPerLatE7 * Math.Cos(line[0].Lat * Math.PI / 180);
        Stack<(int From, int To)> open = new([(0, line.Count - 1)]);
        while (open.TryPop(out (int From, int To) span))
        {
            (int farthest, double distanceM) = Farthest(line, span.From, span.To, metresPerLon);
            if (distanceM > toleranceM)
            {
                keep[farthest] = true;
                open.Push((span.From, farthest));
                open.Push((farthest, span.To));
            }
        }

        return [.. line.Where((_, i) => keep[i])];
    }

    private static (int Index, double DistanceM) Farthest(IReadOnlyList<GeoPoint> line, int from, int to, double metresPerLon)
    {
        (int index, double farthest) = (from, 0);
        double dx = (line[to].LonE7 - line[from].LonE7) * metresPerLon;
        double dy = (line[to].LatE7 - line[from].LatE7) * MetresPerLatE7;
        double square = (dx * dx) + (dy * dy);
        for (int i = from + 1; i < to; i++)
        {
            double px = (line[i].LonE7 - line[from].LonE7) * metresPerLon;
            double py = (line[i].LatE7 - line[from].LatE7) * MetresPerLatE7;
            double along = square == 0 ? 0 : Math.Clamp(((px * dx) + (py * dy)) / square, 0, 1);
            (double offX, double offY) = (px - (along * dx), py - (along * dy));
            double distance = Math.Sqrt((offX * offX) + (offY * offY));
            (index, farthest) = distance > farthest ? (i, distance) : (index, farthest);
        }

        return (index, farthest);
    }
}
