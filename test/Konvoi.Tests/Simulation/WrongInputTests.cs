using System.Text;
using Konvoi.Simulation;

namespace Konvoi.Tests.Simulation;

public class WrongInputTests
{
    private const string Header = "id,station,direction,grams,millilitres,ready,due\n";

    [Theory]
    [InlineData("\"seed\": 1", "\"sede\": 1", "scenario.json:7", "sede")]
    [InlineData("\"operators\": 2", "\"operators\": \"one\"", "scenario.json:", "$.operators")]
    [InlineData("\"operators\": 2", "\"operators\": -1", "$.operators", "0 or more")]
    [InlineData("\"hub\": \"hub\" }", "\"hub\": \"bub\" }", "$.vans[0].hub", "'bub'")]
    [InlineData("\"profile\": \"zelos_z5\"", "\"profile\": \"zelos_z6\"", "$.vans[0].profile", "'zelos_z6'")]
    [InlineData("\"07:00-20:30\"", "\"7-20\"", "$.stations[0].hours", "'7-20'")]
    [InlineData("\"chip\": \"H200-SXM\"", "\"chip\": \"H2000\"", "$.pool[1].chip", "H200-SXM")]
    [InlineData("\"model\": \"Kimi-K2.5\"", "\"model\": \"Kimi-K9\"", "$.pool[0].model", "Kimi-K2.5")]
    [InlineData("\"waves\": [\"06:00\", ", "\"waves\": [\"26:00\", ", "$.hubs[0].waves[0]", "'26:00'")]
    [InlineData("\"id\": \"finch\"", "\"id\": \"goose\"", "$.hubs and stations", "'goose' 2 times")]
    [InlineData("\"from\": \"08:30\", \"to\": \"10:30\"", "\"from\": \"08:30\", \"to\": \"08:00\"", "$.closures[0].to", "08:30")]
    [InlineData("\"id\": \"aldermoor\"", "\"id\": \"eastlink-bridge\"", "$.closures", "'eastlink-bridge' 2 times")]
    [InlineData("\"promptTokens\": 2000", "\"promptTokens\": 0", "$.poolBackground.promptTokens", "1 or more")]
    [InlineData("\"requestsPerSecond\": 0.5", "\"requestsPerSecond\": 1e9", "$.poolBackground.requestsPerSecond", "1000000000")]
    [InlineData("\"requestsPer1000Km\": 40", "\"requestsPer1000Km\": 1e8", "$.assist.requestsPer1000Km", "100000000")]
    [InlineData("\"dueHours\": 3", "\"dueHours\": 1e13", "$.parcels.dueHours", "240")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"facts\": { \"van.zelos_z5.range_km\": { \"value\": 0 } },", "van.zelos_z5.range_km", "more than 0")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"facts\": { \"ops.unload_min\": { \"value\": -5 } },", "ops.unload_min", "-5")]
    [InlineData("\"seed\": 1,", "\"seed\": 1, \"facts\": { \"assist.onsite_share\": { \"value\": 0.9 } },", "$.facts", "add up to 1")]
    [InlineData("[10.032247, 49.999059], [10.032948, 49.998114]", "[10.5, 50.5], [10.6, 50.6]", "$.closures[0].line", "no road")]
    public void A_wrong_scenario_is_refused_with_place_found_and_expected(string good, string bad, string place, string found)
    {
        string text = Encoding.UTF8.GetString(SampleWorlds.Json);
        Assert.Contains(good, text, StringComparison.Ordinal);
        int at = text.IndexOf(good, StringComparison.Ordinal);
        byte[] broken = Encoding.UTF8.GetBytes(string.Concat(text.AsSpan(0, at), bad, text.AsSpan(at + good.Length)));
        FormatException fault = Assert.Throws<FormatException>(() => SampleWorlds.Build(ScenarioReader.Read(broken, "scenario.json")));
        Assert.Matches("scenario.json|facts.csv", fault.Message);
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
        Assert.Contains(found, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,nowhere,toStation,900,1000,05:00,12:00\n", "parcels.csv:2", "station")]
    [InlineData("a,finch,toStation,-900,1000,05:00,12:00\n", "parcels.csv:2", "-900")]
    [InlineData("a,finch,toStation,900,0,05:00,12:00\n", "parcels.csv:2", "millilitres")]
    [InlineData("a,finch,toStation,900,1000,05:00,12:00\na,goose,toHub,900,1000,05:00,12:00\n", "parcels.csv:3", "line 2")]
    [InlineData("a,finch,sideways,900,1000,05:00,12:00\n", "parcels.csv:2", "toStation or toHub")]
    [InlineData("a,finch,toStation,900,1000,12:00,05:00\n", "parcels.csv:2", "after ready")]
    [InlineData("a,finch,toStation,900,1000,5 am,12:00\n", "parcels.csv:2", "HH:MM")]
    [InlineData("a,finch,toStation,900\n", "parcels.csv:2", "fields")]
    public void A_wrong_parcel_is_refused_with_its_line(string rows, string place, string found)
    {
        FormatException fault = Assert.Throws<FormatException>(() => SampleWorlds.Build(
            SampleWorlds.Small with { Parcels = new ParcelsFile("parcels.csv", null) }, parcels: Encoding.UTF8.GetBytes(Header + rows)));
        Assert.Contains(place, fault.Message, StringComparison.Ordinal);
        Assert.Contains(found, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_permit_that_names_no_van_of_the_scenario_is_refused()
    {
        byte[] permits = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(SampleWorlds.Permits).Replace("\"z01\"", "\"x99\"", StringComparison.Ordinal));
        FormatException fault = Assert.Throws<FormatException>(() => SampleWorlds.Build(SampleWorlds.Small, permits: permits));
        Assert.Contains("permits.geojson", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'x99'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_van_without_a_permit_is_told_of_and_stays_at_its_hub()
    {
        byte[] permits = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(SampleWorlds.Permits).Replace("\"z01\", ", "", StringComparison.Ordinal));
        World world = SampleWorlds.Build(SampleWorlds.Small, permits: permits);
        Assert.Contains(world.Warnings, warning => warning.Contains("z01", StringComparison.Ordinal));
        DayResult day = new DayRunner(world).Run(1);
        Assert.DoesNotContain(day.Trace.Legs, leg => leg.Van == "z01");
        Assert.NotEmpty(day.Trace.Legs);
    }

    [Theory]
    [InlineData("operators=3")]
    [InlineData("vans[0].profile=weride_w5")]
    [InlineData("assist.minConfidence=0.5")]
    public void Settings_change_the_scenario_by_path(string setting)
    {
        ScenarioFile changed = ScenarioReader.Read(SampleWorlds.Json, "scenario.json", [setting]);
        Assert.NotEqual(
            Encoding.UTF8.GetString(ScenarioReader.Write(SampleWorlds.Scenario)), Encoding.UTF8.GetString(ScenarioReader.Write(changed)));
    }

    [Theory]
    [InlineData("operators")]
    [InlineData("operatorz=3")]
    [InlineData("vans[99].profile=weride_w5")]
    public void Settings_without_a_place_are_refused(string setting) =>
        Assert.Throws<FormatException>(() => ScenarioReader.Read(SampleWorlds.Json, "scenario.json", [setting]));

    [Fact]
    public void Scenarios_mutated_at_random_are_read_or_refused_and_nothing_else()
    {
        var rng = new Konvoi.Shared.Rng(20261122);
        for (int round = 0; round < 300; round++)
        {
            byte[] mutant = [.. SampleWorlds.Json];
            for (int i = rng.Range(1, 4); i > 0; i--)
            {
                mutant[rng.Next(mutant.Length)] = (byte)rng.Range(32, 126);
            }

            try
            {
                SampleWorlds.Build(ScenarioReader.Read(mutant, "scenario.json"));
            }
            catch (FormatException)
            {
                // The only way to refuse.
            }
        }
    }

    [Fact]
    public void The_committed_schema_is_the_one_that_the_types_give() =>
        Assert.Equal(ScenarioReader.Schema(), File.ReadAllText(Path.Combine(SampleWorlds.Folder, "scenario.schema.json")));
}
