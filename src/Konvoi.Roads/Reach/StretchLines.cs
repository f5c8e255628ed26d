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
        foreach (Piece piece in _reach.Stretches(limitMs).SelectMany(Pieces))
        {
            (minX, maxX) = (Math.Min(minX, Math.Min(piece.Ax, piece.Bx)), Math.Max(maxX, Math.Max(piece.Ax, piece.Bx)));
            (minY, maxY) = (Math.Min(minY, Math.Min(piece.Ay, piece.By)), Math.Max(maxY, Math.Max(piece.Ay, piece.By)));
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
                foreach (Piece piece in Pieces(stretch))
                {
                    grid.Add(piece.Ax, piece.Ay, piece.Bx, piece.By);
                }
            }
        }

        bool IsDrawnByReverse(RoadStretch stretch) =>
            stretch.FromDm == 0 && stretch.ToDm == _reach.Network.LengthDm(stretch.Arc)
            && _reach.Network.ReverseOf(stretch.Arc) is >= 0 and var reverse && reverse < stretch.Arc
            && _reach.IsWhole(reverse, limitMs);
    }

    /// <summary>The place on earth of a place on the plane.</summary>
    public GeoPoint PointAt(double xMm, double yMm) => Plane.At(_origin, _cosQ30, xMm, yMm);

    /// <summary>The straight pieces of a stretch. Lengths in decimetres are rounded, so an end may lie a little behind the line's: it is there then.</summary>
    private IEnumerable<Piece> Pieces(RoadStretch stretch)
    {
        _points.Clear();
        _reach.Network.AppendGeometry(stretch.Arc, _points);
        bool isToTheEnd = stretch.ToDm == _reach.Network.LengthDm(stretch.Arc);
        long alongMm = 0;
        for (int i = 1; i < _points.Count; i++)
        {
            bool isLast = i == _points.Count - 1;
            long pieceMm = Plane.DistanceMm(_points[i - 1], _points[i]);
            long fromMm = Math.Clamp((stretch.FromDm * 100L) - alongMm, 0, isLast ? pieceMm : long.MaxValue);
            long toMm = isToTheEnd ? pieceMm : Math.Min(pieceMm, (stretch.ToDm * 100L) - alongMm);
            if (fromMm <= toMm)
            {
                (double ax, double ay) = PlaceOf(_points[i - 1]);
                (double bx, double by) = PlaceOf(_points[i]);
                double from = pieceMm == 0 ? 0 : (double)fromMm / pieceMm;
                double to = pieceMm == 0 ? 0 : (double)toMm / pieceMm;
                yield return new Piece(ax + ((bx - ax) * from), ay + ((by - ay) * from), ax + ((bx - ax) * to), ay + ((by - ay) * to));
            }

            alongMm += pieceMm;
        }
    }

    private (double X, double Y) PlaceOf(GeoPoint point) =>
        (Plane.EastMm((long)point.LonE7 - _origin.LonE7, _cosQ30), Plane.NorthMm((long)point.LatE7 - _origin.LatE7));

    private readonly record struct Piece(double Ax, double Ay, double Bx, double By);
}
