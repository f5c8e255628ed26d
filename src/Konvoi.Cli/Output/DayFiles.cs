using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>The files of <c>konvoi run --out</c>.</summary>
internal static class DayFiles
{
    public const string ReportName = "report.html";

    public static IReadOnlyList<OutputFile> Of(DayResult day, World world, double seconds)
    {
        TripLog log = TripLog.Read(day.EventsJsonl);
        return
        [
            OutputFile.Of("kpis.json", DayJson.Write(day, seconds)),
            OutputFile.Of("events.jsonl", day.EventsJsonl),
            OutputFile.Of("trips.geojson", TripsGeoJson.Write(day, log, world.Network.Attribution)),
            OutputFile.Of("trips.csv", ManifestCsv.Write(log, day.Final)),
            OutputFile.Of("parcels.csv", ParcelsCsv.Write(day.Final, log)),
            OutputFile.Of(ReportName, ReportPage.Write(day, world, log, seconds)),
        ];
    }
}
