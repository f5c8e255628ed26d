using System.Globalization;

namespace Konvoi.Routing;

/// <summary>Reads vehicles.</summary>
internal sealed class VroomVehicleReader(VroomTimes times, VroomKeys keys, VroomMatrices matrices)
{
    private const long MostCost = 1_000_000_000;
    private const long MostDistance = 100_000_000_000;

    private readonly HashSet<long> _ids = [];

    public List<VroomVehicleRow> Read(JsonAt root)
    {
        List<VroomVehicleRow> rows = [.. root.Get("vehicles", "an array of vehicles").Items().Select(ReadVehicle)];
        return rows.Count is > 0 and <= 100_000 ? rows : throw root.Wrong($"{rows.Count} vehicles", "1 to 100000");
    }

    private VroomVehicleRow ReadVehicle(JsonAt vehicle)
    {
        keys.Check(vehicle, "$.vehicles[]", "id", "profile", "description", "start", "start_index", "end", "end_index", "capacity", "costs", "skills",
            "type", "time_window", "breaks", "speed_factor", "max_tasks", "max_travel_time", "max_distance", "steps");
        long id = VroomTaskReader.Id(vehicle);
        if (!_ids.Add(id))
        {
            throw vehicle.Wrong($"vehicle {id} again", "every id once");
        }

        string profile = vehicle.Find("profile")?.Text() ?? "car";
        VroomMatrices.Entry entry = matrices.Of(profile, vehicle);
        VroomPlace? start = Place(vehicle, "start");
        VroomPlace? end = Place(vehicle, "end");
        if (start is null && end is null)
        {
            throw vehicle.Wrong("neither start_index nor end_index", "one of them at least");
        }

        List<(Break Span, long Id, string? Description)> breaks =
            [.. vehicle.ItemsOf("breaks").Select(ReadBreak).OrderBy(rest => rest.Span.LatestMs).ThenBy(rest => rest.Span.EarliestMs)];
        VroomVehicleRow row = new(
            new VroomVehicle(id, VroomTaskReader.Description(vehicle), start, end)
            {
                Breaks = [.. breaks.Select(rest => (rest.Id, rest.Description))],
                LengthDm = entry.Distances,
                LimitsTravelTime = vehicle.Find("max_travel_time") is not null,
            },
            vehicle)
        {
            Profile = profile,
            Matrices = entry,
            SpeedFactor = vehicle.Find("speed_factor")?.Number(0.01, 5, "a number from 0.01 to 5") ?? 1,
            Capacity = VroomTaskReader.Amounts(vehicle, "capacity"),
            Skills = VroomTaskReader.Wholes(vehicle, "skills", uint.MaxValue),
            Shift = vehicle.Find("time_window") is { } window ? times.Window(window) : null,
            Breaks = [.. breaks.Select(rest => rest.Span)],
            MaxTasks = vehicle.Find("max_tasks")?.Whole(0, MostCost),
            MaxTravelMs = vehicle.Find("max_travel_time") is { } travel ? VroomTimes.Ms(travel, 1_000_000_000) : null,
            MaxDistanceDm = vehicle.Find("max_distance")?.Whole(0, MostDistance) * 10,
            Steps = [.. vehicle.ItemsOf("steps").SelectMany(TaskOf)],
        };
        return CheckLimits(vehicle.Find("costs") is { } costs ? WithCosts(row, costs) : row);
    }

    private VroomPlace? Place(JsonAt vehicle, string name) => vehicle.Find(name + "_index") is not null
        ? VroomTaskReader.Place(vehicle, name + "_index", name, matrices.Size)
        : vehicle.Find(name) is null ? null : throw vehicle.Wrong($"{name} without {name}_index", "a row of the matrices");

    private (Break Span, long Id, string? Description) ReadBreak(JsonAt rest)
    {
        keys.Check(rest, "$.vehicles[].breaks[]", "id", "time_windows", "service", "description", "max_load");
        if (rest.Find("max_load") is { } load)
        {
            throw load.Wrong("none: a break that depends on the load is not supported");
        }

        TimeWindow[] windows = times.Windows(rest, "time_windows");
        TimeWindow window = windows.Length == 1
            ? windows[0]
            : throw rest.Wrong($"{windows.Length} windows for a break", "one: a choice of windows for a break is not supported");
        return (new Break(window.OpenMs, window.CloseMs, times.DurationMs(rest, "service")), VroomTaskReader.Id(rest), VroomTaskReader.Description(rest));
    }

    private VroomVehicleRow WithCosts(VroomVehicleRow row, JsonAt costs)
    {
        keys.Check(costs, "$.vehicles[].costs", "fixed", "per_hour", "per_task_hour", "per_km");
        if (costs.Find("per_task_hour") is { } task && task.Whole(0, MostCost) != 0)
        {
            throw task.Wrong("0: task time has no price of its own");
        }

        return row with
        {
            FixedCost = costs.Find("fixed")?.Whole(0, MostCost) ?? 0,
            CostPerHour = costs.Find("per_hour")?.Whole(0, MostCost / 1_000) ?? row.CostPerHour,
            CostPerKm = costs.Find("per_km")?.Whole(0, MostCost / 1_000) ?? 0,
        };
    }

    /// <summary>Times and one more matrix are what a problem has; whatever asks for a third is refused.</summary>
    private static VroomVehicleRow CheckLimits(VroomVehicleRow row)
    {
        bool asksForDistance = row.CostPerKm > 0 || row.MaxDistanceDm is not null;
        if (asksForDistance && row.Matrices.Distances is null)
        {
            throw row.At.Wrong("a cost per km or max_distance", $"distances in $.matrices.{row.Profile} with it");
        }

        bool hasCosts = row.Matrices.Costs is not null;
        if (hasCosts && (row.CostPerHour != 3_600 || asksForDistance || row.MaxTravelMs is not null))
        {
            throw row.At.Wrong("a cost per hour or km, max_distance or max_travel_time", $"none of them beside costs in $.matrices.{row.Profile}");
        }

        return row.MaxTravelMs is not null && asksForDistance
            ? throw row.At.Wrong("max_travel_time beside a cost per km or max_distance", "one of them: both together are not supported")
            : row;
    }

    private static IEnumerable<string> TaskOf(JsonAt step)
    {
        string type = step.Get("type", "a type of step").Text();
        return type is "job" or "pickup" or "delivery"
            ? [string.Create(CultureInfo.InvariantCulture, $"{type} {VroomTaskReader.Id(step)}")]
            : [];
    }
}
