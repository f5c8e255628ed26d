using System.Text.Json;
using Konvoi.Fleet;
using Konvoi.Roads;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>trips.geojson: every leg as driven, every stop made, every call for help.</summary>
internal static class TripsGeoJson
{
    private const double DmPerKm = 10_000;

    /// <param name="day">The day.</param>
    /// <param name="log">Its trips.</param>
    /// <param name="attribution">Whom the roads are from; empty when nobody is to be named.</param>
    public static string Write(DayResult day, TripLog log, string attribution) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        json.WriteString("name", day.Scenario);
        if (attribution.Length > 0)
        {
            json.WriteString("attribution", attribution);
        }

        json.WriteStartArray("features");
        foreach (DrivenLeg leg in day.Trace.Legs)
        {
            WriteLeg(json, leg);
        }

        foreach (LoggedTrip trip in log.Trips)
        {
            WriteStops(json, trip, day.Final.Layout);
        }

        foreach (AssistMark assist in day.Trace.Assists)
        {
            WriteAssist(json, assist);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteLeg(Utf8JsonWriter json, DrivenLeg leg)
    {
        Begin(json, "leg");
        json.WriteString("van", leg.Van);
        json.WriteString("trip", leg.Trip);
        json.WriteString("from", leg.From);
        json.WriteString("to", leg.To);
        json.WriteString("depart", DayTime.Clock(leg.DepartMs));
        json.WriteString("arrive", DayTime.Clock(leg.ArriveMs));
        json.WriteNumber("km", leg.DistanceDm / DmPerKm);
        json.WriteNumber("parcels", leg.Parcels);
        json.WriteNumber("loadPermille", leg.LoadPermille);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");

        // A line needs two positions even where a van only turned round.
        GeoPoint[] line = leg.Geometry is [var only] ? [only, only] : [.. leg.Geometry];
        foreach (GeoPoint point in line)
        {
            GeoJsonText.WritePosition(json, point);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteStops(Utf8JsonWriter json, LoggedTrip trip, FleetLayout layout)
    {
        for (int i = 0; i < trip.StopsDone; i++)
        {
            LoggedStop stop = trip.Stops[i];
            Begin(json, "stop");
            json.WriteString("van", trip.Van);
            json.WriteString("trip", trip.Id);
            json.WriteNumber("stop", i + 1);
            json.WriteString("station", stop.Plan.Station);
            json.WriteString("arrive", DayTime.Clock(stop.ArrivedMs ?? stop.Plan.ArriveMs));
            json.WriteString("leave", DayTime.Clock(stop.LeftMs ?? stop.Plan.LeaveMs));
            json.WriteNumber("delivered", stop.Delivered);
            json.WriteNumber("pickedUp", stop.PickedUp);
            End(json, layout.Stations[layout.StationIndex(stop.Plan.Station)].Place.Position);
        }
    }

    private static void WriteAssist(Utf8JsonWriter json, AssistMark assist)
    {
        Begin(json, "assist");
        json.WriteString("van", assist.Van);
        json.WriteString("at", DayTime.Clock(assist.AtMs));
        json.WriteString("asks", AssistText.Of(assist.Kind));
        if (assist.AnswerMs is { } answerMs)
        {
            json.WriteNumber("answerMs", answerMs);
        }

        if (assist.By is { } by)
        {
            json.WriteString("releasedBy", AssistText.Of(by));
        }

        if (assist.Chip is not null)
        {
            json.WriteString("chip", assist.Chip);
        }

        json.WriteBoolean("adviceWasWrong", assist.AdviceWasWrong);
        End(json, assist.Place);
    }

    private static void Begin(Utf8JsonWriter json, string kind)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        json.WriteString("kind", kind);
    }

    private static void End(Utf8JsonWriter json, GeoPoint place)
    {
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        json.WriteString("type", "Point");
        json.WritePropertyName("coordinates");
        GeoJsonText.WritePosition(json, place);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
