namespace Konvoi.Roads;

/// <summary>What may be built where.</summary>
internal enum Zone : byte
{
    /// <summary>Outside the map.</summary>
    Off,
    Countryside,
    Town,
    Village,
    Industrial,
    OldCentre,

    /// <summary>Water with its banks, the verge of the motorway, the inside of a roundabout: nothing is built.</summary>
    Kept,
}

/// <summary>The zones of the map on a raster.</summary>
internal sealed class ZoneMap
{
    private const double CellM = 20;

    private readonly Vec _origin;
    private readonly int _columns;
    private readonly int _rows;
    private readonly Zone[] _zones;

    public ZoneMap(double widthM, double heightM)
    {
        _origin = new Vec(-widthM / 2, -heightM / 2);
        _columns = (int)(widthM / CellM);
        _rows = (int)(heightM / CellM);
        _zones = new Zone[_columns * _rows];
        Array.Fill(_zones, Zone.Countryside);
    }

    public Zone this[Vec point]
    {
        get
        {
            int column = (int)Math.Floor((point.X - _origin.X) / CellM);
            int row = (int)Math.Floor((point.Y - _origin.Y) / CellM);
            return column >= 0 && column < _columns && row >= 0 && row < _rows ? _zones[row * _columns + column] : Zone.Off;
        }
    }

    public bool IsBuiltUp(Vec point) => this[point] is Zone.Town or Zone.Village or Zone.Industrial or Zone.OldCentre;

    public void Paint(Zone zone, Vec from, Vec to, Func<Vec, bool> where)
    {
        int left = Math.Max(0, (int)((from.X - _origin.X) / CellM));
        int right = Math.Min(_columns - 1, (int)((to.X - _origin.X) / CellM));
        int top = Math.Min(_rows - 1, (int)((to.Y - _origin.Y) / CellM));
        for (int row = Math.Max(0, (int)((from.Y - _origin.Y) / CellM)); row <= top; row++)
        {
            for (int column = left; column <= right; column++)
            {
                if (where(CentreOf(column, row)))
                {
                    _zones[row * _columns + column] = zone;
                }
            }
        }
    }

    public void PaintDisc(Zone zone, Vec centre, double radiusM)
    {
        var reach = new Vec(radiusM, radiusM);
        Paint(zone, centre - reach, centre + reach, point => point.DistanceTo(centre) <= radiusM);
    }

    public void PaintBand(Zone zone, IReadOnlyList<Vec> line, double halfWidthM)
    {
        foreach (Vec point in Curve.Resample(line, CellM))
        {
            PaintDisc(zone, point, halfWidthM);
        }
    }

    public void PaintRing(Zone zone, IReadOnlyList<Vec> ring)
    {
        var from = new Vec(ring.Min(point => point.X), ring.Min(point => point.Y));
        var to = new Vec(ring.Max(point => point.X), ring.Max(point => point.Y));
        Paint(zone, from, to, point => Curve.Contains(ring, point));
    }

    /// <summary>The outlines of the areas in which <paramref name="inside"/> holds, along the raster's cells, longest first.</summary>
    public List<List<Vec>> Outlines(Func<Zone, bool> inside)
    {
        bool In(int column, int row) =>
            column >= 0 && column < _columns && row >= 0 && row < _rows && inside(_zones[row * _columns + column]);

        // Cell edges with the inside on their left, keyed by the corner they start from: every outline turns left or
        // right at a corner, never straight back, so following them gives closed rings.
        var edges = new SortedDictionary<(int X, int Y), List<(int X, int Y)>>();
        void Edge(int x, int y, int toX, int toY)
        {
            if (!edges.TryGetValue((x, y), out List<(int X, int Y)>? ends))
            {
                edges[(x, y)] = ends = [];
            }

            ends.Add((toX, toY));
        }

        for (int row = 0; row < _rows; row++)
        {
            for (int column = 0; column < _columns; column++)
            {
                if (In(column, row))
                {
                    if (!In(column, row - 1))
                    {
                        Edge(column, row, column + 1, row);
                    }

                    if (!In(column + 1, row))
                    {
                        Edge(column + 1, row, column + 1, row + 1);
                    }

                    if (!In(column, row + 1))
                    {
                        Edge(column + 1, row + 1, column, row + 1);
                    }

                    if (!In(column - 1, row))
                    {
                        Edge(column, row + 1, column, row);
                    }
                }
            }
        }

        return Follow(edges);
    }

    private List<List<Vec>> Follow(SortedDictionary<(int X, int Y), List<(int X, int Y)>> edges)
    {
        var rings = new List<List<Vec>>();
        foreach ((int X, int Y) start in edges.Keys.ToArray())
        {
            while (edges[start].Count > 0)
            {
                var ring = new List<Vec>();
                (int X, int Y) at = start;
                do
                {
                    ring.Add(_origin + new Vec(at.X, at.Y) * CellM);
                    List<(int X, int Y)> ends = edges[at];
                    at = ends[^1];
                    ends.RemoveAt(ends.Count - 1);
                }
                while (at != start);
                ring.Add(ring[0]);
                rings.Add(ring);
            }
        }

        return [.. rings.OrderByDescending(ring => ring.Count)];
    }

    private Vec CentreOf(int column, int row) => _origin + new Vec(column + 0.5, row + 0.5) * CellM;
}
