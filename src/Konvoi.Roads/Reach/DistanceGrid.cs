namespace Konvoi.Roads;

/// <summary>
/// How far the points of a square grid lie from the nearest of some lines, exactly, as far as the outline at a distance needs it:
/// to that distance and one cell on. Farther points may have any greater value.
/// </summary>
internal sealed class DistanceGrid
{
    /// <summary>100 MB of distances.</summary>
    private const long MostPoints = 25_000_000;

    private readonly float[] _squareMm2;
    private readonly double _reachMm;

    public DistanceGrid((double MinX, double MinY, double MaxX, double MaxY) boundsMm, int outlineMm, int cellMm)
    {
        (OutlineMm, CellMm) = (outlineMm, cellMm);
        _reachMm = outlineMm + cellMm;

        // A point more all round, so that no outline leaves the grid.
        double marginMm = _reachMm + cellMm;
        (MinX, MinY) = (boundsMm.MinX - marginMm, boundsMm.MinY - marginMm);
        long width = (long)Math.Ceiling((boundsMm.MaxX + marginMm - MinX) / cellMm) + 1;
        long height = (long)Math.Ceiling((boundsMm.MaxY + marginMm - MinY) / cellMm) + 1;
        if (width * height > MostPoints)
        {
            throw new ArgumentOutOfRangeException(
                nameof(cellMm), cellMm / 1000, $"the area has {width:N0} by {height:N0} cells of so many metres, at most {MostPoints:N0} fit: take larger cells or a shorter time");
        }

        (Width, Height) = ((int)width, (int)height);
        _squareMm2 = new float[Width * Height];
        Array.Fill(_squareMm2, float.PositiveInfinity);
    }

    public int Width { get; }

    public int Height { get; }

    public double MinX { get; }

    public double MinY { get; }

    public int CellMm { get; }

    /// <summary>The distance of the outline.</summary>
    public int OutlineMm { get; }

    public bool IsInside(int x, int y) => _squareMm2[(y * Width) + x] <= (float)OutlineMm * OutlineMm;

    public double DistanceMm(int x, int y) => Math.Sqrt(_squareMm2[(y * Width) + x]);

    /// <summary>Adds a straight line.</summary>
    public void Add(double ax, double ay, double bx, double by)
    {
        (double dx, double dy) = (bx - ax, by - ay);
        double lengthSquare = (dx * dx) + (dy * dy);
        int firstX = Column(Math.Min(ax, bx) - _reachMm - MinX, Width);
        int lastX = Column(Math.Max(ax, bx) + _reachMm - MinX, Width);
        int firstY = Column(Math.Min(ay, by) - _reachMm - MinY, Height);
        int lastY = Column(Math.Max(ay, by) + _reachMm - MinY, Height);
        for (int y = firstY; y <= lastY; y++)
        {
            double py = MinY + ((double)y * CellMm) - ay;
            for (int x = firstX; x <= lastX; x++)
            {
                double px = MinX + ((double)x * CellMm) - ax;
                double along = lengthSquare == 0 ? 0 : Math.Clamp(((px * dx) + (py * dy)) / lengthSquare, 0, 1);
                (double offX, double offY) = (px - (along * dx), py - (along * dy));
                ref float square = ref _squareMm2[(y * Width) + x];
                square = Math.Min(square, (float)((offX * offX) + (offY * offY)));
            }
        }
    }

    private int Column(double mm, int count) => Math.Clamp((int)Math.Floor(mm / CellMm), 0, count - 1);
}
