namespace Konvoi.Roads;

/// <summary>
/// A uniform grid over the lines of the roads that a van may be snapped to. Each cell lists the roads that touch it;
/// a search looks at rings of cells around a point until no nearer road can come.
/// </summary>
internal sealed class SegmentGrid
{
    private const int FinestCellE7 = 20_000; // about 220 m of latitude

    private readonly RoadNetwork _network;
    private readonly GeoBounds _bounds;
    private readonly int _cellE7;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int[] _first;
    private readonly int[] _arcs;

    public SegmentGrid(RoadNetwork network)
    {
        _network = network;
        _bounds = network.Bounds;
        int[] roads = Roads(network);
        long width = (long)_bounds.MaxLonE7 - _bounds.MinLonE7;
        long height = (long)_bounds.MaxLatE7 - _bounds.MinLatE7;
        _cellE7 = FinestCellE7;
        while ((width / _cellE7 + 1) * (height / _cellE7 + 1) > (4L * roads.Length) + 1024)
        {
            _cellE7 *= 2;
        }

        _columns = (int)(width / _cellE7) + 1;
        _rows = (int)(height / _cellE7) + 1;
        _first = new int[(_columns * _rows) + 1];
        var lastRoad = new int[_columns * _rows];
        Visit(roads, lastRoad, (cell, _) => _first[cell + 1]++);
        for (int cell = 1; cell < _first.Length; cell++)
        {
            _first[cell] += _first[cell - 1];
        }

        _arcs = new int[_first[^1]];
        int[] next = [.. _first];
        Visit(roads, lastRoad, (cell, road) => _arcs[next[cell]++] = road);
    }

    /// <summary>The nearest place on a road; of equally near ones that on the lowest arc.</summary>
    public bool TryFind(GeoPoint point, int maxDistanceDm, out RoadPoint found)
    {
        long cosQ30 = Plane.CosQ30(point.LatE7);
        long cellMm = Math.Min(Plane.NorthMm(_cellE7), Plane.EastMm(_cellE7, cosQ30));
        long maxMm = maxDistanceDm * 100L;
        (long DistanceMm, int Arc) best = (maxMm + 1, -1);
        int column = Column(point.LonE7);
        int row = Row(point.LatE7);
        int outside = Math.Max(Math.Max(-column, column - _columns + 1), Math.Max(-row, row - _rows + 1));
        int last = Math.Max(Math.Max(column, _columns - column), Math.Max(row, _rows - row));
        for (int ring = Math.Max(outside, 0); ring <= last && (ring - 1) * cellMm <= best.DistanceMm; ring++)
        {
            SearchRing(point, cosQ30, (column, row, ring), ref best);
        }

        found = best.Arc < 0 ? default : Snap(point, cosQ30, best.Arc, best.DistanceMm);
        return best.Arc >= 0;
    }

    private void SearchRing(GeoPoint point, long cosQ30, (int Column, int Row, int Size) ring, ref (long DistanceMm, int Arc) best)
    {
        for (int row = Math.Max(ring.Row - ring.Size, 0); row <= Math.Min(ring.Row + ring.Size, _rows - 1); row++)
        {
            bool isEdge = row == ring.Row - ring.Size || row == ring.Row + ring.Size;
            int step = isEdge || ring.Size == 0 ? 1 : 2 * ring.Size;
            for (int column = ring.Column - ring.Size; column <= ring.Column + ring.Size; column += step)
            {
                if (column < 0 || column >= _columns)
                {
                    continue;
                }

                int cell = (row * _columns) + column;
                foreach (int arc in _arcs.AsSpan(_first[cell], _first[cell + 1] - _first[cell]))
                {
                    long distanceMm = DistanceMm(point, cosQ30, arc);
                    if (distanceMm < best.DistanceMm || (distanceMm == best.DistanceMm && arc < best.Arc))
                    {
                        best = (distanceMm, arc);
                    }
                }
            }
        }
    }

    private long DistanceMm(GeoPoint point, long cosQ30, int arc)
    {
        Shapes.Reader line = _network.LineOf(arc);
        line.Next();
        (long x, long y) = Offset(point, line.Current, cosQ30);
        long best = long.MaxValue;
        while (line.Next())
        {
            (long nextX, long nextY) = Offset(point, line.Current, cosQ30);
            best = Math.Min(best, Piece(x, y, nextX, nextY).DistanceMm);
            (x, y) = (nextX, nextY);
        }

        return best;
    }

    /// <summary>How near a piece comes to the origin, and at which part of it.</summary>
    private static (long DistanceMm, Int128 Part, Int128 Whole) Piece(long x, long y, long nextX, long nextY)
    {
        long dx = nextX - x;
        long dy = nextY - y;
        Int128 whole = ((Int128)dx * dx) + ((Int128)dy * dy);
        Int128 part = -(((Int128)x * dx) + ((Int128)y * dy));
        if (part <= 0 || whole == 0)
        {
            return (Plane.Length(x, y), 0, 1);
        }

        if (part >= whole)
        {
            return (Plane.Length(nextX, nextY), 1, 1);
        }

        Int128 cross = Int128.Abs(((Int128)x * dy) - ((Int128)y * dx));
        long length = Math.Max(Plane.Length(dx, dy), 1);
        long distance = cross <= long.MaxValue ? (long)cross / length : (long)(cross / length);
        return (distance, part, whole);
    }

    private RoadPoint Snap(GeoPoint point, long cosQ30, int arc, long distanceMm)
    {
        var points = new List<GeoPoint>();
        _network.AppendGeometry(arc, points);
        long alongMm = 0;
        for (int i = 1; i < points.Count; i++)
        {
            (long x, long y) = Offset(point, points[i - 1], cosQ30);
            (long nextX, long nextY) = Offset(point, points[i], cosQ30);
            long pieceMm = Plane.DistanceMm(points[i - 1], points[i]);
            (long pieceDistanceMm, Int128 part, Int128 whole) = Piece(x, y, nextX, nextY);
            if (pieceDistanceMm == distanceMm)
            {
                alongMm += (long)(part * pieceMm / whole);
                break;
            }

            alongMm += pieceMm;
        }

        RoadPoint on = _network.PointOn(arc, (int)Math.Min((alongMm + 50) / 100, int.MaxValue));
        return on with { SnapDistanceDm = (int)Math.Min((distanceMm + 50) / 100, int.MaxValue) };
    }

    private static (long X, long Y) Offset(GeoPoint from, GeoPoint to, long cosQ30) =>
        (Plane.EastMm((long)to.LonE7 - from.LonE7, cosQ30), Plane.NorthMm((long)to.LatE7 - from.LatE7));

    /// <summary>One arc of each road that has one in the main component: the lower one that has.</summary>
    private static int[] Roads(RoadNetwork network)
    {
        var roads = new List<int>();
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            int reverse = network.ReverseOf(arc);
            if (network.IsMain(arc) && (reverse < 0 || arc < reverse || !network.IsMain(reverse)))
            {
                roads.Add(arc);
            }
        }

        return [.. roads];
    }

    private void Visit(int[] roads, int[] lastRoad, Action<int, int> visit)
    {
        Array.Fill(lastRoad, -1);
        foreach (int road in roads)
        {
            Shapes.Reader line = _network.LineOf(road);
            line.Next();
            GeoPoint from = line.Current;
            while (line.Next())
            {
                GeoPoint to = line.Current;
                int lastColumn = Column(Math.Max(from.LonE7, to.LonE7));
                int lastRow = Row(Math.Max(from.LatE7, to.LatE7));
                for (int row = Row(Math.Min(from.LatE7, to.LatE7)); row <= lastRow; row++)
                {
                    for (int column = Column(Math.Min(from.LonE7, to.LonE7)); column <= lastColumn; column++)
                    {
                        int cell = (row * _columns) + column;
                        if (lastRoad[cell] != road)
                        {
                            lastRoad[cell] = road;
                            visit(cell, road);
                        }
                    }
                }

                from = to;
            }
        }
    }

    private int Column(int lonE7) => (int)(((long)lonE7 - _bounds.MinLonE7) / _cellE7);

    private int Row(int latE7) => (int)(((long)latE7 - _bounds.MinLatE7) / _cellE7);
}
