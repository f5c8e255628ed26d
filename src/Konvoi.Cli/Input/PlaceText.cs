using System.Globalization;
using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary>Places typed as <c>lon,lat</c>, and their way onto the roads.</summary>
internal static class PlaceText
{
    /// <summary>A place may lie this far from the nearest road that a van can use: 500 m.</summary>
    private const int SnapLimitDm = 5_000;

    /// <exception cref="FormatException">Not two numbers in degrees; the message begins with the name.</exception>
    public static GeoPoint Parse(string text, string name)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        return parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double lon) && lon is >= -180 and <= 180
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double lat) && lat is >= -90 and <= 90
            ? GeoPoint.FromDegrees(lon, lat)
            : throw new FormatException($"{name}: found '{text}', expected lon,lat in degrees, such as -8.61,41.15");
    }

    /// <exception cref="FormatException">No road near enough; the message begins with the name.</exception>
    public static RoadPoint Snap(RoadNetwork network, GeoPoint place, string name) =>
        network.TrySnap(place, SnapLimitDm, out RoadPoint snapped)
            ? snapped
            : throw new FormatException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: found {place.Lon},{place.Lat}, more than 500 m from any road that a van may use, expected a place near one"));
}
