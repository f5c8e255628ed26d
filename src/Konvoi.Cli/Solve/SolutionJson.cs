using System.Text.Json;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>The JSON of <c>konvoi solve</c>: customers by their numbers, the hub left out, a route per trip.</summary>
internal static class SolutionJson
{
    /// <summary>In VROOM's own format for its input.</summary>
    public static string Write(SolveResult result) => result.File is VroomFile vroom ? VroomJson.Write(result, vroom) : WriteNumbers(result);

    private static string WriteNumbers(SolveResult result) => JsonText.WriteCompact(json =>
    {
        ProblemFile file = result.File;
        json.WriteStartObject();
        json.WriteNumber("cost", result.Cost);
        json.WriteNumber("vehicles", result.Vehicles);
        json.WriteBoolean("feasible", result.IsFeasible);
        json.WriteStartArray("routes");
        foreach (RouteTrip trip in result.Solution.Routes.SelectMany(route => route.Trips))
        {
            json.WriteStartArray();
            foreach (RouteStop stop in trip.Stops.Where(stop => stop.Job >= 0))
            {
                json.WriteNumberValue(file.Numbers[stop.Job]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        WriteStops(json, result);
        json.WriteStartArray("unassigned");
        foreach (UnassignedJob left in result.Solution.Unassigned)
        {
            json.WriteStartObject();
            json.WriteNumber("stop", file.Numbers[left.Job]);
            json.WriteString("reason", RefusalText.Of(file, left));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("iterations", result.Iterations);
        json.WriteNumber("cpuSeconds", Rounded(result.CpuSeconds));
        json.WriteNumber("seconds", Rounded(result.Seconds));
        json.WriteNumber("seed", result.Seed);
        WriteTrajectory(json, result);
        json.WriteEndObject();
    });

    /// <summary>Where vans charge on the way, routes alone do not tell the plan: then customers and stations by name, per route.</summary>
    private static void WriteStops(Utf8JsonWriter json, SolveResult result)
    {
        if (result.File.ChargerNames.Count == 0)
        {
            return;
        }

        json.WriteStartArray("stops");
        foreach (RouteTrip trip in result.Solution.Routes.SelectMany(route => route.Trips))
        {
            json.WriteStartArray();
            foreach (RouteStop stop in trip.Stops)
            {
                json.WriteStringValue(stop.Job >= 0 ? result.File.Problem.Jobs[stop.Job].Id : result.File.ChargerNames[stop.Charger]);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    /// <summary>From the first plan that serves every job.</summary>
    private static void WriteTrajectory(Utf8JsonWriter json, SolveResult result)
    {
        json.WriteStartArray("trajectory");
        foreach ((double cpuSeconds, long searchCost) in result.Trajectory)
        {
            if (result.File.CostOf(searchCost) is { } cost)
            {
                json.WriteStartArray();
                json.WriteNumberValue(Rounded(cpuSeconds));
                json.WriteNumberValue(cost);
                json.WriteEndArray();
            }
        }

        json.WriteEndArray();
    }

    private static decimal Rounded(double seconds) => Math.Round((decimal)seconds, 3);
}
