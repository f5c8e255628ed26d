using System.Text.Json;
using Konvoi.Ledger;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>The contract of <c>konvoi run --json</c>, and of kpis.json.</summary>
internal static class DayJson
{
    /// <param name="day">The day.</param>
    /// <param name="seconds">Wall time of the run.</param>
    public static string Write(DayResult day, double seconds) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("scenario", day.Scenario);
        json.WriteNumber("seed", day.Seed);
        json.WriteString("eventsHash", day.EventsHash);
        json.WriteNumber("seconds", Math.Round(seconds, 3));
        WriteParcels(json, day.Quantities.Parcels);
        json.WriteStartObject("kpis");
        foreach (Kpi kpi in day.Kpis)
        {
            json.WritePropertyName(kpi.Name);
            WriteKpi(json, kpi);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });

    private static void WriteParcels(Utf8JsonWriter json, ParcelTally parcels)
    {
        json.WriteStartObject("parcels");
        json.WriteNumber("accepted", parcels.Accepted);
        json.WriteNumber("delivered", parcels.Delivered);
        json.WriteNumber("returned", parcels.Returned);
        json.WriteNumber("cancelled", parcels.Cancelled);
        json.WriteNumber("lost", parcels.Lost);
        json.WriteNumber("open", parcels.Open);
        json.WriteEndObject();
    }

    private static void WriteKpi(Utf8JsonWriter json, Kpi kpi)
    {
        json.WriteStartObject();
        if (kpi.Figure is not { } figure)
        {
            json.WriteNull("value");
            json.WriteString("reason", kpi.Reason);
            json.WriteEndObject();
            return;
        }

        WeakestFacts weakest = figure.Facts.Weakest;
        json.WriteNumber("value", figure.Value);
        json.WriteNumber("lo", figure.Lo);
        json.WriteNumber("hi", figure.Hi);
        json.WriteString("unit", figure.Unit);
        json.WriteString("weakestKind", figure.Facts.Count == 0 ? null : KindText.Of(weakest.Kind));
        json.WriteStartArray("weakestFacts");
        foreach (string key in figure.Facts.Count == 0 ? [] : weakest.Keys)
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
