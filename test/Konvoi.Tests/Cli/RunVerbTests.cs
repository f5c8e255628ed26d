using System.Globalization;
using System.Text.Json;
using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

public sealed class RunVerbTests : IDisposable
{
    private static readonly string[] SmallDay = ["--set", "parcels.count=400", "--set", "planner.iterations=100"];

    private static readonly Lazy<ToolRun> Small = new(() => ToolRun.Of(["run", "--json", .. SmallDay]));

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void The_json_has_the_fields_of_the_contract_and_no_others()
    {
        JsonElement json = Small.Value.Json;
        Assert.Equal(["scenario", "seed", "eventsHash", "seconds", "parcels", "kpis"], Names(json));
        Assert.Equal(["accepted", "delivered", "returned", "cancelled", "lost", "open"], Names(json.GetProperty("parcels")));
        Assert.Matches("^[0-9a-f]{64}$", json.GetProperty("eventsHash").GetString());
        foreach (JsonProperty kpi in json.GetProperty("kpis").EnumerateObject())
        {
            bool defined = kpi.Value.GetProperty("value").ValueKind is JsonValueKind.Number;
            string[] expected = defined ? ["value", "lo", "hi", "unit", "weakestKind", "weakestFacts"] : ["value", "reason"];
            Assert.Equal(expected, Names(kpi.Value));
        }

        Assert.True(json.GetProperty("kpis").TryGetProperty("costPerParcel", out _));
    }

    [Fact]
    public void Accepted_parcels_are_the_sum_of_what_became_of_them()
    {
        JsonElement parcels = Small.Value.Json.GetProperty("parcels");
        long sum = parcels.EnumerateObject().Where(part => part.Name != "accepted").Sum(part => part.Value.GetInt64());
        Assert.Equal(parcels.GetProperty("accepted").GetInt64(), sum);
        Assert.Equal(400, sum);
    }

    [Fact]
    public void Talk_goes_to_stderr_and_names_the_seed_that_was_not_given()
    {
        Assert.Equal(ExitCode.Done, Small.Value.ExitCode);
        Assert.Contains("seed 1", Small.Value.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_that_is_given_chooses_the_day_and_is_not_talked_about()
    {
        ToolRun run = ToolRun.Of(["run", "--json", "--seed", "7", .. SmallDay]);
        Assert.Equal(7, run.Json.GetProperty("seed").GetInt64());
        Assert.Empty(run.Error);
        Assert.NotEqual(Small.Value.Json.GetProperty("eventsHash").GetString(), run.Json.GetProperty("eventsHash").GetString());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(110)]
    [InlineData(160)]
    public void The_table_fits_the_terminal_and_has_no_escape_codes(int width)
    {
        ToolRun run = ToolRun.At(width, ["run", "--set", "parcels.count=40"]);
        Assert.All(run.Out.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, $"{line.Length} columns: {line}"));
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.Contains("parcels delivered", run.Out, StringComparison.Ordinal);
        Assert.Contains("Every figure is simulated", run.Out, StringComparison.Ordinal);
        Assert.Contains("estimate", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"Plans\s+(\d+) of \1 verified", run.Out);
        Assert.Matches("Events +[0-9a-f]{64}", run.Out);
    }

    [Fact]
    public void Results_are_written_whole_and_agree_with_each_other()
    {
        ToolRun run = ToolRun.Of(["run", "--json", "--out", _scratch["out"], .. SmallDay]);
        Assert.Equal(["out"], _scratch.Entries);
        Assert.Equal(
            ["events.jsonl", "kpis.json", "parcels.csv", "report.html", "trips.csv", "trips.geojson"],
            Directory.EnumerateFiles(_scratch["out"]).Select(path => Path.GetFileName(path)).Order());
        Assert.Equal(run.Out, Read("kpis.json"));
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_scratch["out/events.jsonl"])));
        Assert.Equal(hash, run.Json.GetProperty("eventsHash").GetString());

        string[] parcels = Read("parcels.csv").TrimEnd().Split('\n');
        Assert.Equal(400, parcels.Length - 1);
        Assert.Equal(run.Json.GetProperty("parcels").GetProperty("delivered").GetInt32(), parcels.Count(line => line.Split(',')[3] == "delivered"));
        int handedOver = Read("trips.csv").TrimEnd().Split('\n').Skip(1).Sum(line => int.Parse(line.Split(',')[9], CultureInfo.InvariantCulture));
        Assert.Equal(parcels.Count(line => line.Contains(",toStation,delivered,", StringComparison.Ordinal)), handedOver);
    }

    [Fact]
    public void The_trips_are_geojson_of_legs_stops_and_calls()
    {
        ToolRun.Of(["run", "--json", "--out", _scratch["out"], "--set", "assist.requestsPer1000Km=400", .. SmallDay]);
        JsonElement json = JsonDocument.Parse(Read("trips.geojson")).RootElement;
        Assert.Equal("FeatureCollection", json.GetProperty("type").GetString());
        Assert.False(json.TryGetProperty("attribution", out _), "nobody is to be named for a generated town");
        ILookup<string, JsonElement> byKind = json.GetProperty("features").EnumerateArray()
            .ToLookup(feature => feature.GetProperty("properties").GetProperty("kind").GetString()!);
        Assert.All(byKind["leg"], leg => Assert.True(leg.GetProperty("geometry").GetProperty("coordinates").GetArrayLength() >= 2));
        Assert.NotEmpty(byKind["leg"]);
        Assert.NotEmpty(byKind["stop"]);
        Assert.NotEmpty(byKind["assist"]);
    }

    [Fact]
    public void A_second_run_replaces_its_own_files_and_leaves_others_alone()
    {
        string mine = _scratch.Write("out/notes.txt", "mine");
        _scratch.Write("out/kpis.json", "old");
        ToolRun run = ToolRun.Of(["run", "--json", "--out", _scratch["out"], .. SmallDay]);
        Assert.Equal("mine", File.ReadAllText(mine));
        Assert.Equal(run.Out, Read("kpis.json"));
        Assert.Equal(["out"], _scratch.Entries);
    }

    private static IEnumerable<string> Names(JsonElement item) => item.EnumerateObject().Select(field => field.Name);

    private string Read(string name) => File.ReadAllText(_scratch[$"out/{name}"]);
}
