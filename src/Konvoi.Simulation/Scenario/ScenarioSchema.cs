using System.ComponentModel;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;

namespace Konvoi.Simulation;

/// <summary>The schema that editors use to complete and check a scenario.</summary>
internal static class ScenarioSchema
{
    public static string Build()
    {
        JsonSchemaExporterOptions options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        JsonNode schema = ScenarioJson.TypeOf<ScenarioFile>().GetJsonSchemaAsNode(options);
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "A delivery day for konvoi run";
        return schema.ToJsonString(new() { WriteIndented = true }) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (context.TypeInfo.Type == typeof(ParcelsFile))
        {
            JsonNode generated = ScenarioJson.TypeOf<GeneratedParcelsFile>().GetJsonSchemaAsNode(
                new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe });
            schema = new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["type"] = "string" }, generated) };
        }

        object[]? found = context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: false);
        if (found is [DescriptionAttribute { Description: var text }] && schema is JsonObject described)
        {
            described["description"] = text;
        }

        return schema;
    }
}
