using System.Text.Json;
using Konvoi.Cli;
using Konvoi.Tests.Support;

namespace Konvoi.Tests.Cli;

public sealed class CheckVerbTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("Route #1: 1\nRoute #2: 2 3\nCost 12.8\n")]
    [InlineData("Instance name : tiny\nRoute 1 : 2 3\nRoute 2 : 1\n")]
    [InlineData("""{"routes": [[3, 2], [1]]}""")]
    [InlineData("""{"cost": 12.8, "routes": [["1"], [2, 3]], "unassigned": []}""")]
    public void A_plan_that_keeps_every_limit_is_feasible(string solution)
    {
        ToolRun run = Check(solution);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.True(run.Json.GetProperty("feasible").GetBoolean());
        Assert.Equal("12.8", run.Json.GetProperty("cost").GetRawText());
        Assert.Equal(0, run.Json.GetProperty("violations").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"routes": [[2, 3]], "unassigned": [{"stop": 1, "reason": "why not"}]}""", "unassigned", null, "1", "1")]
    [InlineData("""{"routes": [[1], [2, 3]], "unassigned": [{"stop": 1, "reason": "why not"}]}""", "repeated", null, "1", "1")]
    public void A_limit_not_kept_is_named_with_route_stop_and_amount(string solution, string constraint, string? route, string? stop, string by)
    {
        ToolRun run = Check(solution, ("0        20          3", "0         9          3"));
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.False(run.Json.GetProperty("feasible").GetBoolean());
        JsonElement violation = Assert.Single(run.Json.GetProperty("violations").EnumerateArray(), one => one.GetProperty("constraint").GetString() == constraint);
        Assert.Equal((route ?? "null", stop ?? "null", by),
            (violation.GetProperty("route").GetRawText(), violation.GetProperty("stop").GetRawText().Trim('"'), violation.GetProperty("by").GetRawText()));
    }

    [Fact]
    public void A_cost_stated_wrongly_is_named_and_the_plan_stays_feasible()
    {
        ToolRun run = Check("Route #1: 1\nRoute #2: 2 3\nCost 12.5\n");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.True(run.Json.GetProperty("feasible").GetBoolean());
        JsonElement violation = Assert.Single(run.Json.GetProperty("violations").EnumerateArray());
        Assert.Equal(("cost", "0.3"), (violation.GetProperty("constraint").GetString(), violation.GetProperty("by").GetRawText()));
    }

    [Theory]
    [InlineData("nothing to see", "found no route")]
    [InlineData("Route #1: 1\nCost much\n", ":2: found 'Cost much'")]
    [InlineData("""{"cost": 3}""", ":1: $.routes: found nothing")]
    [InlineData("""{"routes": [1]}""", ":1: $.routes[0]: found 1, expected an array")]
    [InlineData("""{"routes": [[1.5]]}""", ":1: $.routes[0][0]: found 1.5")]
    [InlineData("{\"routes\": [[1],\n [}", ":2: found broken JSON")]
    public void A_broken_solution_is_refused_with_its_place(string solution, string message)
    {
        ToolRun run = Check(solution);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("plan" + (message[0] == ':' ? message : ": " + message), run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Stations_stand_among_the_stops_and_without_them_the_battery_is_empty()
    {
        string problem = SmallInstances.Electric(_scratch);
        ToolRun charged = CheckFile(problem, """{"cost": 50, "routes": [[7], [9]], "stops": [["C7", "S1"], ["C9"]]}""");
        Assert.Equal((ExitCode.Done, "50", 2), (charged.ExitCode, charged.Json.GetProperty("cost").GetRawText(), charged.Json.GetProperty("vehicles").GetInt32()));
        ToolRun empty = CheckFile(problem, """{"routes": [[7], [9]], "stops": [["C7"], ["C9"]]}""");
        JsonElement violation = Assert.Single(empty.Json.GetProperty("violations").EnumerateArray());
        Assert.Equal(("range", "10"), (violation.GetProperty("constraint").GetString(), violation.GetProperty("by").GetRawText()));
    }

    [Fact]
    public void Charging_takes_time_that_a_window_feels()
    {
        // Out over the station: 10 used and filled up in 20, so at 20 after 40.
        string problem = SmallInstances.Electric(_scratch, ("0.0        900.0      5.0\nC9", "0.0        39.0       5.0\nC9"));
        ToolRun run = CheckFile(problem, """{"routes": [[7], [9]], "stops": [["S1", "C7", "S1"], ["C9"]]}""");
        JsonElement violation = Assert.Single(run.Json.GetProperty("violations").EnumerateArray());
        Assert.Equal(("window", "7", "1"), (violation.GetProperty("constraint").GetString(), violation.GetProperty("stop").GetRawText(), violation.GetProperty("by").GetRawText()));
    }

    [Theory]
    [InlineData("""{"routes": [[7], [9]]}""", "found no stops")]
    [InlineData("""{"routes": [[7], [9]], "stops": [["C7", "S1"]]}""", "$.stops: found other customers than in $.routes")]
    public void An_electric_plan_that_does_not_say_where_it_charges_is_refused(string solution, string message)
    {
        ToolRun run = CheckFile(SmallInstances.Electric(_scratch), solution);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_solution_to_C101_drawn_up_by_hand_costs_what_is_known()
    {
        const string Best = """
            Route #1: 20 24 25 27 29 30 28 26 23 22 21
            Route #2: 67 65 63 62 74 72 61 64 68 66 69
            Route #3: 5 3 7 8 10 11 9 6 4 2 1 75
            Route #4: 43 42 41 40 44 46 45 48 51 50 52 49 47
            Route #5: 90 87 86 83 82 84 85 88 89 91
            Route #6: 13 17 18 19 15 16 14 12
            Route #7: 98 96 95 94 92 93 97 100 99
            Route #8: 32 33 31 35 37 38 39 36 34
            Route #9: 57 55 54 53 56 58 60 59
            Route #10: 81 78 76 71 70 73 77 79 80
            Cost 827.3
            """;
        ToolRun run = CheckFile(SharedData.Require("bench/solomon/C101.txt"), Best);
        Assert.Equal(ExitCode.Done, run.ExitCode);
    }

    private ToolRun Check(string solution, params (string From, string To)[] edits) => CheckFile(SmallInstances.Solomon(_scratch, edits), solution);

    private ToolRun CheckFile(string problem, string solution) => ToolRun.Of("check", problem, _scratch.Write("plan", solution), "--json");
}
