using System.Text.Json;
using System.Text.Json.Serialization;
using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>One event as one line of <c>events.jsonl</c>: UTF-8, no line end, the same bytes on every machine.</summary>
public static class EventJson
{
    public static byte[] ToLine(FleetEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, EventJsonContext.Default.FleetEvent);

    /// <exception cref="JsonException">The line is no event.</exception>
    public static FleetEvent FromLine(ReadOnlySpan<byte> line) =>
        JsonSerializer.Deserialize(line, EventJsonContext.Default.FleetEvent) ?? throw new JsonException("null is no event");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(GeoPointJson)])]
[JsonSerializable(typeof(FleetEvent))]
internal sealed partial class EventJsonContext : JsonSerializerContext;

/// <summary>A place as GeoJSON writes it: [longitude, latitude] in degrees.</summary>
internal sealed class GeoPointJson : JsonConverter<GeoPoint>
{
    private const decimal UnitsPerDegree = 10_000_000m;

    public override GeoPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        decimal[]? pair = JsonSerializer.Deserialize<decimal[]>(ref reader, GeoPairJson.Default.DecimalArray);
        return pair is [var lon, var lat]
            ? new GeoPoint((int)(lon * UnitsPerDegree), (int)(lat * UnitsPerDegree))
            : throw new JsonException("a place is [longitude, latitude]");
    }

    public override void Write(Utf8JsonWriter writer, GeoPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.LonE7 / UnitsPerDegree);
        writer.WriteNumberValue(value.LatE7 / UnitsPerDegree);
        writer.WriteEndArray();
    }
}

[JsonSerializable(typeof(decimal[]))]
internal sealed partial class GeoPairJson : JsonSerializerContext;
