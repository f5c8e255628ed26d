using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>A road of the skeleton: where it runs and, for each of its segments, whether it is a bridge.</summary>
internal sealed record MainRoad(StreetKind Kind, string Name, List<Vec> Line, bool[] Bridges);

/// <summary>
/// The skeleton that everything else hangs on: motorway, ring road, old-centre ring, radials, an avenue across the grid
/// and an eastern link. Only these roads cross the river.
/// </summary>
internal sealed class MainRoads
{
    private const double SegmentM = 30;

    private readonly TownOptions _options;
    private readonly River _river;
    private readonly Rng _rng;

    public MainRoads(TownOptions options, River river, Rng rng)
    {
        _options = options;
        _river = river;
        _rng = rng;
        Scale = Math.Min(options.WidthM / 9000.0, options.HeightM / 7000.0);
        OldCentre = new Vec(_rng.Range(-80, 80), _river.YAt(0) + 500);
        InnerRadiusM = 360;
        Motorway = DrawMotorway();
        Build();
    }

    public double Scale { get; }

    public Vec OldCentre { get; }

    public double InnerRadiusM { get; }

    public List<Vec> Motorway { get; }

    public List<Vec> Ring { get; private set; } = [];

    public List<MainRoad> Roads { get; } = [];

    /// <summary>Where a radial passes over the motorway and gets ramps: the place on the motorway's centre line.</summary>
    public Vec Interchange { get; private set; }

    /// <summary>Middles of the outlying villages.</summary>
    public List<Vec> Villages { get; } = [];

    public Vec IndustrialCentre { get; private set; }

    private void Build()
    {
        List<Vec> inner = Circle(OldCentre, InnerRadiusM, 7);
        Ring = _river.CrossSquarely(Circle(new Vec(0, 0), 1480 * Scale, 9));
        Add(StreetKind.Secondary, "Wallgate Ring", Curve.Smooth(inner, 2, closed: true));
        Add(StreetKind.Primary, "Ringway", Curve.Smooth(Ring, 2));

        // Compass points (of 256) of the radials: none along the river.
        (int Point, string Name)[] north = [(18, "Aldermoor Road"), (50, "Northmere Road"), (84, "Harrowick Road"), (110, "Westerby Road")];
        var ends = new List<List<Vec>>();
        foreach ((int point, string name) in north)
        {
            ends.Add(Radial(Nearest(inner, OldCentre + Compass.Direction(point) * InnerRadiusM), point + _rng.Range(-4, 4), StreetKind.Primary, name));
        }

        Vec south = Southgate(inner);
        ends.Add(Radial(south, 192 + _rng.Range(-5, 5), StreetKind.Primary, "Southmoor Road"));
        ends.Add(Radial(south, 156 + _rng.Range(-4, 4), StreetKind.Secondary, "Priory Road"));
        ends.Add(Radial(south, 226 + _rng.Range(-4, 4), StreetKind.Secondary, "Marlwick Road"));
        Interchange = ends[1].Zip(ends[1].Skip(1)).Select(s => OnMotorway(s.First, s.Second)).FirstOrDefault(p => p is not null) ?? Motorway[Motorway.Count / 2];

        EasternLink(ends[0], ends[6]);
        Avenue();
        Villages.AddRange([PointAt(ends[3], 3300 * Scale), PointAt(ends[5], 2700 * Scale), PointAt(ends[6], 3500 * Scale)]);
    }

    /// <summary>The square behind the old bridge, where the southern radials part; draws the bridge road.</summary>
    private Vec Southgate(List<Vec> inner)
    {
        Vec from = Nearest(inner, OldCentre + new Vec(30, -InnerRadiusM));
        Vec water = new(from.X, _river.YAt(from.X));
        Vec to = water + new Vec(_rng.Range(-20, 20), -330);
        List<Vec> line = Curve.Smooth(_river.CrossSquarely([from, to]), 2);
        Add(StreetKind.Primary, "Old Bridge", line);
        return to;
    }

    private List<Vec> Radial(Vec from, int point, StreetKind kind, string name)
    {
        Vec direction = Compass.Direction(point);
        var line = new List<Vec> { from };
        double swing = 0;
        for (double along = 420; ; along += 420)
        {
            // Main roads bend gently: a part of the last swing stays.
            swing = swing * 0.6 + _rng.Range(-70, 70);
            Vec next = from + direction * along + direction.Left * swing;
            if (Math.Abs(next.X) > _options.WidthM / 2.0 - 30 || Math.Abs(next.Y) > _options.HeightM / 2.0 - 30)
            {
                line.Add(ClipTo(line[^1], next));
                break;
            }

            line.Add(next);
        }

        line = Curve.Smooth(_river.CrossSquarely(line), 2);
        Add(kind, name, line);
        return line;
    }

    private void EasternLink(List<Vec> northern, List<Vec> southern)
    {
        Vec from = PointAt(northern, 2250 * Scale);
        Vec to = PointAt(southern, 2150 * Scale);
        Vec bulge = (to - from).Left.Unit * (260 * Scale);
        List<Vec> line = [from, from + (to - from) * 0.25 + bulge, from + (to - from) * 0.5 + bulge, from + (to - from) * 0.75 + bulge * 0.8, to];
        Add(StreetKind.Secondary, "Eastlink", Curve.Smooth(_river.CrossSquarely(Curve.Resample(line, 180)), 2));

        // Behind the ring, north of the river, west of the link: near the motorway, far from the centre.
        IndustrialCentre = from + (to - from) * 0.15 + bulge.Unit * (190 * Scale);
    }

    /// <summary>A straight avenue that cuts the grid at an angle of its own.</summary>
    private void Avenue()
    {
        Vec from = OldCentre + Compass.Direction(68) * InnerRadiusM;
        from = Nearest(Circle(OldCentre, InnerRadiusM, 0), from);
        Vec to = Nearest(Ring, OldCentre + Compass.Direction(99) * (1300 * Scale));
        Add(StreetKind.Secondary, "Jubilee Avenue", [OldCentre + (from - OldCentre).Unit * InnerRadiusM, to]);
    }

    private List<Vec> DrawMotorway()
    {
        const double StepM = 900;
        int steps = (int)(_options.WidthM / StepM);
        double y = _options.HeightM * 0.5 - 560 * Scale;
        var controls = new List<Vec>(steps + 1);
        for (int i = 0; i <= steps; i++)
        {
            controls.Add(new Vec(_options.WidthM * (i / (double)steps - 0.5), y + _rng.Range(-130, 130)));
        }

        return Curve.Resample(Curve.Smooth(controls, 3), 60);
    }

    private List<Vec> Circle(Vec centre, double radiusM, int unevennessPercent)
    {
        const int Corners = 20;
        var corners = new List<Vec>(Corners + 1);
        for (int i = 0; i < Corners; i++)
        {
            double radius = radiusM * (1 + _rng.Range(-unevennessPercent, unevennessPercent) * 0.01);
            corners.Add(centre + Compass.Direction(i * Compass.Points / Corners) * radius);
        }

        corners.Add(corners[0]);
        return Curve.Smooth(corners, 2, closed: true);
    }

    private void Add(StreetKind kind, string name, IReadOnlyList<Vec> line)
    {
        List<Vec> points = Curve.Resample(line, SegmentM);
        var spans = new List<(double From, double To)>();
        double walked = 0;
        for (int i = 0; i + 1 < points.Count; i++)
        {
            double length = points[i].DistanceTo(points[i + 1]);
            if (_river.TryCross(points[i], points[i + 1], out Vec crossing, out _))
            {
                double at = walked + points[i].DistanceTo(crossing);
                spans.Add((at - _river.HalfBridgeM(crossing), at + _river.HalfBridgeM(crossing)));
            }
            else if (OnMotorway(points[i], points[i + 1]) is { } over)
            {
                double at = walked + points[i].DistanceTo(over);
                spans.Add((at - 42, at + 42));
            }

            walked += length;
        }

        Roads.Add(WithBridges(kind, name, points, spans));
    }

    /// <summary>Puts points exactly at the ends of the bridges and none between them.</summary>
    private static MainRoad WithBridges(StreetKind kind, string name, List<Vec> points, List<(double From, double To)> spans)
    {
        var line = new List<(double At, Vec Point)>();
        double walked = 0;
        for (int i = 0; i < points.Count; i++)
        {
            walked += i > 0 ? points[i - 1].DistanceTo(points[i]) : 0;
            bool atEnd = i == 0 || i == points.Count - 1;
            if (atEnd || !spans.Exists(span => walked > span.From - 18 && walked < span.To + 18))
            {
                line.Add((walked, points[i]));
            }
        }

        line.AddRange(spans.SelectMany(span => new[] { (span.From, PointAt(points, span.From)), (span.To, PointAt(points, span.To)) }));
        line.Sort((a, b) => a.At.CompareTo(b.At));
        var bridges = new bool[line.Count - 1];
        for (int i = 0; i < bridges.Length; i++)
        {
            double middle = (line[i].At + line[i + 1].At) / 2;
            bridges[i] = spans.Exists(span => middle > span.From && middle < span.To);
        }

        return new MainRoad(kind, name, [.. line.Select(entry => entry.Point)], bridges);
    }

    private Vec? OnMotorway(Vec from, Vec to)
    {
        for (int i = 0; i + 1 < Motorway.Count; i++)
        {
            if (Vec.TryCross(from, to, Motorway[i], Motorway[i + 1], out double at, out _))
            {
                return from + (to - from) * at;
            }
        }

        return null;
    }

    private Vec ClipTo(Vec inside, Vec outside)
    {
        double x = _options.WidthM / 2.0 - 10;
        double y = _options.HeightM / 2.0 - 10;
        double t = 1;
        Vec step = outside - inside;
        if (Math.Abs(outside.X) > x)
        {
            t = Math.Min(t, (x * Math.Sign(step.X) - inside.X) / step.X);
        }

        if (Math.Abs(outside.Y) > y)
        {
            t = Math.Min(t, (y * Math.Sign(step.Y) - inside.Y) / step.Y);
        }

        return inside + step * t;
    }

    private static Vec Nearest(List<Vec> line, Vec point)
    {
        Curve.NearestM(line, point, out int segment);
        return point.NearestOn(line[segment], line[segment + 1]);
    }

    private static Vec PointAt(List<Vec> line, double alongM)
    {
        for (int i = 0; i + 1 < line.Count; i++)
        {
            double length = line[i].DistanceTo(line[i + 1]);
            if (alongM <= length)
            {
                return line[i] + (line[i + 1] - line[i]) * (Math.Max(0, alongM) / length);
            }

            alongM -= length;
        }

        return line[^1];
    }
}
