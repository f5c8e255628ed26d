using System.Diagnostics;
using System.Text.Json;
using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

/// <summary>The executable as a shell sees it: streams and exit codes.</summary>
public class ExecutableTests
{
    [Fact]
    public void A_day_prints_json_alone_on_stdout()
    {
        ToolRun run = Start("run", "--json", "--set", "parcels.count=40");
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(40, run.Json.GetProperty("parcels").GetProperty("accepted").GetInt32());
        Assert.Equal(JsonValueKind.Object, run.Json.ValueKind);
    }

    [Fact]
    public void A_missing_scenario_ends_with_1() => Assert.Equal(ExitCode.Refused, Start("run", "nowhere").ExitCode);

    [Fact]
    public void A_wrong_option_ends_with_2() => Assert.Equal(ExitCode.Usage, Start("run", "--sead", "1").ExitCode);

    [Theory]
    [InlineData("--cpu", "cpuSeconds")]
    [InlineData("--time", "seconds")]
    public void A_limit_ends_the_search_and_not_before_it_is_over(string limit, string spent)
    {
        using Scratch scratch = new();
        string problem = SmallInstances.Solomon(scratch);
        ToolRun limited = Start("solve", problem, limit, "0.6", "--json");
        Assert.Equal(ExitCode.Done, limited.ExitCode);
        Assert.InRange(limited.Json.GetProperty(spent).GetDouble(), 0.6, 20);
    }

    [Fact]
    public void An_interrupt_gives_the_best_so_far()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "has no signal to interrupt by");
        using Scratch scratch = new();
        string problem = SmallInstances.Solomon(scratch);
        using Process process = Launch("solve", problem, "--time", "600", "--json");
        string? said = process.StandardError.ReadLine();
        Assert.StartsWith("solving", said, StringComparison.Ordinal);
        Process.Start("kill", ["-INT", $"{process.Id}"])!.WaitForExit();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((ExitCode.Done, "12.8"), (process.ExitCode, JsonDocument.Parse(output).RootElement.GetProperty("cost").GetRawText()));
    }

    private static Process Launch(params string[] args) => Process.Start(new ProcessStartInfo("dotnet", [typeof(ExitCode).Assembly.Location, .. args])
    { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory })!;

    private static ToolRun Start(params string[] args)
    {
        using Process process = Launch(args);
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
