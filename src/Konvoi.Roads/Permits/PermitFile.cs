namespace Konvoi.Roads;

/// <summary>
/// Reads permits from GeoJSON: a FeatureCollection of LineStrings and Polygons with the properties <c>id</c>,
/// <c>vans</c> (a list of ids), <c>from</c> and <c>to</c> ("HH:MM") and <c>maxSpeedKmh</c>.
/// </summary>
public static class PermitFile
{
    /// <summary>The permits in the order of the file.</summary>
    /// <exception cref="FormatException">Names the JSON path, the line, what was found and what was expected.</exception>
    public static IReadOnlyList<RoadPermit> Read(ReadOnlyMemory<byte> json, string fileName, RoadNetwork network) =>
        throw new NotSupportedException();
}
