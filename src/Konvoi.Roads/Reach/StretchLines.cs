namespace Konvoi.Roads;

/// <summary>Reached parts of roads as lines on a plane around the place where the reach begins, in millimetres to the east and north.</summary>
internal sealed class StretchLines
{
    private readonly RoadReach _reach;
    private readonly GeoPoint _origin;
    private readonly long _cosQ30;
    private readonly List<GeoPoint> _points = [];

    public StretchLines(RoadReach reach)
    {
        _reach = reach;
        _origin = reach.From.Position;
        _cosQ30 = Plane.CosQ30(_origin.LatE7);
    }

    /// <summary>A box around all that is reached within a time; around the origin where that is nothing.</summary>
    public (double MinX, double MinY, double MaxX, double MaxY) BoundsMm(int limitMs)
    {
        (double minX, double minY, double maxX, double maxY) = (0, 0, 0, 0);
        foreach (RoadStretch stretch in _reach.Stretches(limitMs))
        {
            _points.Clear();
            _reach.Network.AppendGeometry(stretch.Arc, _points);
            foreach (GeoPoint point in _points)
            {
                (double x, double y) = PlaceOf(point);
                (minX, minY, maxX, maxY) = (Math.Min(minX, x), Math.Min(minY, y), Math.Max(maxX, x), Math.Max(maxY, y));
            }
        }

        return (minX, minY, maxX, maxY);
    }

    /// <summary>Adds what is reached within a time and was not within an earlier one to a grid.</summary>
    /// <param name="doneMs">The earlier time; below zero for none.</param>
    /// <param name="limitMs">The time.</param>
    /// <param name="grid">The grid.</param>
    public void Draw(int doneMs, int limitMs, DistanceGrid grid)
    {
        HashSet<RoadStretch> done = doneMs < 0 ? [] : [.. _reach.Stretches(doneMs)];
        foreach (RoadStretch stretch in _reach.Stretches(limitMs))
        {
            if (!done.Contains(stretch) && !IsDrawnByReverse(stretch))
            {
                DrawOne(stretch, grid);
            }
        }

        bool IsDrawnByReverse(RoadStretch stretch) =>
            stretch.FromDm == 0 && stretch.ToDm == _reach.Network.LengthDm(stretch.Arc)
            && _reach.Network.ReverseOf(stretch.Arc) is >= 0 and var reverse && reverse < stretch.Arc
            && _reach.IsWhole(reverse, limitMs);
    }

    /// <summary>The place on earth of a place on the plane.</summary>
    public GeoPoint PointAt(double xMm, double yMm) => new(
        (int)Math.Round(_origin.LonE7 + (xMm / Plane.MmPerUnit * (1 << 30) / _cosQ30)),
        (int)Math.Round(_origin.LatE7 + (yMm / Plane.MmPerUnit)));

    private void DrawOne(RoadStretch stretch, DistanceGrid grid)
    {
        _points.Clear();
        _reach.Network.AppendGeometry(stretch.Arc, _points);
        long startMm = stretch.FromDm * 100L;
        long endMm = stretch.ToDm * 100L;
        bool isToTheEnd = stretch.ToDm == _reach.Network.LengthDm(stretch.Arc);
        long alongMm = 0;
        for (int i = 1; i < _points.Count; i++)
        {
            long pieceMm = Plane.DistanceMm(_points[i - 1], _points[i]);
            long fromMm = Math.Max(0, startMm - alongMm);
            long toMm = isToTheEnd ? pieceMm : Math.Min(pieceMm, endMm - alongMm);
            if (fromMm <= toMm)
            {
                (double ax, double ay) = PlaceOf(_points[i - 1]);
                (double bx, double by) = PlaceOf(_points[i]);
                double from = pieceMm == 0 ? 0 : (double)fromMm / pieceMm;
                double to = pieceMm == 0 ? 0 : (double)toMm / pieceMm;
                grid.Add(ax + ((bx - ax) * from), ay + ((by - ay) * from), ax + ((bx - ax) * to), ay + ((by - ay) * to));
            }

            alongMm += pieceMm;
        }
    }

    private (double X, double Y) PlaceOf(GeoPoint point) =>
        (Plane.EastMm((long)point.LonE7 - _origin.LonE7, _cosQ30), Plane.NorthMm((long)point.LatE7 - _origin.LatE7));
}
