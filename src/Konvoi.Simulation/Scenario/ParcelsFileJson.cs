using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konvoi.Simulation;

/// <summary>A string names a CSV file; an object describes parcels to generate.</summary>
internal sealed class ParcelsFileJson : JsonConverter<ParcelsFile>
{
    public override ParcelsFile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String
            ? new ParcelsFile(reader.GetString(), null)
            : new ParcelsFile(null, JsonSerializer.Deserialize(ref reader, ScenarioJson.TypeOf<GeneratedParcelsFile>()));

    public override void Write(Utf8JsonWriter writer, ParcelsFile value, JsonSerializerOptions options)
    {
        if (value.File is not null)
        {
            writer.WriteStringValue(value.File);
        }
        else if (value.Generated is { } generated)
        {
            JsonSerializer.Serialize(writer, generated, ScenarioJson.TypeOf<GeneratedParcelsFile>());
        }
    }
}
