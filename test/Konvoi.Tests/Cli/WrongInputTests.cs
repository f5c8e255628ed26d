using Konvoi.Cli;

namespace Konvoi.Tests.Cli;

/// <summary>Every way a user's input can be wrong: exit code 1, a message with place, found and expected, and nothing left behind.</summary>
public sealed class WrongInputTests : IDisposable
{
    private const string City = @"""generated"": \{[^}]*\}";
    private const string Parcels = @"""parcels"": \{[^}]*\}";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_scenario_that_is_not_there_is_named() =>
        Refuses(_scratch["nowhere"], "nowhere: found no such file, expected a scenario");

    [Fact]
    public void A_directory_without_a_scenario_says_which_file_it_lacks()
    {
        _scratch.Write("empty/readme.txt", "nothing");
        Refuses(_scratch["empty"], "scenario.json: found no such file");
    }

    [Fact]
    public void A_permit_file_that_is_not_there_is_named_with_the_field_that_asks_for_it() =>
        Refuses(_scratch.Town(("permits.geojson", "gone.geojson")), "$.permits: found no file", "gone.geojson");

    [Fact]
    public void A_broken_extract_is_named_with_the_byte()
    {
        string broken = _scratch.Write("broken.osm.pbf", "this is not a map at all");
        string town = _scratch.Town((City, "\"pbf\": \"../broken.osm.pbf\""));
        Refuses(town, "broken.osm.pbf: blob 1 at byte 0: found");
        Assert.True(File.Exists(broken));
    }

    [Fact]
    public void A_scenario_without_roads_says_how_to_give_them() =>
        Refuses(_scratch.Town((City, string.Empty)), "$.city: found no roads", "--set city.pbf=FILE");

    [Fact]
    public void A_generated_town_outside_its_limits_names_the_option() =>
        Refuses(_scratch.Town((City, "\"generated\": { \"widthM\": 5 }")), "$.city.generated.widthM: found 5");

    [Fact]
    public void An_unknown_field_is_named_with_its_line() =>
        Refuses(_scratch.Town(("\"operators\":", "\"operator\":")), "scenario.json:", "operator");

    [Fact]
    public void An_unknown_station_in_the_parcels_is_named_with_its_line() =>
        RefusesParcels("P1,finch,toStation,500,4000,05:00,12:00\nP2,atlantis,toStation,500,4000,05:00,12:00\n", "parcels.csv:3:", "atlantis");

    [Fact]
    public void A_negative_weight_is_named_with_its_line() =>
        RefusesParcels("P1,finch,toStation,-3,4000,05:00,12:00\n", "parcels.csv:2:", "-3");

    [Fact]
    public void A_parcel_id_that_comes_twice_is_named_with_its_line() =>
        RefusesParcels("P1,finch,toStation,500,4000,05:00,12:00\nP1,goose,toStation,500,4000,05:00,12:00\n", "parcels.csv:3:", "P1");

    [Fact]
    public void A_permit_that_names_no_van_is_named()
    {
        string town = _scratch.Town();
        string permits = File.ReadAllText(Path.Combine(town, "permits.geojson"));
        File.WriteAllText(Path.Combine(town, "permits.geojson"), permits.Replace("\"z01\"", "\"ghost\"", StringComparison.Ordinal));
        Refuses(town, "permits.geojson: permit", "found van 'ghost'");
    }

    [Fact]
    public void A_setting_without_a_place_is_named() =>
        Refuses(_scratch.Town(), ["--set", "hubs[7].docks=2"], "--set hubs[7].docks: found no '[7]'");

    [Fact]
    public void A_file_where_results_should_go_is_refused_before_the_work()
    {
        _scratch.Write("taken", "a file");
        ToolRun run = ToolRun.Of("run", "--out", _scratch["taken"]);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("taken: found a file, expected a directory", run.Error, StringComparison.Ordinal);
        Assert.Equal("a file", File.ReadAllText(_scratch["taken"]));
    }

    [Theory]
    [InlineData("operators", "chips")]
    [InlineData("weather=rain", "weather")]
    public void A_block_that_does_not_vary_is_named(string vary, string named)
    {
        ToolRun run = ToolRun.Of("whatif", "--vary", vary);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains(named == "chips" ? "--vary operators: found no value" : named, run.Error, StringComparison.Ordinal);
    }

    private void RefusesParcels(string rows, params string[] expected)
    {
        string town = _scratch.Town((Parcels, "\"parcels\": \"parcels.csv\""));
        _scratch.Write("town/parcels.csv", "id,station,direction,grams,millilitres,ready,due\n" + rows);
        Refuses(town, expected);
    }

    private void Refuses(string scenario, params string[] expected) => Refuses(scenario, [], expected);

    private void Refuses(string scenario, string[] options, params string[] expected)
    {
        IReadOnlyList<string> before = _scratch.Entries;
        ToolRun run = ToolRun.Of(["run", scenario, .. options, "--out", _scratch["out"]]);
        Assert.True(run.ExitCode == ExitCode.Refused, $"exit code {run.ExitCode}: {run.Error}");
        Assert.All(expected, part => Assert.Contains(part, run.Error, StringComparison.Ordinal));
        Assert.Empty(run.Out);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _scratch.Entries);
    }
}
