using System.Text.Json;
using Konvoi.Ledger;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>The key figures of a report, as text to read and, for the cost chart, as numbers.</summary>
internal static class ReportKpis
{
    private const string PartPrefix = "of it ";

    public static void Write(Utf8JsonWriter json, DayResult day)
    {
        WeakFacts weak = new(day.Kpis);
        json.WriteStartArray("kpiGroups");
        foreach ((string title, IReadOnlyList<Kpi> kpis) in KpiGroups.Of(day.Kpis))
        {
            json.WriteStartObject();
            json.WriteString("title", title);
            json.WriteStartArray("kpis");
            foreach (Kpi kpi in kpis)
            {
                WriteKpi(json, kpi, weak);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteCosts(json, day.Kpis);
    }

    private static void WriteKpi(Utf8JsonWriter json, Kpi kpi, WeakFacts weak)
    {
        json.WriteStartObject();
        json.WriteString("name", kpi.Name);
        json.WriteString("title", kpi.Title);
        json.WriteString("unit", kpi.Unit);
        json.WriteString("reason", kpi.Reason);
        if (kpi.Figure is { } figure)
        {
            json.WriteString("value", NumberText.Of(figure.Value, figure.Unit));
            json.WriteString("shown", NumberText.UnitOf(figure.Unit));
            json.WriteString("range", NumberText.Range(figure));
            json.WriteString("kind", figure.Facts.Count == 0 ? null : KindText.Of(figure.Facts.WeakestKind));
            json.WriteNumber("restsOn", figure.Facts.Count);
            json.WriteStartArray("facts");
            foreach (string key in weak.Of(figure))
            {
                json.WriteStringValue(key);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The parts of the cost of a parcel, and what it costs by hand.</summary>
    private static void WriteCosts(Utf8JsonWriter json, IReadOnlyList<Kpi> kpis)
    {
        json.WriteStartObject("costs");
        json.WriteStartArray("parts");
        foreach (Kpi part in kpis.Where(IsPart))
        {
            json.WriteStartObject();
            json.WriteString("title", part.Title[PartPrefix.Length..]);
            json.WriteNumber("value", part.Figure!.Value);
            json.WriteString("text", NumberText.WithUnit(part.Figure.Value, part.Figure.Unit));
            json.WriteString("kind", KindText.Of(part.Figure.Facts.WeakestKind));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTotal(json, "total", kpis.FirstOrDefault(kpi => kpi.Name == "costPerParcel")?.Figure);
        WriteTotal(json, "manual", kpis.FirstOrDefault(kpi => kpi.Name == "manualCostPerParcel")?.Figure);
        json.WriteEndObject();
    }

    private static bool IsPart(Kpi kpi) =>
        kpi.Figure is not null
        && kpi.Name.EndsWith("CostPerParcel", StringComparison.Ordinal)
        && kpi.Title.StartsWith(PartPrefix, StringComparison.Ordinal);

    private static void WriteTotal(Utf8JsonWriter json, string name, Figure? figure)
    {
        if (figure is null)
        {
            return;
        }

        json.WriteStartObject(name);
        json.WriteNumber("value", figure.Value);
        json.WriteNumber("lo", figure.Lo);
        json.WriteNumber("hi", figure.Hi);
        json.WriteString("text", NumberText.WithUnit(figure.Value, figure.Unit));
        json.WriteEndObject();
    }
}
