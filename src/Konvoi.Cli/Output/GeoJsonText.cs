using System.Text.Json;
using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary>Pieces of GeoJSON (RFC 7946).</summary>
internal static class GeoJsonText
{
    /// <summary>[longitude, latitude] in degrees, with every digit that there is and no more.</summary>
    public static void WritePosition(Utf8JsonWriter json, GeoPoint point)
    {
        json.WriteStartArray();
        json.WriteNumberValue(point.LonE7 / 10_000_000m);
        json.WriteNumberValue(point.LatE7 / 10_000_000m);
        json.WriteEndArray();
    }
}
