using System.Text.Json;
using Konvoi.Cli;
using Konvoi.Roads;

namespace Konvoi.Tests.Cli;

public sealed class RoadsVerbTests : IDisposable
{
    private static readonly Lazy<RoadNetwork> Town = new(() => RoadNetwork.Build(TownGenerator.Generate(new TownOptions()).Roads, "town"));

    private readonly Scratch _scratch = new();
    private readonly string _roads;

    public RoadsVerbTests()
    {
        _roads = _scratch["town.roads"];
        File.WriteAllBytes(_roads, Town.Value.Save());
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Info_counts_what_the_network_holds()
    {
        JsonElement info = ToolRun.Of("roads", "info", _roads, "--json").Json;
        Assert.Equal(Town.Value.ArcCount, info.GetProperty("arcs").GetInt32());
        Assert.True(info.GetProperty("km").GetProperty("residential").GetDouble() > 10);
        Assert.Contains("Junctions", ToolRun.Of("roads", "info", _roads).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Route_and_matrix_agree()
    {
        ToolRun route = ToolRun.Of("roads", "route", _roads, "--from", "10,50", "--to", "10.01,50.005", "--json");
        ToolRun matrix = ToolRun.Of("roads", "matrix", _roads, "--points", "10,50;10.01,50.005", "--json");
        Assert.Equal(
            route.Json.GetProperty("durationSeconds").GetDecimal(), matrix.Json.GetProperty("durations")[0][1].GetDecimal());
        Assert.Equal(
            route.Json.GetProperty("distanceMetres").GetDecimal(), matrix.Json.GetProperty("distances")[0][1].GetDecimal());
        Assert.True(route.Json.GetProperty("geometry").GetProperty("coordinates").GetArrayLength() > 2);
    }

    [Fact]
    public void A_route_is_a_geojson_feature_when_asked()
    {
        ToolRun run = ToolRun.Of("roads", "route", _roads, "--from", "10,50", "--to", "10.01,50.005", "--geojson");
        Assert.Equal("Feature", run.Json.GetProperty("type").GetString());
        Assert.Equal("LineString", run.Json.GetProperty("geometry").GetProperty("type").GetString());
    }

    [Fact]
    public void Isochrones_grow_with_their_minutes_in_every_form()
    {
        string[] ask = ["roads", "isochrone", _roads, "--from", "10,50", "--minutes", "2,1,1"];
        JsonElement[] areas = [.. ToolRun.Of([.. ask, "--json"]).Json.GetProperty("isochrones").EnumerateArray()];
        Assert.Equal([1, 2], areas.Select(area => area.GetProperty("minutes").GetInt32()));
        Assert.True(areas[0].GetProperty("areaSquareMetres").GetInt64() < areas[1].GetProperty("areaSquareMetres").GetInt64());
        Assert.True(areas[0].GetProperty("roadMetres").GetDecimal() < areas[1].GetProperty("roadMetres").GetDecimal());
        JsonElement[] features = [.. ToolRun.Of([.. ask, "--geojson"]).Json.GetProperty("features").EnumerateArray()];
        Assert.Equal([2, 1], features.Select(feature => feature.GetProperty("properties").GetProperty("minutes").GetInt32()));
        JsonElement ring = features[0].GetProperty("geometry").GetProperty("coordinates")[0][0];
        Assert.Equal(ring[0].ToString(), ring[ring.GetArrayLength() - 1].ToString());
        Assert.Contains("roads km", ToolRun.Of(ask).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drive_too_far_to_draw_is_refused()
    {
        OsmDataBuilder data = new();
        data.AddNode(1, GeoPoint.FromDegrees(0, 0));
        data.AddNode(2, GeoPoint.FromDegrees(2, 2));
        data.AddWay(1, [1, 2], ("highway", "residential"));
        File.WriteAllBytes(_scratch["long.roads"], RoadNetwork.Build(data.Build(), "long").Save());
        ToolRun run = ToolRun.Of("roads", "isochrone", _scratch["long.roads"], "--from", "0,0", "--minutes", "1440");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("--minutes: found 1440, expected a shorter drive: the area has more than 25 million cells of 25 m", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5,x", "--minutes: found 'x', expected whole minutes from 1 to 1440")]
    [InlineData("", "--minutes: found ''")]
    [InlineData("0", "--minutes: found '0'")]
    public void Minutes_that_are_none_are_refused(string minutes, string message)
    {
        ToolRun run = ToolRun.Of("roads", "isochrone", _roads, "--from", "10,50", "--minutes", minutes);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void Points_of_a_file_are_named_by_their_line()
    {
        string points = _scratch.Write("points.csv", "name,lon,lat\na,10,50\nb,11.5,50\n");
        ToolRun run = ToolRun.Of("roads", "matrix", _roads, "--points", points);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("points.csv:3: found 11.5,50, more than 500 m from any road", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Theory]
    [InlineData("north", "--from: found 'north', expected lon,lat")]
    [InlineData("200,50", "--from: found '200,50', expected lon,lat")]
    [InlineData("12,50", "--from: found 12,50, more than 500 m")]
    public void A_place_that_is_none_is_named(string from, string expected)
    {
        ToolRun run = ToolRun.Of("roads", "route", _roads, "--from", from, "--to", "10,50");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cut_off_file_is_refused_and_a_failed_build_leaves_nothing()
    {
        string half = _scratch["half.roads"];
        File.WriteAllBytes(half, Town.Value.Save()[..1000]);
        Assert.Equal(ExitCode.Refused, ToolRun.Of("roads", "info", half).ExitCode);
        string broken = _scratch.Write("broken.osm.pbf", "no map");
        IReadOnlyList<string> before = _scratch.Entries;
        Assert.Equal(ExitCode.Refused, ToolRun.Of("roads", "build", broken, "-o", _scratch["out.roads"]).ExitCode);
        Assert.Equal(before, _scratch.Entries);
    }

    [Fact]
    public void A_real_extract_builds_into_a_file_that_opens_with_its_attribution()
    {
        string extract = Support.SharedData.Require("osm/copenhagen-centre.osm.pbf");
        Assert.Equal(ExitCode.Done, ToolRun.Of("roads", "build", extract, "-o", _scratch["city.roads"]).ExitCode);
        JsonElement info = ToolRun.Of("roads", "info", _scratch["city.roads"], "--json").Json;
        Assert.Equal("© OpenStreetMap contributors", info.GetProperty("attribution").GetString());
    }

    [Fact]
    public void A_routing_server_is_asked_in_place_of_a_file()
    {
        RoadQuery query = new(RoadMetric.Create(Town.Value, new MetricOptions()));
        using Roads.FakeServer osrm = new(new Roads.OsrmFacade(query).Answer);
        using Roads.FakeServer valhalla = new(new Roads.ValhallaFacade(query).Answer);
        string[] ends = ["--from", "10,50", "--to", "10.01,50.005", "--json"];
        JsonElement file = ToolRun.Of(["roads", "route", _roads, .. ends]).Json;
        JsonElement remote = ToolRun.Of(["roads", "route", "--provider", "osrm", "--url", osrm.Address.ToString(), .. ends]).Json;
        Assert.Equal(file.GetProperty("distanceMetres").GetDecimal(), remote.GetProperty("distanceMetres").GetDecimal());
        Assert.Equal(
            file.GetProperty("geometry").GetProperty("coordinates").GetArrayLength(),
            remote.GetProperty("geometry").GetProperty("coordinates").GetArrayLength());
        JsonElement table = ToolRun.Of(
            "roads", "matrix", "--provider", "valhalla", "--url", valhalla.Address.ToString(), "--points", "10,50;10.01,50.005", "--json").Json;
        decimal seconds = file.GetProperty("durationSeconds").GetDecimal();
        Assert.InRange(table.GetProperty("durations")[0][1].GetDecimal(), seconds - 0.5m, seconds + 0.5m);
    }

    [Theory]
    [InlineData(ExitCode.Usage, "Give either FILE or --provider", "x.roads", "--provider", "osrm", "--url", "http://x")]
    [InlineData(ExitCode.Usage, "Give either FILE or --provider")]
    [InlineData(ExitCode.Usage, "--provider and --url go together", "--provider", "osrm")]
    [InlineData(ExitCode.Usage, "--provider and --url go together", "x.roads", "--url", "http://x")]
    [InlineData(ExitCode.Usage, "--profile goes with --provider", "x.roads", "--profile", "car")]
    [InlineData(ExitCode.Usage, "graphhopper", "--provider", "graphhopper", "--url", "http://x")]
    [InlineData(ExitCode.Refused, "--url: found 'north', expected an address", "--provider", "osrm", "--url", "north")]
    [InlineData(ExitCode.Refused, "expected one that begins with http://", "--provider", "osrm", "--url", "ftp://x")]
    [InlineData(ExitCode.Refused, "expected letters, digits, - and _", "--provider", "valhalla", "--url", "http://x", "--profile", "a/b")]
    public void Choosing_both_a_file_and_a_server_or_half_a_server_is_refused(int exitCode, string expected, params string[] choice)
    {
        ToolRun run = ToolRun.Of(["roads", "route", .. choice, "--from", "10,50", "--to", "10.01,50.005"]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Out);
    }

    [Fact]
    public void A_network_is_built_for_the_vehicle_that_is_named()
    {
        string extract = Support.SharedData.Require("osm/copenhagen-centre.osm.pbf");
        Assert.Equal(ExitCode.Done, ToolRun.Of("roads", "build", extract, "-o", _scratch["car.roads"], "--profile", "car", "--left-hand").ExitCode);
        JsonElement info = ToolRun.Of("roads", "info", _scratch["car.roads"], "--json").Json;
        Assert.Equal("car", info.GetProperty("profile").GetString());
        Assert.Equal(ExitCode.Usage, ToolRun.Of("roads", "build", extract, "-o", _scratch["x.roads"], "--profile", "tank").ExitCode);
    }
}
