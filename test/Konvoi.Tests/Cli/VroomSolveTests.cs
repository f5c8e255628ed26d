using System.Text.Json;
using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

/// <summary>VROOM in, VROOM out.</summary>
public sealed class VroomSolveTests : IDisposable
{
    private const string TwoJobs = """
        {
          "vehicles": [ { "id": 5, "start_index": 0, "end_index": 0, "capacity": [3], "description": "a van" } ],
          "jobs": [
            { "id": 1, "location_index": 1, "delivery": [1], "service": 100, "location": [8.5, 47.25], "time_windows": [[50, 1000]] },
            { "id": 2, "location_index": 2, "pickup": [2], "setup": 7, "description": "a stop", "priority": 3 },
            { "id": 3, "location_index": 2, "delivery": [9], "setup": 7 }
          ],
          "matrices": { "car": { "durations": [[0, 10, 20], [10, 0, 15], [20, 15, 0]], "distances": [[0, 100, 200], [100, 0, 150], [200, 150, 0]] } }
        }
        """;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_solution_has_summary_unassigned_and_steps()
    {
        JsonElement solution = Solve(TwoJobs);
        Assert.Equal("""{"cost":45,"routes":1,"unassigned":1,"delivery":[1],"pickup":[2],"setup":7,"service":100,"duration":45,"waiting_time":0,"priority":3,"distance":450,"violations":[]}""",
            solution.GetProperty("summary").GetRawText());
        JsonElement left = Assert.Single(solution.GetProperty("unassigned").EnumerateArray());
        Assert.Equal((3, "job", 2), (left.GetProperty("id").GetInt32(), left.GetProperty("type").GetString(), left.GetProperty("location_index").GetInt32()));
        JsonElement route = Assert.Single(solution.GetProperty("routes").EnumerateArray());
        Assert.Equal((5, 45, "a van"), (route.GetProperty("vehicle").GetInt32(), route.GetProperty("cost").GetInt32(), route.GetProperty("description").GetString()));
        Assert.Equal(["start", "job", "job", "end"], route.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("type").GetString()));
    }

    [Fact]
    public void Steps_add_up()
    {
        JsonElement[] steps = [.. Solve(TwoJobs).GetProperty("routes")[0].GetProperty("steps").EnumerateArray()];
        for (int s = 1; s < steps.Length; s++)
        {
            long before = Number(steps[s - 1], "arrival") + Number(steps[s - 1], "waiting_time") + Number(steps[s - 1], "setup") + Number(steps[s - 1], "service");
            Assert.Equal(before + Number(steps[s], "duration") - Number(steps[s - 1], "duration"), Number(steps[s], "arrival"));
        }

        JsonElement first = steps.Single(step => step.TryGetProperty("id", out JsonElement id) && id.GetInt32() == 1);
        Assert.Equal("[8.5,47.25]", first.GetProperty("location").GetRawText());
        Assert.Equal([1, 2], new[] { steps[0], steps[^1] }.Select(step => step.GetProperty("load")[0].GetInt32()));
    }

    [Fact]
    public void A_solution_is_what_check_reads_and_a_task_taken_out_is_missed()
    {
        string problem = _scratch.Write("problem.json", TwoJobs);
        Assert.Equal(ExitCode.Done, ToolRun.Of("solve", problem, "--iterations", "20", "-o", _scratch["plan.json"]).ExitCode);
        ToolRun whole = ToolRun.Of("check", problem, _scratch["plan.json"], "--json");
        Assert.Equal((ExitCode.Done, true, 45), (whole.ExitCode, whole.Json.GetProperty("feasible").GetBoolean(), whole.Json.GetProperty("cost").GetInt32()));
        _scratch.Write("less.json", """{"routes": [{"vehicle": 5, "steps": [{"type": "start"}, {"type": "job", "id": 1}, {"type": "job", "id": 3}]}], "unassigned": []}""");
        ToolRun less = ToolRun.Of("check", problem, _scratch["less.json"], "--json");
        Assert.Equal(ExitCode.Refused, less.ExitCode);
        Assert.Equal(["job 2", null], less.Json.GetProperty("violations").EnumerateArray().Select(one => one.GetProperty("stop").GetString()));
        Assert.Equal(["missing", "capacity"], less.Json.GetProperty("violations").EnumerateArray().Select(one => one.GetProperty("constraint").GetString()));
    }

    [Fact]
    public void An_open_route_has_no_end_and_timestamps_come_back_as_such()
    {
        JsonElement solution = Solve(TwoJobs.Replace("\"end_index\": 0,", "\"time_window\": [1600000000, 1600009000],", StringComparison.Ordinal)
            .Replace("[[50, 1000]]", "[[1600000500, 1600001000]]", StringComparison.Ordinal));
        JsonElement[] steps = [.. solution.GetProperty("routes")[0].GetProperty("steps").EnumerateArray()];
        Assert.Equal(["start", "job", "job"], steps.Select(step => step.GetProperty("type").GetString()));
        Assert.All(steps, step => Assert.InRange(Number(step, "arrival"), 1_600_000_000, 1_600_009_000));
    }

    [Fact]
    public void A_key_that_is_not_read_is_remarked_on_stderr_and_coordinates_alone_are_refused()
    {
        string odd = _scratch.Write("odd.json", TwoJobs.Replace("\"time_windows\"", "\"time_window\"", StringComparison.Ordinal));
        Assert.Contains("remark: $.jobs[].time_window is not known", ToolRun.Of("solve", odd, "--iterations", "1").Error, StringComparison.Ordinal);
        string bare = _scratch.Write("bare.json", """{"vehicles": [{"id": 1, "start": [8, 47]}], "jobs": [{"id": 1, "location": [8.1, 47]}]}""");
        ToolRun refused = ToolRun.Of("solve", bare, "--iterations", "1");
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("no routing engine is asked", refused.Error, StringComparison.Ordinal);
    }

    private static long Number(JsonElement step, string name) => step.GetProperty(name).GetInt64();

    private JsonElement Solve(string problem)
    {
        ToolRun run = ToolRun.Of("solve", _scratch.Write("problem.json", problem), "--iterations", "20", "--json");
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        return run.Json;
    }
}
