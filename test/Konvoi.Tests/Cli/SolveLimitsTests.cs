using System.Diagnostics;
using System.Globalization;
using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

/// <summary>What ends a search, and what is refused before it begins.</summary>
public sealed class SolveLimitsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("--time")]
    [InlineData("--cpu")]
    public void A_limit_counts_from_the_start_of_the_process(string limit)
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan spent = limit == "--time" ? DateTime.UtcNow - self.StartTime.ToUniversalTime() : Environment.CpuUsage.TotalTime;
        string half = (spent.TotalSeconds / 2).ToString("0.000", CultureInfo.InvariantCulture);
        ToolRun run = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), limit, half, "--json");
        Assert.Equal((ExitCode.Done, 0), (run.ExitCode, run.Json.GetProperty("iterations").GetInt32()));
    }

    [Fact]
    public void A_cost_that_is_good_enough_ends_the_search()
    {
        ToolRun run = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--iterations", "1000000000", "--target", "12.8", "--json");
        Assert.Equal((ExitCode.Done, "12.8"), (run.ExitCode, run.Json.GetProperty("cost").GetRawText()));
        Assert.InRange(run.Json.GetProperty("iterations").GetInt64(), 0, 999_999);
    }

    [Fact]
    public void A_target_out_of_reach_leaves_the_other_limit()
    {
        ToolRun run = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--iterations", "300", "--target", "12.7", "--json");
        Assert.Equal((ExitCode.Done, 300), (run.ExitCode, run.Json.GetProperty("iterations").GetInt32()));
    }

    [Theory]
    [InlineData("2:50", true)]
    [InlineData("2:50.00", true)]
    [InlineData("3:1", true)]
    [InlineData("2:49.99", false)]
    [InlineData("1:1000", false)]
    public void Where_vehicles_come_first_they_do_so_in_the_target_as_well(string target, bool ends)
    {
        ToolRun run = ToolRun.Of("solve", SmallInstances.Electric(_scratch), "--iterations", "3000", "--target", target, "--json");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(ends, run.Json.GetProperty("iterations").GetInt32() < 3000);
    }

    [Fact]
    public void A_target_of_the_other_convention_is_refused()
    {
        ToolRun cost = ToolRun.Of("solve", SmallInstances.Electric(_scratch), "--iterations", "1", "--target", "50");
        Assert.Equal((ExitCode.Refused, true), (cost.ExitCode, cost.Error.Contains("--target 50: found a cost alone, expected VEHICLES:DISTANCE", StringComparison.Ordinal)));
        ToolRun both = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--iterations", "1", "--target", "2:12.8");
        Assert.Equal((ExitCode.Refused, true), (both.ExitCode, both.Error.Contains("--target 2:12.8: found vehicles and a distance", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("--target", "cheap")]
    [InlineData("--target", "2:3:4")]
    [InlineData("--target", ":3")]
    public void A_target_that_is_no_cost_is_a_wrong_command_line(params string[] args)
    {
        ToolRun run = ToolRun.Of(["solve", "x", .. args]);
        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("expected a cost, or VEHICLES:DISTANCE", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_cannot_be_written_is_refused_before_the_search()
    {
        ToolRun run = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--iterations", "10", "-o", Path.Combine(_scratch["missing"], "plan.json"));
        Assert.Equal((ExitCode.Refused, ""), (run.ExitCode, run.Out));
        Assert.Contains("found no directory", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plan_is_printed_even_if_its_file_cannot_be_written()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a directory in which no file can be made");
        ToolRun run = ToolRun.Of("solve", SmallInstances.Solomon(_scratch), "--iterations", "10", "--json", "-o", "/proc/plan.json");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal("12.8", run.Json.GetProperty("cost").GetRawText());
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public void The_help_says_when_routes_are_the_same_every_time()
    {
        string help = string.Join(' ', ToolRun.At(200, "solve", "--help").Out.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Alone, or with --target, and with one thread: the same routes every time.", help, StringComparison.Ordinal);
        Assert.Contains("VEHICLES:DISTANCE for Li and Lim and E-VRPTW", help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30000000", "far.txt:8: found a place 30000000 from that of line 7, expected at most 25000000")]
    [InlineData("25000000", null)]
    public void Ways_dearer_than_the_search_counts_to_are_refused_and_no_defect(string x, string? message)
    {
        string problem = _scratch.Write("far.txt", $"tiny\nVEHICLE\nNUMBER CAPACITY\n2 20\nCUSTOMER\nCUST NO. XCOORD.\n0 0 0 0 0 1e9 0\n1 {x} 0 5 0 1e9 0\n");
        ToolRun run = ToolRun.Of("solve", problem, "--iterations", "5");
        Assert.Equal(message is null ? ExitCode.Done : ExitCode.Refused, run.ExitCode);
        Assert.Contains(message ?? "", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Long_ways_that_count_vehicles_first_are_counted_more_coarsely()
    {
        string problem = _scratch.Write("far.txt", "3 20 1\n0 0 0 0 0 90000 0 0 0\n1 300 400 5 0 9000 0 0 2\n2 600 800 -5 0 9000 0 1 0\n");
        ToolRun run = ToolRun.Of("solve", problem, "--iterations", "50", "--json");
        Assert.Equal((ExitCode.Done, "2000"), (run.ExitCode, run.Json.GetProperty("cost").GetRawText()));
    }
}
