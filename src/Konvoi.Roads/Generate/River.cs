using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>The river: from the western to the eastern edge of the map, calm near the town and meandering outside.</summary>
internal sealed class River
{
    /// <summary>How far a bridge reaches beyond the water on each side.</summary>
    private const double AbutmentM = 14;

    private readonly double[] _halfWidthsM;

    public River(double widthM, double heightM, Rng rng)
    {
        const double HalfWaveM = 1050;
        var controls = new List<Vec>();
        double edge = widthM / 2 + 1200;
        int side = rng.Chance(500_000) ? 1 : -1;
        double slope = rng.Range(-60, 60) * 0.001;
        for (double x = -edge; x <= edge; x += HalfWaveM)
        {
            double calm = Math.Min(1, Math.Abs(x) / 2600);
            double swing = (110 + 330 * calm) * rng.Range(45, 115) * 0.01;
            controls.Add(new Vec(x + rng.Range(-140, 140), -heightM * 0.035 + slope * x + side * swing));
            side = -side;
        }

        Line = Curve.Resample(Curve.Smooth(controls, 4), 35);
        var breadth = new SmoothNoise(rng.NextULong(), 900);
        _halfWidthsM = [.. Line.Select(point => 46 + 12 * breadth.At(point))];
    }

    public IReadOnlyList<Vec> Line { get; }

    /// <summary>A line along the left bank (the northern one) or the right bank, a distance away from the water.</summary>
    public List<Vec> Bank(bool left, double fromWaterM) =>
        Curve.Offset(Line, i => (left ? 1 : -1) * (_halfWidthsM[i] + fromWaterM));

    /// <summary>The water as a ring.</summary>
    public List<Vec> Ring()
    {
        List<Vec> ring = Bank(left: true, 0);
        ring.AddRange(Enumerable.Reverse(Bank(left: false, 0)));
        ring.Add(ring[0]);
        return ring;
    }

    public double YAt(double x) => Line.MinBy(point => Math.Abs(point.X - x)).Y;

    /// <summary>Half of the length of a bridge near a place.</summary>
    public double HalfBridgeM(Vec near)
    {
        Curve.NearestM(Line, near, out int segment);
        return _halfWidthsM[segment] + AbutmentM;
    }

    public double WaterDistanceM(Vec point) => Curve.NearestM(Line, point, out int segment) - _halfWidthsM[segment];

    /// <summary>The same road, but at a right angle wherever it crosses the river, as bridges are built.</summary>
    public List<Vec> CrossSquarely(IReadOnlyList<Vec> road)
    {
        const double ApproachM = 190;
        var result = new List<Vec> { road[0] };
        Vec? last = null;
        for (int i = 0; i + 1 < road.Count; i++)
        {
            if (TryCross(road[i], road[i + 1], out Vec crossing, out Vec tangent))
            {
                Vec across = tangent.Left * (tangent.Left.Dot(road[i + 1] - road[i]) >= 0 ? 1 : -1);
                double before = Math.Min(ApproachM, road[0].DistanceTo(crossing) * 0.75);
                double after = Math.Min(ApproachM, road[^1].DistanceTo(crossing) * 0.75);
                result.RemoveAll(point => point != road[0] && point.DistanceTo(crossing) < ApproachM + 130);
                result.AddRange([crossing - across * before, crossing - across * 60, crossing + across * 60, crossing + across * after]);
                last = crossing;
            }

            if (last is not { } bridge || road[i + 1].DistanceTo(bridge) >= ApproachM + 130 || i + 2 == road.Count)
            {
                result.Add(road[i + 1]);
            }
        }

        return result;
    }

    public bool TryCross(Vec from, Vec to, out Vec crossing, out Vec tangent)
    {
        for (int i = 0; i + 1 < Line.Count; i++)
        {
            if (Vec.TryCross(from, to, Line[i], Line[i + 1], out double at, out _))
            {
                crossing = from + (to - from) * at;
                tangent = Curve.Tangent(Line, i);
                return true;
            }
        }

        crossing = tangent = default;
        return false;
    }
}
