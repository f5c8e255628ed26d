using System.Text.Json;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>The JSON of <c>konvoi whatif</c>, and of whatif.json.</summary>
internal static class WhatIfJson
{
    public static string Write(WhatIfResult result) => JsonText.Write(json => Write(json, result));

    public static void Write(Utf8JsonWriter json, WhatIfResult result)
    {
        json.WriteStartObject();
        json.WriteString("scenario", result.Scenario);
        json.WriteStartArray("seeds");
        foreach (ulong seed in result.Seeds)
        {
            json.WriteNumberValue(seed);
        }

        json.WriteEndArray();
        WriteBase(json, result.Base);
        json.WriteStartArray("variants");
        foreach (VariantResult variant in result.Variants)
        {
            WriteVariant(json, variant);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteBase(Utf8JsonWriter json, IReadOnlyList<BaseKpi> kpis)
    {
        json.WriteStartObject("base");
        foreach (BaseKpi kpi in kpis)
        {
            json.WriteStartObject(kpi.Name);
            json.WriteString("title", kpi.Title);
            json.WriteString("unit", kpi.Unit);
            WriteNumber(json, "mean", kpi.Mean);
            WriteNumber(json, "deviation", kpi.Deviation);
            if (kpi.Reason is not null)
            {
                json.WriteString("reason", kpi.Reason);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteVariant(Utf8JsonWriter json, VariantResult variant)
    {
        json.WriteStartObject();
        json.WriteString("name", variant.Name);
        json.WriteString("block", variant.Block);
        json.WriteString("value", variant.Value);
        json.WriteStartObject("kpis");
        foreach (KpiEffect effect in variant.Effects)
        {
            json.WriteStartObject(effect.Name);
            WriteNumber(json, "mean", effect.Mean);
            WriteNumber(json, "difference", effect.Difference);
            WriteNumber(json, "halfWidth", effect.HalfWidth);
            WriteNumber(json, "differencePercent", effect.DifferencePercent);
            WriteNumber(json, "elasticity", effect.Elasticity);
            json.WriteBoolean("measurable", effect.Measurable);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
