using System.Text.Json;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>
/// A solution in VROOM's output format, whole seconds and metres as there. Beyond that format a task left out has its reason, and
/// a break that the day was over for is not listed.
/// </summary>
internal sealed class VroomJson
{
    private readonly SolveResult _result;
    private readonly VroomFile _file;

    private VroomJson(SolveResult result, VroomFile file)
    {
        _result = result;
        _file = file;
    }

    public static string Write(SolveResult result, VroomFile file) => JsonText.WriteCompact(new VroomJson(result, file).Write);

    private void Write(Utf8JsonWriter json)
    {
        VroomRoute[] routes =
        [
            .. _result.Solution.Routes.SelectMany(route => route.Trips.Select(trip => VroomRoute.Of(_file, route, trip))),
        ];
        VroomTotals totals = new(_file.Amounts);
        foreach (VroomRoute route in routes)
        {
            totals.Add(route.Totals);
        }

        json.WriteStartObject();
        json.WriteNumber("code", 0);
        json.WriteStartObject("summary");
        json.WriteNumber("cost", Math.Round(_result.Cost));
        json.WriteNumber("routes", routes.Length);
        json.WriteNumber("unassigned", _result.Solution.Unassigned.Count);
        totals.Write(json, _file);
        json.WriteEndObject();
        WriteUnassigned(json);
        json.WriteStartArray("routes");
        foreach (VroomRoute route in routes)
        {
            WriteRoute(json, route);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteUnassigned(Utf8JsonWriter json)
    {
        json.WriteStartArray("unassigned");
        foreach (UnassignedJob left in _result.Solution.Unassigned)
        {
            VroomTask task = _file.Tasks[left.Job];
            json.WriteStartObject();
            json.WriteNumber("id", task.Id);
            json.WriteString("type", task.Type);
            WriteText(json, "description", task.Description);
            WritePlace(json, task.Place);
            json.WriteString("reason", RefusalText.Of(_file, left));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteRoute(Utf8JsonWriter json, VroomRoute route)
    {
        VroomVehicle vehicle = _file.Vehicles[route.Vehicle];
        json.WriteStartObject();
        json.WriteNumber("vehicle", vehicle.Id);
        json.WriteNumber("cost", Math.Round(FileUnits.Cost(_file, RouteSchedule.CostOf(_file.Problem, _result.Solution.Routes[route.Vehicle]))));
        WriteText(json, "description", vehicle.Description);
        route.Totals.Write(json, _file);
        json.WriteStartArray("steps");
        foreach (VroomStep step in route.Steps)
        {
            WriteStep(json, step);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteStep(Utf8JsonWriter json, VroomStep step)
    {
        json.WriteStartObject();
        json.WriteString("type", step.Type);
        if (step.Id is { } id)
        {
            json.WriteNumber("id", id);
        }

        WriteText(json, "description", step.Description);
        if (step.Place is not null)
        {
            WritePlace(json, step.Place);
        }

        json.WriteNumber("setup", VroomTotals.Seconds(step.SetupMs));
        json.WriteNumber("service", VroomTotals.Seconds(step.ServiceMs));
        json.WriteNumber("waiting_time", VroomTotals.Seconds(step.WaitingMs));
        json.WriteNumber("arrival", VroomTotals.Seconds(step.ArrivalMs) + _file.OriginSeconds);
        json.WriteNumber("duration", VroomTotals.Seconds(step.DrivenMs));
        if (_file.HasDistances)
        {
            json.WriteNumber("distance", VroomTotals.Metres(step.WayDm));
        }

        if (_file.Amounts > 0)
        {
            VroomTotals.WriteAmounts(json, "load", step.Load);
        }

        VroomTotals.WriteNoViolations(json);
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, VroomPlace place)
    {
        if (place.Coordinates is { } at)
        {
            json.WriteStartArray("location");
            json.WriteNumberValue(at.Lon);
            json.WriteNumberValue(at.Lat);
            json.WriteEndArray();
        }

        json.WriteNumber("location_index", place.Index);
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }
}
