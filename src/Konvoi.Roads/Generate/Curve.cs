namespace Konvoi.Roads;

/// <summary>Work on lines of points: rounding corners, even spacing, parallels, thinning, blobs.</summary>
internal static class Curve
{
    /// <summary>Cuts every corner (Chaikin, 1974). An open line keeps its ends; a closed one repeats its first point at the end.</summary>
    public static List<Vec> Smooth(IReadOnlyList<Vec> line, int rounds, bool closed = false)
    {
        var result = new List<Vec>(line);
        for (int round = 0; round < rounds; round++)
        {
            var finer = new List<Vec>(result.Count * 2);
            if (!closed)
            {
                finer.Add(result[0]);
            }

            for (int i = 0; i + 1 < result.Count; i++)
            {
                finer.Add(result[i] * 0.75 + result[i + 1] * 0.25);
                finer.Add(result[i] * 0.25 + result[i + 1] * 0.75);
            }

            finer.Add(closed ? finer[0] : result[^1]);
            result = finer;
        }

        return result;
    }

    /// <summary>The same line with a point about every <paramref name="stepM"/> metres; both ends stay.</summary>
    public static List<Vec> Resample(IReadOnlyList<Vec> line, double stepM)
    {
        double total = LengthM(line);
        int steps = Math.Max(1, (int)(total / stepM + 0.5));
        double step = total / steps;
        var result = new List<Vec>(steps + 1) { line[0] };
        double next = step;
        double walked = 0;
        for (int i = 0; i + 1 < line.Count && result.Count < steps; i++)
        {
            double length = line[i].DistanceTo(line[i + 1]);
            while (next <= walked + length && result.Count < steps)
            {
                result.Add(line[i] + (line[i + 1] - line[i]) * ((next - walked) / length));
                next += step;
            }

            walked += length;
        }

        result.Add(line[^1]);
        return result;
    }

    public static double LengthM(IReadOnlyList<Vec> line)
    {
        double total = 0;
        for (int i = 0; i + 1 < line.Count; i++)
        {
            total += line[i].DistanceTo(line[i + 1]);
        }

        return total;
    }

    /// <summary>Direction of the line at point <paramref name="i"/>, averaged over its two sides.</summary>
    public static Vec Tangent(IReadOnlyList<Vec> line, int i) =>
        (line[Math.Min(i + 1, line.Count - 1)] - line[Math.Max(i - 1, 0)]).Unit;

    /// <summary>A parallel to the left (to the right if negative) by a distance given for each point.</summary>
    public static List<Vec> Offset(IReadOnlyList<Vec> line, Func<int, double> distanceM)
    {
        var result = new List<Vec>(line.Count);
        for (int i = 0; i < line.Count; i++)
        {
            result.Add(line[i] + Tangent(line, i).Left * distanceM(i));
        }

        return result;
    }

    /// <summary>Drops points that lie within the tolerance of the line without them (Douglas and Peucker, 1973).</summary>
    public static List<Vec> Thin(IReadOnlyList<Vec> line, double toleranceM)
    {
        var keep = new bool[line.Count];
        keep[0] = keep[^1] = true;
        var open = new Stack<(int From, int To)>();
        open.Push((0, line.Count - 1));
        while (open.TryPop(out (int From, int To) range))
        {
            int worst = -1;
            double worstM = toleranceM;
            for (int i = range.From + 1; i < range.To; i++)
            {
                double offM = line[i].DistanceTo(line[i].NearestOn(line[range.From], line[range.To]));
                if (offM > worstM)
                {
                    (worst, worstM) = (i, offM);
                }
            }

            if (worst >= 0)
            {
                keep[worst] = true;
                open.Push((range.From, worst));
                open.Push((worst, range.To));
            }
        }

        return [.. line.Where((_, i) => keep[i])];
    }

    /// <summary>An irregular closed outline around a centre; the first point is repeated at the end.</summary>
    public static List<Vec> Blob(Vec centre, double radiusM, int unevennessPercent, Konvoi.Shared.Rng rng)
    {
        const int Corners = 16;
        var corners = new List<Vec>(Corners + 1);
        double swing = 0;
        for (int i = 0; i < Corners; i++)
        {
            // Half of the last swing stays, so that neighbouring corners belong together.
            swing = swing * 0.5 + rng.Range(-unevennessPercent, unevennessPercent) * 0.01;
            corners.Add(centre + Compass.Direction(i * Compass.Points / Corners) * (radiusM * (1 + swing)));
        }

        corners.Add(corners[0]);
        return Smooth(corners, 2, closed: true);
    }

    public static double NearestM(IReadOnlyList<Vec> line, Vec point, out int segment)
    {
        double best = double.MaxValue;
        segment = 0;
        for (int i = 0; i + 1 < line.Count; i++)
        {
            double squared = (point - point.NearestOn(line[i], line[i + 1])).LengthSquared;
            if (squared < best)
            {
                (best, segment) = (squared, i);
            }
        }

        return Math.Sqrt(best);
    }

    public static bool Contains(IReadOnlyList<Vec> ring, Vec point)
    {
        bool inside = false;
        for (int i = 0, j = ring.Count - 1; i < ring.Count; j = i++)
        {
            if ((ring[i].Y > point.Y) != (ring[j].Y > point.Y)
                && point.X < (ring[j].X - ring[i].X) * (point.Y - ring[i].Y) / (ring[j].Y - ring[i].Y) + ring[i].X)
            {
                inside = !inside;
            }
        }

        return inside;
    }
}
