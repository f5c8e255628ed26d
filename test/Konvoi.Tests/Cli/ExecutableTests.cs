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

    private static ToolRun Start(params string[] args)
    {
        string tool = typeof(ExitCode).Assembly.Location;
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [tool, .. args])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory })!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolRun(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
