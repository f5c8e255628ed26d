namespace Konvoi.Roads;

/// <summary>Reads the line of a way.</summary>
internal static class RemoteGeometry
{
    /// <summary>At least two points: a way that goes nowhere is one point twice.</summary>
    public static IReadOnlyList<GeoPoint> Read(RemoteJson shape)
    {
        if (!Polyline6.TryDecode(shape.Text(), out List<GeoPoint> line) || line.Count == 0)
        {
            throw shape.Wrong("a text that is no line", "a polyline of six digits with at least one point");
        }

        return line.Count > 1 ? line : [line[0], line[0]];
    }
}
