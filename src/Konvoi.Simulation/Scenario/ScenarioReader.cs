using System.Text.Json;
using System.Text.Json.Nodes;

namespace Konvoi.Simulation;

/// <summary>Scenario files in and out: parsing with places of errors, single settings from the command line, the schema.</summary>
public static class ScenarioReader
{
    private static readonly JsonDocumentOptions DocumentOptions =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Parses a scenario.</summary>
    /// <exception cref="FormatException">Names file, JSON path and line, what was found and what was expected.</exception>
    public static ScenarioFile Read(ReadOnlyMemory<byte> json, string fileName)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, ScenarioJson.TypeOf<ScenarioFile>())
                ?? throw new FormatException($"{fileName}: found null, expected a scenario");
        }
        catch (JsonException fault)
        {
            throw Explain(fault, fileName);
        }
    }

    /// <summary>Parses a scenario after setting values by path: <c>city.pbf=FILE</c>, <c>operators=2</c>, <c>vans[0].hub=x</c>.</summary>
    /// <exception cref="FormatException">As <see cref="Read(ReadOnlyMemory{byte}, string)"/>, and for a setting that has no place.</exception>
    public static ScenarioFile Read(ReadOnlyMemory<byte> json, string fileName, IReadOnlyList<string> settings)
    {
        if (settings.Count == 0)
        {
            return Read(json, fileName);
        }

        // The file is read as it stands first, so that its own errors keep their line numbers.
        ScenarioFile written = Read(json, fileName);
        JsonNode root = JsonSerializer.SerializeToNode(written, ScenarioJson.TypeOf<ScenarioFile>())!;
        foreach (string setting in settings)
        {
            ScenarioSetting.Parse(setting).ApplyTo(root);
        }

        try
        {
            return root.Deserialize(ScenarioJson.TypeOf<ScenarioFile>())!;
        }
        catch (JsonException fault)
        {
            throw new FormatException($"--set {string.Join(" --set ", settings)}: {fault.Message}", fault);
        }
    }

    public static byte[] Write(ScenarioFile scenario) =>
        JsonSerializer.SerializeToUtf8Bytes(scenario, ScenarioJson.TypeOf<ScenarioFile>());

    /// <summary>The JSON schema of <see cref="ScenarioFile"/>, with the descriptions of its types.</summary>
    public static string Schema() => ScenarioSchema.Build();

    private static FormatException Explain(JsonException fault, string fileName)
    {
        string path = string.IsNullOrEmpty(fault.Path) ? "$" : fault.Path;
        string message = fault.Message;
        int tail = message.IndexOf(" Path: ", StringComparison.Ordinal);
        return new FormatException($"{fileName}:{(fault.LineNumber ?? 0) + 1}: {path}: {(tail < 0 ? message : message[..tail])}", fault);
    }
}
