namespace Konvoi.Roads;

/// <summary>A point or direction in the generator's plane: metres east and north of the middle of the map.</summary>
internal readonly record struct Vec(double X, double Y)
{
    public double LengthSquared => X * X + Y * Y;

    public double Length => Math.Sqrt(LengthSquared);

    /// <summary>Turned by a quarter counter-clockwise.</summary>
    public Vec Left => new(-Y, X);

    public Vec Unit
    {
        get
        {
            double length = Length;
            return length > 0 ? new Vec(X / length, Y / length) : new Vec(1, 0);
        }
    }

    /// <summary>Grows with the direction's angle from east counter-clockwise, 0 to 4: sorts like an angle, but needs no libm.</summary>
    public double PseudoAngle
    {
        get
        {
            double slope = X / (Math.Abs(X) + Math.Abs(Y));
            return Y >= 0 ? 1 - slope : 3 + slope;
        }
    }

    public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

    public static Vec operator -(Vec a, Vec b) => new(a.X - b.X, a.Y - b.Y);

    public static Vec operator *(Vec a, double factor) => new(a.X * factor, a.Y * factor);

    public double Dot(Vec other) => X * other.X + Y * other.Y;

    public double Cross(Vec other) => X * other.Y - Y * other.X;

    public double DistanceTo(Vec other) => (this - other).Length;

    /// <summary>The point of the segment a-b nearest to this one.</summary>
    public Vec NearestOn(Vec a, Vec b)
    {
        Vec along = b - a;
        double squared = along.LengthSquared;
        double t = squared > 0 ? Math.Clamp((this - a).Dot(along) / squared, 0, 1) : 0;
        return a + along * t;
    }

    /// <summary>Where the segments a-b and c-d meet: fractions along both. False for parallel or disjoint segments.</summary>
    public static bool TryCross(Vec a, Vec b, Vec c, Vec d, out double onFirst, out double onSecond)
    {
        Vec first = b - a;
        Vec second = d - c;
        double determinant = first.Cross(second);
        onFirst = onSecond = 0;
        if (Math.Abs(determinant) < 1e-9)
        {
            return false;
        }

        onFirst = (c - a).Cross(second) / determinant;
        onSecond = (c - a).Cross(first) / determinant;
        return onFirst is >= 0 and <= 1 && onSecond is >= 0 and <= 1;
    }
}
