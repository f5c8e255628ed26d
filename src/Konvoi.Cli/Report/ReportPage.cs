using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>report.html: the day on a map and as charts.</summary>
internal static class ReportPage
{
    public static string Write(DayResult day, World world, TripLog log, double seconds) => Page.Fill(
        "report.html",
        $"{day.Scenario}: a delivery day",
        ["base.js", "map.js", "charts.js", "report.js"],
        ReportJson.Write(day, world, log, seconds));
}
