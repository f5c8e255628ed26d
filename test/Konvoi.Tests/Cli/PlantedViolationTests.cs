using System.Globalization;
using System.Text.Json;
using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

/// <summary>
/// A plan with one limit not kept, for every limit that a file format knows, through the tool: the limit, the route, the stop and
/// the amount are named, the amount in the file's own unit.
/// </summary>
public sealed class PlantedViolationTests : IDisposable
{
    private const string Pairs = """
        2 10 1
        0 0 0 0 0 100 0 0 0
        1 0 10 10 0 90 3 0 3
        2 3 4 7 0 50 2 0 4
        3 6 8 -10 0 50 2 1 0
        4 0 5 -7 0 50 2 2 0
        """;

    /// <summary>There and back: 20 s to the first place and 40 s or 400 m to the second, which a truck reaches only by the first.</summary>
    private const string Vroom = """
        {
          "vehicles": [
            { "id": 1, "start_index": 0, "end_index": 0, "capacity": [4, 8], "time_window": [0, 100] },
            { "id": 2, "start_index": 0, "end_index": 0, "capacity": [4, 8], "max_travel_time": 30 },
            { "id": 3, "start_index": 0, "end_index": 0, "capacity": [4, 8], "max_distance": 390 },
            { "id": 4, "start_index": 0, "end_index": 0, "capacity": [4, 8], "max_tasks": 1 },
            { "id": 5, "start_index": 0, "end_index": 0, "capacity": [4, 8], "skills": [7], "time_window": [10, 1000],
              "breaks": [ { "id": 9, "time_windows": [[0, 5]], "service": 5 } ] },
            { "id": 6, "start_index": 0, "end_index": 0, "capacity": [4, 8] },
            { "id": 7, "start_index": 0, "end_index": 0, "capacity": [4, 8], "profile": "truck" }
          ],
          "jobs": [
            { "id": 11, "location_index": 1, "delivery": [1, 1], "skills": [7], "priority": 5 },
            { "id": 12, "location_index": 2, "delivery": [1, 5] },
            { "id": 13, "location_index": 1, "pickup": [1, 9] },
            { "id": 14, "location_index": 1, "service": 90, "delivery": [1, 4] },
            { "id": 15, "location_index": 2, "time_windows": [[0, 5], [8, 15]] }
          ],
          "matrices": {
            "car": { "durations": [[0, 10, 20], [10, 0, 15], [20, 15, 0]], "distances": [[0, 100, 200], [100, 0, 150], [200, 150, 0]] },
            "truck": { "durations": [[0, 10, null], [10, 0, 15], [20, 15, 0]] }
          }
        }
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("Route #1: 1 2 3\n", "capacity", 1, null, 10)]
    [InlineData("Route #1: 1\nRoute #2: 2\nRoute #3: 3\n", "vehicles", 3, null, 1)]
    [InlineData("Route #1: 3 1\nRoute #2: 2\n", "window", 1, "1", 2.1)]
    [InlineData("Route #1: 2 3\n", "missing", null, "1", 1)]
    [InlineData("Route #1: 1\nRoute #2: 2 3 2\n", "repeated", 2, "2", 1)]
    [InlineData("Route #1: 1\nRoute #2: 2 3 9\n", "unknown", 2, "9", 1)]
    [InlineData("Route #1: 1\nRoute #2: 2 3\nCost 10\n", "cost", null, null, 2.8)]
    public void In_a_plan_for_windows_and_loads(string plan, string constraint, int? route, string? stop, double by) =>
        Names(constraint, route, stop, by,
            Check(SmallInstances.Solomon(_scratch, ("0        20          3", "0         9          3")), plan));

    [Fact]
    public void In_a_plan_that_is_back_after_the_depot_closes() =>
        Names("shift", 2, null, 1.0, Check(
            SmallInstances.Solomon(_scratch, ("0       100", "0        13")), "Route #1: 1\nRoute #2: 2 3\n"));

    [Theory]
    [InlineData("Route #1: 3 1\nRoute #2: 2 4\n", "shipment", 1, "3", 1)]
    [InlineData("Route #1: 1 3 2\nRoute #2: 4\n", "shipment", 2, "4", 1)]
    [InlineData("Route #1: 1 3 4\n", "shipment", 1, "4", 1)]
    [InlineData("Route #1: 1 2 3 4\n", "capacity", 1, "2", 7)]
    [InlineData("Route #1: 1 3\n", "missing", null, "2", 1)]
    [InlineData("Route #1: 1 3\nRoute #2: 2 4\nCost 40\n", "cost", null, null, 0.51)]
    public void In_a_plan_of_shipments(string plan, string constraint, int? route, string? stop, double by) =>
        Names(constraint, route, stop, by, Check(_scratch.Write("pairs.txt", Pairs), plan));

    [Theory]
    [InlineData("""{"routes": [[7], [9]], "stops": [["C7"], ["C9"]]}""", "range", 1, null, 10)]
    [InlineData("""{"routes": [[7, 9]], "stops": [["C7", "S1", "C9"]]}""", "capacity", 1, null, 5)]
    [InlineData("""{"routes": [[7]], "stops": [["C7", "S1"]]}""", "missing", null, "9", 1)]
    [InlineData("""{"cost": 51, "routes": [[7], [9]], "stops": [["C7", "S1"], ["C9"]]}""", "cost", null, null, 1)]
    public void In_a_plan_of_electric_vans(string plan, string constraint, int? route, string? stop, double by) =>
        Names(constraint, route, stop, by, Check(SmallInstances.Electric(_scratch), plan));

    [Fact]
    public void In_a_plan_of_electric_vans_that_are_late()
    {
        // By the station to the customer: 10 gone and filled up in 20, so there after 40, back at the station after 55 and home after 105.
        const string Plan = """{"routes": [[7], [9]], "stops": [["S1", "C7", "S1"], ["C9"]]}""";
        Names("window", 1, "7", 1, Check(SmallInstances.Electric(_scratch, ("0.0        900.0      5.0\nC9", "0.0        39.0       5.0\nC9")), Plan));
        Names("shift", 1, null, 3, Check(SmallInstances.Electric(_scratch, ("D0         d          0.0        0.0        0.0        0.0        1000.0", "D0         d          0.0        0.0        0.0        0.0        102.0 ")), Plan));
    }

    [Theory]
    [InlineData(1, "job 11", "vehicle", "job 11", 1)]
    [InlineData(2, "job 12", "travelTime", null, 10)]
    [InlineData(3, "job 12", "tripDistance", null, 10)]
    [InlineData(4, "job 12, job 14", "capacity", null, 1)]
    [InlineData(6, "job 12, job 14", "capacity", null, 1)]
    [InlineData(6, "job 13", "capacity", "job 13", 1)]
    [InlineData(1, "job 14", "shift", null, 10)]
    [InlineData(5, "job 11", "break", null, 25)]
    [InlineData(6, "job 15", "window", "job 15", 5)]
    [InlineData(6, "job 12, job 12", "repeated", "job 12", 1)]
    [InlineData(6, "job 99", "unknown", "job 99", 1)]
    [InlineData(7, "job 12", "unreachable", "job 12", 1)]
    public void In_a_plan_for_VROOM(int vehicle, string tasks, string constraint, string? stop, double by)
    {
        // Only vehicle 4 counts tasks, and it has loads enough; vehicle 6 has not.
        string problem = _scratch.Write("problem.json", vehicle == 4 ? Vroom.Replace("[4, 8], \"max_tasks\"", "[4, 9], \"max_tasks\"", StringComparison.Ordinal) : Vroom);
        Names(constraint, 1, stop, by, Check(problem, Plan(vehicle, tasks)));
    }

    [Fact]
    public void In_a_plan_for_VROOM_that_leaves_out_a_task_and_does_not_say_so()
    {
        string problem = _scratch.Write("problem.json", Vroom);
        ToolRun silent = Check(problem, Plan(6, "job 12", "11"));
        Assert.Equal(["job 11"], silent.Json.GetProperty("violations").EnumerateArray().Select(one => one.GetProperty("stop").GetString()));
        Names("missing", null, "job 11", 1, silent);

        // To leave out a task, whatever its priority, is allowed: it is bad, not wrong.
        Assert.Equal(ExitCode.Done, Check(problem, Plan(6, "job 12")).ExitCode);
    }

    [Fact]
    public void Only_a_fleet_that_the_file_limits_can_have_too_many_routes()
    {
        string problem = _scratch.Write("many.vrp", """
            NAME : many
            TYPE : CVRP
            DIMENSION : 5
            EDGE_WEIGHT_TYPE : EUC_2D
            CAPACITY : 100
            NODE_COORD_SECTION
            1 0 0
            2 0 1
            3 0 2
            4 0 3
            5 0 4
            DEMAND_SECTION
            1 0
            2 1
            3 1
            4 1
            5 1
            DEPOT_SECTION
            1
            -1
            EOF
            """);
        ToolRun run = Check(problem, "Route #1: 1\nRoute #2: 2\nRoute #3: 3\nRoute #4: 4\nCost 20\n");
        Assert.Equal((ExitCode.Done, 4), (run.ExitCode, run.Json.GetProperty("vehicles").GetInt32()));
        Names("missing", null, "3", 1, Check(problem, "Route #1: 1\nRoute #2: 2\nRoute #3:\nRoute #4: 4\n"));
    }

    /// <summary>A plan of one route; the other tasks are left out, but for those that it keeps silent about.</summary>
    private static string Plan(int vehicle, string tasks, params string[] silentOf)
    {
        string[] served = tasks.Split(", ");
        string steps = string.Join(", ", served.Select(task => $$"""{"type": "job", "id": {{task[4..]}}}"""));
        string left = string.Join(", ", new[] { "11", "12", "13", "14", "15" }.Where(id => !served.Contains("job " + id) && !silentOf.Contains(id))
            .Select(id => $$"""{"type": "job", "id": {{id}}}"""));
        return $$"""{"routes": [{"vehicle": {{vehicle}}, "steps": [{"type": "start"}, {{steps}}, {"type": "end"}]}], "unassigned": [{{left}}]}""";
    }

    private ToolRun Check(string problem, string plan) => ToolRun.Of("check", problem, _scratch.Write("plan", plan), "--json");

    private static void Names(string constraint, int? route, string? stop, double by, ToolRun run)
    {
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal(constraint == "cost", run.Json.GetProperty("feasible").GetBoolean());
        JsonElement[] violations = [.. run.Json.GetProperty("violations").EnumerateArray()];
        string found = string.Join("; ", violations.Select(one => one.GetRawText()));
        JsonElement named = violations.Where(one => one.GetProperty("constraint").GetString() == constraint)
            .SingleOrDefault(one => Is(one.GetProperty("route"), route?.ToString(CultureInfo.InvariantCulture)) && Is(one.GetProperty("stop"), stop));
        Assert.True(named.ValueKind == JsonValueKind.Object, found);
        Assert.Equal(by, named.GetProperty("by").GetDouble(), 0.005);
    }

    private static bool Is(JsonElement value, string? expected) => value.GetRawText().Trim('"') == (expected ?? "null");
}
