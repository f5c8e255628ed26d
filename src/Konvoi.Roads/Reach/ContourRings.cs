namespace Konvoi.Roads;

/// <summary>
/// The outline of a grid's inside (marching squares): rings with the inside to their left, so that outer ones run counter-clockwise and
/// holes clockwise. Where two corners of a cell that lie across from each other are inside alone, they are kept apart.
/// </summary>
internal sealed class ContourRings
{
    /// <summary>A ring of fewer points, its first twice, has no inside: a hole smaller than the coordinates tell apart.</summary>
    private const int LeastPoints = 4;

    private readonly List<Ring> _outer = [];
    private readonly List<Ring> _holes = [];

    /// <summary>Of the inside, filled holes with it. Reached roads hang together, so nothing lies inside a hole.</summary>
    public double AreaMm2 => _outer.Sum(ring => ring.AreaMm2) + _holes.Sum(ring => ring.AreaMm2);

    /// <param name="grid">The grid.</param>
    /// <param name="leastHoleMm2">Smaller holes are left out.</param>
    public static ContourRings Of(DistanceGrid grid, double leastHoleMm2)
    {
        ContourRings rings = new();
        foreach ((double X, double Y)[] corners in Traced(grid))
        {
            Ring ring = new(corners);
            if (ring.AreaMm2 > 0)
            {
                rings._outer.Add(ring);
            }
            else if (-ring.AreaMm2 >= leastHoleMm2 && ring.AreaMm2 < 0)
            {
                rings._holes.Add(ring);
            }
        }

        return rings;
    }

    /// <summary>Outer rings, largest first, each with the holes that lie in it.</summary>
    public IReadOnlyList<IsochronePolygon> Polygons(Func<double, double, GeoPoint> place)
    {
        Ring[] outer = [.. _outer.OrderByDescending(ring => ring.AreaMm2)];
        ILookup<Ring, Ring> holes = _holes.ToLookup(hole => outer.Last(ring => ring.Contains(hole.Corners[0])));
        return [.. outer.Select(ring => new IsochronePolygon(ring.Closed(place), [.. holes[ring].Select(hole => hole.Closed(place)).Where(hole => hole.Count >= LeastPoints)]))];
    }

    private static IEnumerable<(double X, double Y)[]> Traced(DistanceGrid grid)
    {
        // A crossed edge of the grid is left by one piece of outline and reached by one.
        List<int> starts = [];
        Dictionary<int, int> next = [];
        for (int y = 0; y + 1 < grid.Height; y++)
        {
            for (int x = 0; x + 1 < grid.Width; x++)
            {
                AddCell(grid, x, y, starts, next);
            }
        }

        foreach (int start in starts)
        {
            List<(double X, double Y)> ring = [];
            for (int edge = start; next.Remove(edge, out int following); edge = following)
            {
                ring.Add(Crossing(grid, edge));
            }

            if (ring.Count > 0)
            {
                yield return [.. ring];
            }
        }
    }

    private static void AddCell(DistanceGrid grid, int x, int y, List<int> starts, Dictionary<int, int> next)
    {
        int corners = (grid.IsInside(x, y) ? 1 : 0) | (grid.IsInside(x + 1, y) ? 2 : 0)
            | (grid.IsInside(x + 1, y + 1) ? 4 : 0) | (grid.IsInside(x, y + 1) ? 8 : 0);
        if (corners is 0 or 15)
        {
            return;
        }

        // An edge's number: twice that of its lower left point, plus one where it leads up.
        int bottom = 2 * ((y * grid.Width) + x);
        int left = bottom + 1;
        int right = bottom + 3;
        int top = bottom + (2 * grid.Width);
        switch (corners)
        {
            case 1 or 5: Add(bottom, left); break;
            case 2 or 10: Add(right, bottom); break;
            case 3: Add(right, left); break;
            case 4: Add(top, right); break;
            case 6: Add(top, bottom); break;
            case 7: Add(top, left); break;
            case 8: Add(left, top); break;
            case 9: Add(bottom, top); break;
            case 11: Add(right, top); break;
            case 12: Add(left, right); break;
            case 13: Add(bottom, right); break;
            default: Add(left, bottom); break;
        }

        if (corners == 5)
        {
            Add(top, right);
        }
        else if (corners == 10)
        {
            Add(left, top);
        }

        void Add(int from, int to)
        {
            starts.Add(from);
            next.Add(from, to);
        }
    }

    /// <summary>Where the outline crosses an edge: distances are taken to change evenly along it.</summary>
    private static (double X, double Y) Crossing(DistanceGrid grid, int edge)
    {
        int point = edge / 2;
        (int x, int y) = (point % grid.Width, point / grid.Width);
        (int stepX, int stepY) = edge % 2 == 0 ? (1, 0) : (0, 1);
        double from = grid.DistanceMm(x, y);
        double to = grid.DistanceMm(x + stepX, y + stepY);
        double part = (grid.OutlineMm - from) / (to - from);
        return (grid.MinX + ((x + (part * stepX)) * grid.CellMm), grid.MinY + ((y + (part * stepY)) * grid.CellMm));
    }

    private sealed class Ring((double X, double Y)[] corners)
    {
        public (double X, double Y)[] Corners => corners;

        /// <summary>Below zero where it runs clockwise.</summary>
        public double AreaMm2 { get; } = Area(corners);

        /// <summary>By the parity of crossings to the right.</summary>
        public bool Contains((double X, double Y) place)
        {
            bool isInside = false;
            for (int i = 0, before = corners.Length - 1; i < corners.Length; before = i++)
            {
                (double x, double y) = corners[i];
                (double bx, double by) = corners[before];
                isInside ^= y > place.Y != by > place.Y && place.X < x + ((place.Y - y) / (by - y) * (bx - x));
            }

            return isInside;
        }

        public List<GeoPoint> Closed(Func<double, double, GeoPoint> place)
        {
            List<GeoPoint> points = [];
            foreach ((double x, double y) in corners.Append(corners[0]))
            {
                GeoPoint point = place(x, y);
                if (points.Count == 0 || point != points[^1])
                {
                    points.Add(point);
                }
            }

            return points;
        }

        private static double Area((double X, double Y)[] corners)
        {
            double twice = 0;
            for (int i = 0, before = corners.Length - 1; i < corners.Length; before = i++)
            {
                twice += ((corners[before].X - corners[0].X) * (corners[i].Y - corners[0].Y))
                    - ((corners[i].X - corners[0].X) * (corners[before].Y - corners[0].Y));
            }

            return twice / 2;
        }
    }
}
