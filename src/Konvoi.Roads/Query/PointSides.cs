namespace Konvoi.Roads;

/// <summary>The one or two arcs on which a van may leave or reach a point, as open under a metric; -1 where there is none.</summary>
internal readonly record struct PointSides(int Arc, int OffsetDm, int ReverseArc, int ReverseOffsetDm)
{
    /// <summary>No point at all.</summary>
    public static PointSides None => new(-1, 0, -1, 0);

    public static PointSides Of(RoadMetric metric, RoadPoint point)
    {
        RoadNetwork network = metric.Network;
        ArgumentOutOfRangeException.ThrowIfNegative(point.Arc);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(point.Arc, network.ArcCount);
        int lengthDm = network.LengthDm(point.Arc);
        ArgumentOutOfRangeException.ThrowIfNegative(point.OffsetDm);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(point.OffsetDm, lengthDm);
        int reverse = point.DirectionFixed ? -1 : network.ReverseOf(point.Arc);
        return new PointSides(
            metric.DurationMs(point.Arc) == RoadMetric.Impassable ? -1 : point.Arc,
            point.OffsetDm,
            reverse >= 0 && metric.DurationMs(reverse) != RoadMetric.Impassable ? reverse : -1,
            lengthDm - point.OffsetDm);
    }

    public int ArcOf(int side) => side == 0 ? Arc : ReverseArc;

    public int OffsetOf(int side) => side == 0 ? OffsetDm : ReverseOffsetDm;

    /// <summary>The point seen on one of its arcs.</summary>
    public static RoadPoint On(RoadNetwork network, RoadPoint point, int arc) =>
        arc == point.Arc ? point : point with { Arc = arc, OffsetDm = network.LengthDm(arc) - point.OffsetDm };
}
