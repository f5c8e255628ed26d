using System.Text.Json;
using System.Text.Json.Serialization;

namespace Konvoi.Simulation;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectNullableAnnotations = true,
    WriteIndented = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ScenarioFile))]
[JsonSerializable(typeof(GeneratedParcelsFile))]
internal sealed partial class ScenarioJson : JsonSerializerContext;
