using System.Text.Json;
using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

public sealed class WhatIfVerbTests : IDisposable
{
    private static readonly string[] Question =
        ["whatif", "--vary", "vans=0.8x", "--vary", "operators=2x", "--set", "parcels.count=150", "--set", "planner.iterations=50"];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Every_key_figure_gets_an_effect_with_its_spread()
    {
        ToolRun run = ToolRun.Of([.. Question, "--json", "--out", _scratch["out"]]);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal(5, run.Json.GetProperty("seeds").GetArrayLength());
        Assert.Equal(["vans=0.8x", "operators=2x"], run.Json.GetProperty("variants").EnumerateArray().Select(variant => variant.GetProperty("name").GetString()!));
        int kpis = run.Json.GetProperty("base").EnumerateObject().Count();
        foreach (JsonElement variant in run.Json.GetProperty("variants").EnumerateArray())
        {
            Assert.Equal(kpis, variant.GetProperty("kpis").EnumerateObject().Count());
        }

        Assert.Equal(["whatif.html", "whatif.json"], Directory.EnumerateFiles(_scratch["out"]).Select(path => Path.GetFileName(path)).Order());
        Assert.Equal(run.Out, File.ReadAllText(_scratch["out/whatif.json"]));
    }

    [Fact]
    public void The_table_fits_and_says_no_measurable_change_where_there_is_none()
    {
        ToolRun run = ToolRun.Of(Question);
        Assert.Contains(EffectText.None, run.Out, StringComparison.Ordinal);
        Assert.Contains("+100 %", run.Out, StringComparison.Ordinal);
        Assert.Contains("█", run.Out, StringComparison.Ordinal);
        Assert.All(run.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= 80, $"{line.Length} columns: {line}"));
    }
}
