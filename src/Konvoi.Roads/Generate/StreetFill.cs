using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>
/// Fills an area with evenly spaced streets that follow a <see cref="DirectionField"/>: two families of lines that
/// cross at right angles. Each accepted line proposes its neighbours (Jobard and Lefer, "Creating evenly-spaced
/// streamlines of arbitrary density", 1997); a random share of the spacing keeps blocks unlike.
/// </summary>
internal sealed class StreetFill(DirectionField field, double widthM, double heightM, Rng rng)
{
    private const double StepM = 10;
    private const double CellM = 40;

    /// <summary>A line ends where it comes closer to one of its family than this share of the spacing.</summary>
    private const double CrowdedShare = 0.55;

    private readonly int _columns = (int)(widthM / CellM) + 3;
    private readonly int _rows = (int)(heightM / CellM) + 3;
    private readonly List<Vec>?[][] _taken =
    [
        new List<Vec>?[((int)(widthM / CellM) + 3) * ((int)(heightM / CellM) + 3)],
        new List<Vec>?[((int)(widthM / CellM) + 3) * ((int)(heightM / CellM) + 3)],
    ];

    /// <summary>Where streets may run.</summary>
    public required Func<Vec, bool> IsOpen { get; init; }

    /// <summary>Distance in metres between neighbours of family 0 or 1 at a place.</summary>
    public required Func<Vec, int, double> SpacingM { get; init; }

    public double MinLengthM { get; init; } = 60;

    public double MaxLengthM { get; init; } = 1400;

    /// <summary>Counts an existing road as a line of whichever family it runs with.</summary>
    public void Occupy(IReadOnlyList<Vec> line)
    {
        List<Vec> points = Curve.Resample(line, StepM);
        for (int i = 0; i < points.Count; i++)
        {
            int family = Math.Abs(Curve.Tangent(points, i).Dot(field.At(points[i]))) > 0.7071 ? 0 : 1;
            Take(family, points[i]);
        }
    }

    /// <summary>The new lines in the order in which they grew. Seeds outside the open area are skipped.</summary>
    public List<List<Vec>> Fill(IEnumerable<Vec> seeds)
    {
        var lines = new List<List<Vec>>();
        var queue = new Queue<(Vec Point, int Family)>();
        foreach (Vec seed in seeds)
        {
            queue.Enqueue((seed, 0));
            queue.Enqueue((seed, 1));
            while (queue.TryDequeue(out (Vec Point, int Family) next))
            {
                if (IsOpen(next.Point) && !IsCrowded(next.Point, next.Family, 0.85))
                {
                    List<Vec> line = Trace(next.Point, next.Family);
                    if (Curve.LengthM(line) >= MinLengthM)
                    {
                        lines.Add(line);
                        Propose(line, next.Family, queue);
                    }
                }
            }
        }

        return lines;
    }

    private void Propose(List<Vec> line, int family, Queue<(Vec Point, int Family)> queue)
    {
        for (int i = 0; i < line.Count; i++)
        {
            Take(family, line[i]);
            if (i % 6 == 3)
            {
                double apartM = SpacingM(line[i], family) * rng.Range(88, 125) * 0.01;
                Vec across = Curve.Tangent(line, i).Left * apartM;
                queue.Enqueue((line[i] + across, family));
                queue.Enqueue((line[i] - across, family));
                queue.Enqueue((line[i], 1 - family));
            }
        }
    }

    private List<Vec> Trace(Vec seed, int family)
    {
        List<Vec> back = Walk(seed, family, -1);
        back.Reverse();
        back.Add(seed);
        back.AddRange(Walk(seed, family, 1));
        return back;
    }

    private List<Vec> Walk(Vec from, int family, int sign)
    {
        var walked = new List<Vec>();
        Vec at = from;
        Vec heading = Direction(from, family) * sign;
        while (walked.Count * StepM < MaxLengthM / 2)
        {
            Vec half = at + Aligned(at, family, heading) * (StepM / 2);
            heading = Aligned(half, family, heading);
            at += heading * StepM;
            if (!IsOpen(at) || (walked.Count > 20 && at.DistanceTo(from) < StepM * 2))
            {
                break;
            }

            walked.Add(at);
            if (IsCrowded(at, family, CrowdedShare))
            {
                break;
            }
        }

        return walked;
    }

    private Vec Aligned(Vec point, int family, Vec heading)
    {
        Vec direction = Direction(point, family);
        return direction.Dot(heading) < 0 ? direction * -1 : direction;
    }

    private Vec Direction(Vec point, int family) => family == 0 ? field.At(point) : field.At(point).Left;

    private bool IsCrowded(Vec point, int family, double share)
    {
        double apartM = SpacingM(point, family) * share;
        int reach = (int)(apartM / CellM) + 1;
        int column = Column(point);
        int row = Row(point);
        for (int r = Math.Max(0, row - reach); r <= Math.Min(_rows - 1, row + reach); r++)
        {
            for (int c = Math.Max(0, column - reach); c <= Math.Min(_columns - 1, column + reach); c++)
            {
                foreach (Vec taken in _taken[family][r * _columns + c] ?? [])
                {
                    if ((taken - point).LengthSquared < apartM * apartM)
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private void Take(int family, Vec point) => (_taken[family][Row(point) * _columns + Column(point)] ??= []).Add(point);

    private int Column(Vec point) => Math.Clamp((int)((point.X + widthM / 2) / CellM) + 1, 0, _columns - 1);

    private int Row(Vec point) => Math.Clamp((int)((point.Y + heightM / 2) / CellM) + 1, 0, _rows - 1);
}
