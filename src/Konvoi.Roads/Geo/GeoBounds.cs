namespace Konvoi.Roads;

/// <summary>The smallest box of longitudes and latitudes around some points, edges included.</summary>
public readonly record struct GeoBounds(int MinLonE7, int MinLatE7, int MaxLonE7, int MaxLatE7)
{
    /// <summary>A box around nothing: <see cref="Including"/> of any point gives that point.</summary>
    public static GeoBounds Empty => new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public bool IsEmpty => MinLonE7 > MaxLonE7;

    public GeoBounds Including(GeoPoint point) => new(
        Math.Min(MinLonE7, point.LonE7),
        Math.Min(MinLatE7, point.LatE7),
        Math.Max(MaxLonE7, point.LonE7),
        Math.Max(MaxLatE7, point.LatE7));

    public bool Contains(GeoPoint point) =>
        point.LonE7 >= MinLonE7 && point.LonE7 <= MaxLonE7 && point.LatE7 >= MinLatE7 && point.LatE7 <= MaxLatE7;

    public bool Overlaps(GeoBounds other) =>
        MinLonE7 <= other.MaxLonE7 && other.MinLonE7 <= MaxLonE7 && MinLatE7 <= other.MaxLatE7 && other.MinLatE7 <= MaxLatE7;

    public GeoPoint Center => new((int)(((long)MinLonE7 + MaxLonE7) / 2), (int)(((long)MinLatE7 + MaxLatE7) / 2));
}
