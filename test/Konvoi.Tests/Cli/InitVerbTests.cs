using System.Text.Json;
using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

public sealed class InitVerbTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_init_writes_runs_like_the_built_in_sample()
    {
        Assert.Equal(ExitCode.Done, ToolRun.Of("init", _scratch["new"]).ExitCode);
        ToolRun own = ToolRun.Of("run", _scratch["new"], "--json", "--set", "parcels.count=50");
        ToolRun builtIn = ToolRun.Of("run", "--json", "--set", "parcels.count=50");
        Assert.Equal(builtIn.Json.GetProperty("eventsHash").GetString(), own.Json.GetProperty("eventsHash").GetString());
    }

    [Fact]
    public void The_scenario_has_comments_and_names_the_schema_beside_it()
    {
        ToolRun.Of("init", _scratch["new"]);
        string scenario = File.ReadAllText(_scratch["new/scenario.json"]);
        Assert.Contains("//", scenario, StringComparison.Ordinal);
        Assert.Contains("./scenario.schema.json", scenario, StringComparison.Ordinal);
        JsonElement schema = JsonDocument.Parse(File.ReadAllText(_scratch["new/scenario.schema.json"])).RootElement;
        Assert.True(schema.GetProperty("properties").TryGetProperty("hubs", out _));
    }

    [Fact]
    public void A_scenario_that_is_there_stays()
    {
        string scenario = _scratch.Write("old/scenario.json", "{}");
        ToolRun run = ToolRun.Of("init", _scratch["old"]);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("found a scenario", run.Error, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(scenario));
    }
}
