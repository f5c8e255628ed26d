using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Konvoi.Simulation;

/// <summary>A path and a value from the command line.</summary>
internal sealed record ScenarioSetting(string Path, JsonNode? Value)
{
    public static ScenarioSetting Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            throw new FormatException($"--set {text}: found no '=', expected PATH=VALUE, such as city.pbf=porto.osm.pbf");
        }

        string value = text[(equals + 1)..];
        return new ScenarioSetting(text[..equals], ParseValue(value));
    }

    public void ApplyTo(JsonNode root)
    {
        JsonNode at = root;
        string[] steps = Path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < steps.Length - 1; i++)
        {
            at = Step(at, steps[i]) ?? throw NoPlace(steps[i]);
        }

        switch (at, Index(steps[^1]))
        {
            case (JsonArray array, >= 0 and int index) when index < array.Count: array[index] = Value; break;
            case (JsonObject item, < 0): item[steps[^1]] = Value; break;
            default: throw NoPlace(steps[^1]);
        }
    }

    private JsonNode? Step(JsonNode at, string step) => (at, Index(step)) switch
    {
        (JsonArray array, >= 0 and int index) => index < array.Count ? array[index] : throw NoPlace(step),
        (JsonObject item, < 0) => item[step] ?? (item[step] = new JsonObject()),
        _ => throw NoPlace(step),
    };

    private FormatException NoPlace(string step) =>
        new($"--set {Path}: found no '{step}' in the scenario, expected a path such as city.pbf or vans[0].hub");

    private static int Index(string step) =>
        step is ['[', .. var digits, ']'] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int index) ? index : -1;

    /// <summary>JSON where it is JSON (numbers, lists, true), else a plain string.</summary>
    private static JsonNode? ParseValue(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
