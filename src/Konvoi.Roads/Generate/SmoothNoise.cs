using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>A smooth random landscape: values in [-1, 1] that vary over a given distance (value noise, two octaves).</summary>
internal sealed class SmoothNoise(ulong seed, double scaleM)
{
    public double At(Vec point) =>
        (Octave(point.X / scaleM, point.Y / scaleM, seed) * 2
        + Octave(point.X * 2.3 / scaleM, point.Y * 2.3 / scaleM, StableHash.Mix(seed))) / 3;

    private static double Octave(double x, double y, ulong seed)
    {
        double left = Math.Floor(x);
        double bottom = Math.Floor(y);
        double u = Ease(x - left);
        double v = Ease(y - bottom);
        double low = Corner(left, bottom, seed) * (1 - u) + Corner(left + 1, bottom, seed) * u;
        double high = Corner(left, bottom + 1, seed) * (1 - u) + Corner(left + 1, bottom + 1, seed) * u;
        return low * (1 - v) + high * v;
    }

    private static double Ease(double t) => t * t * (3 - 2 * t);

    private static double Corner(double x, double y, ulong seed)
    {
        ulong hash = StableHash.Mix(StableHash.Mix(seed, (ulong)(long)x), (ulong)(long)y);
        return (int)(hash >> 44) / 524288.0 - 1;
    }
}
