namespace Konvoi.Routing;

/// <summary>A location of an instance on the plane.</summary>
internal readonly record struct PlanePoint(double X, double Y)
{
    /// <summary>Square of the Euclidean distance: exact for whole coordinates.</summary>
    public double SquareTo(PlanePoint other) => ((X - other.X) * (X - other.X)) + ((Y - other.Y) * (Y - other.Y));

    public double DistanceTo(PlanePoint other) => Math.Sqrt(SquareTo(other));
}
