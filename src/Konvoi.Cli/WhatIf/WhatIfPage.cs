using System.Text.Json;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>whatif.html: a tornado chart for each key figure, and every effect in a table.</summary>
internal static class WhatIfPage
{
    public static string Write(WhatIfResult result) => Page.Fill(
        "whatif.html",
        $"{result.Scenario}: what if",
        ["base.js", "whatif.js"],
        JsonText.WriteForPage(json => Write(json, result)));

    private static void Write(Utf8JsonWriter json, WhatIfResult result)
    {
        json.WriteStartObject();
        json.WritePropertyName("result");
        WhatIfJson.Write(json, result);
        json.WriteEndObject();
    }
}
