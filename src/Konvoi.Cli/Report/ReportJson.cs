using System.Globalization;
using System.Text.Json;
using Konvoi.Fleet;
using Konvoi.Ledger;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>
/// What the report draws, as the page's script reads it. Texts are ready to show, places are packed (<see cref="LineText"/>).
/// </summary>
internal static class ReportJson
{
    public static string Write(DayResult day, World world, TripLog log, double seconds) => JsonText.WriteForPage(json =>
    {
        json.WriteStartObject();
        WriteHead(json, day, world, seconds);
        json.WritePropertyName("map");
        ReportMap.Write(json, day, world, log);
        WriteVans(json, day, log);
        WriteTrips(json, day, log);
        WriteSamples(json, day.Trace.Samples);
        WriteAssists(json, day);
        ReportKpis.Write(json, day);
        WriteLeft(json, day);
        json.WriteEndObject();
    });

    private static void WriteHead(Utf8JsonWriter json, DayResult day, World world, double seconds)
    {
        ParcelTally parcels = day.Quantities.Parcels;
        json.WriteString("scenario", day.Scenario);
        json.WriteString("seed", day.Seed.ToString(CultureInfo.InvariantCulture));
        json.WriteString("hash", day.EventsHash);
        json.WriteNumber("seconds", Math.Round(seconds, 1));
        json.WriteString("attribution", world.Network.Attribution);
        json.WriteString("headline", DaySummary.Headline(day));
        json.WriteNumber("deadlineMs", day.Final.Layout.Rules.AdviceDeadlineMs);
        json.WriteStartObject("parcels");
        json.WriteNumber("accepted", parcels.Accepted);
        json.WriteNumber("delivered", parcels.Delivered);
        json.WriteNumber("onTime", parcels.DeliveredOnTime);
        json.WriteNumber("refused", day.Final.Refused.Count);
        json.WriteEndObject();
        json.WriteStartObject("plans");
        json.WriteNumber("solved", day.Plans.Solved);
        json.WriteNumber("verified", day.Plans.Verified);
        json.WriteNumber("revised", day.Plans.Revised);
        json.WriteEndObject();
    }

    private static void WriteVans(Utf8JsonWriter json, DayResult day, TripLog log)
    {
        ILookup<string, LoggedTrip> trips = log.Trips.ToLookup(trip => trip.Van, StringComparer.Ordinal);
        ILookup<string, DrivenLeg> legs = day.Trace.Legs.ToLookup(leg => leg.Van, StringComparer.Ordinal);
        ILookup<string?, Parcel> carried =
            day.Final.Parcels.Where(parcel => parcel.State is ParcelState.Delivered).ToLookup(parcel => parcel.Van, StringComparer.Ordinal);
        json.WriteStartArray("vans");
        foreach (VanSpec van in day.Final.Layout.Vans)
        {
            json.WriteStartObject();
            json.WriteString("id", van.Id);
            json.WriteString("maker", van.Maker);
            json.WriteString("profile", van.Profile);
            json.WriteNumber("hub", van.Hub);
            json.WriteNumber("trips", trips[van.Id].Count());
            json.WriteNumber("dm", legs[van.Id].Sum(leg => leg.DistanceDm));
            json.WriteNumber("parcels", carried[van.Id].Count());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTrips(Utf8JsonWriter json, DayResult day, TripLog log)
    {
        ILookup<string, DrivenLeg> legs = day.Trace.Legs.ToLookup(leg => leg.Trip, StringComparer.Ordinal);
        json.WriteStartArray("trips");
        foreach (LoggedTrip trip in log.Trips)
        {
            DrivenLeg[] driven = [.. legs[trip.Id]];
            json.WriteStartObject();
            json.WriteString("id", trip.Id);
            json.WriteNumber("van", day.Final.Layout.VanIndex(trip.Van));
            json.WriteNumber("from", trip.DepartedMs ?? trip.PlannedDepartMs);
            json.WriteNumber("to", trip.ReturnedMs ?? trip.PlannedReturnMs);
            json.WriteNumber("stops", trip.Stops.Count);
            json.WriteNumber("load", driven.Length == 0 ? 0 : driven.Max(leg => leg.LoadPermille));
            json.WriteNumber("delivered", trip.Stops.Sum(stop => stop.Delivered));
            json.WriteNumber("pickedUp", trip.Stops.Sum(stop => stop.PickedUp));
            json.WriteNumber("dm", driven.Sum(leg => leg.DistanceDm));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Arrays, in the order that the script's column names have.</summary>
    private static void WriteSamples(Utf8JsonWriter json, IReadOnlyList<DaySample> samples)
    {
        json.WriteStartArray("samples");
        foreach (DaySample at in samples)
        {
            ReadOnlySpan<long> columns =
            [
                at.AtMs, at.AtHub, at.Driving, at.AtStations, at.Stuck, at.BrokenDown, at.Delivered, at.DeskWaiting, at.PoolBusyPermille,
            ];
            json.WriteStartArray();
            foreach (long value in columns)
            {
                json.WriteNumberValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void WriteAssists(Utf8JsonWriter json, DayResult day)
    {
        json.WriteStartArray("assists");
        foreach (AssistMark assist in day.Trace.Assists)
        {
            json.WriteStartObject();
            json.WriteNumber("at", assist.AtMs);
            json.WriteNumber("van", day.Final.Layout.VanIndex(assist.Van));
            json.WriteString("kind", AssistText.Of(assist.Kind));
            ReportMap.WritePlace(json, assist.Place);
            if (assist.AnswerMs is { } answerMs)
            {
                json.WriteNumber("ms", answerMs);
            }

            json.WriteString("by", assist.By is { } by ? AssistText.Of(by) : null);
            json.WriteString("chip", assist.Chip);
            json.WriteBoolean("wrong", assist.AdviceWasWrong);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLeft(Utf8JsonWriter json, DayResult day)
    {
        json.WriteStartArray("left");
        foreach ((string state, string reason, int parcels) in DaySummary.Left(day.Final))
        {
            json.WriteStartObject();
            json.WriteString("state", state);
            json.WriteString("reason", reason);
            json.WriteNumber("parcels", parcels);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
