namespace Konvoi.Routing;

/// <summary>A location of an instance on the plane, and the line of the file that names it.</summary>
internal readonly record struct PlanePoint(double X, double Y, int Line)
{
    /// <summary>Square of the Euclidean distance: exact for whole coordinates.</summary>
    public double SquareTo(PlanePoint other) => ((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y));

    public double DistanceTo(PlanePoint other) => Math.Sqrt(SquareTo(other));
}
