using System.Text;
using CsCheck;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

public class PermitTests
{
    private const string Line = """
        {
          "type": "FeatureCollection",
          "features": [
            // the way to the station
            {
              "type": "Feature",
              "properties": { "id": "P-1", "vans": ["van-1", "van-2"], "from": "06:30", "to": "24:00", "maxSpeedKmh": 25 },
              "geometry": { "type": "LineString", "coordinates": [[-8.500, 41.100], [-8.498, 41.100]] }
            },
            {
              "type": "Feature",
              "properties": { "id": "P-2", "vans": ["van-3"], "from": "00:00", "to": "05:00", "maxSpeedKmh": 40 },
              "geometry": { "type": "Polygon", "coordinates": [[[-8.5005, 41.0995], [-8.4975, 41.0995], [-8.4975, 41.1005], [-8.5005, 41.1005], [-8.5005, 41.0995]]] }
            },
          ]
        }
        """;

    [Fact]
    public void Permits_open_the_roads_along_a_line_or_inside_a_polygon()
    {
        RoadNetwork network = Ladder();
        IReadOnlyList<RoadPermit> permits = Read(Line, network);

        Assert.Equal(2, permits.Count);
        Assert.Equal(("P-1", 25, false), (permits[0].Id, permits[0].MaxSpeedKmh, permits[0].IsArea));
        Assert.Equal(["van-1", "van-2"], permits[0].Vans);
        Assert.Equal((23_400_000L, 86_400_000L), (permits[0].FromMs, permits[0].ToMs));
        Assert.Equal(["low 0", "low 0", "low 1", "low 1"], Names(network, permits[0].Arcs));
        Assert.True(permits[1].IsArea);
        Assert.Equal(["low 0", "low 0", "low 1", "low 1"], Names(network, permits[1].Arcs));
    }

    [Fact]
    public void A_line_takes_what_runs_along_it_and_leaves_what_crosses_it()
    {
        RoadNetwork network = Ladder();
        // Along the second rung, begun and ended in the middle of the rails' blocks.
        ArcSet rung = network.ArcsAlong([At(-8.499, 41.0998), At(-8.499, 41.1022)], 100);
        Assert.Equal(["rung 1", "rung 1"], Names(network, rung));
        // A third of a block: long enough to mean it.
        Assert.Equal(["low 0", "low 0"], Names(network, network.ArcsAlong([At(-8.4997, 41.1), At(-8.4993, 41.1)], 100)));
        // Nothing runs there.
        Assert.Equal(0, network.ArcsAlong([At(-8.5, 41.101), At(-8.498, 41.101)], 100).Count);
        Assert.Equal(network.ArcCount, network.ArcsInside([At(-9, 41), At(-8, 41), At(-8, 42), At(-9, 42)]).Count);
    }

    [Theory]
    [InlineData(-8.4999, -8.4998)]
    [InlineData(-8.49952, -8.4995)]
    [InlineData(-8.49905, -8.49903)]
    public void A_line_much_shorter_than_a_road_means_that_road(double from, double to)
    {
        RoadNetwork network = Ladder();
        Assert.Equal(["low 0", "low 0"], Names(network, network.ArcsAlong([At(from, 41.10002), At(to, 41.10002)], 150)));
        Assert.Equal(0, network.ArcsAlong([At(from, 41.1), At(from, 41.1)], 150).Count);
    }

    [Fact]
    public void A_polygon_over_the_junctions_holds_the_roads_on_its_edge()
    {
        RoadNetwork network = Ladder();
        ArcSet block = network.ArcsInside([At(-8.5, 41.1), At(-8.499, 41.1), At(-8.499, 41.102), At(-8.5, 41.102), At(-8.5, 41.1)]);
        Assert.Equal(["high 0", "high 0", "low 0", "low 0", "rung 0", "rung 0", "rung 1", "rung 1"], Names(network, block));
        // Both ends of "low 0" are corners, but the ring turns away between them.
        ArcSet dented = network.ArcsInside([At(-8.5, 41.1), At(-8.4995, 41.101), At(-8.499, 41.1), At(-8.499, 41.102), At(-8.5, 41.102)]);
        Assert.Equal(["high 0", "high 0", "rung 0", "rung 0", "rung 1", "rung 1"], Names(network, dented));
    }

    [Fact]
    public void A_dent_in_a_polygon_leaves_out_the_road_through_it()
    {
        RoadNetwork network = Ladder();
        // All points of "low 0" are inside, its middle is not.
        ArcSet inside = network.ArcsInside([At(-8.501, 41.0995), At(-8.4995, 41.1001), At(-8.4985, 41.0995), At(-8.4985, 41.1005), At(-8.501, 41.1005)]);
        Assert.Equal(0, inside.Count);
    }

    [Theory]
    [InlineData("\"FeatureCollection\"", "\"Feature\"", "p.json: $.type (line 2): found \"Feature\", expected \"FeatureCollection\"")]
    [InlineData("\"LineString\"", "\"Point\"", "$.features[0].geometry.type (line 8): found \"Point\", expected \"LineString\" or \"Polygon\"")]
    [InlineData("\"maxSpeedKmh\": 25", "\"maxSpeed\": 25", "$.features[0].properties.maxSpeed (line 7): found the unknown property \"maxSpeed\"")]
    [InlineData(", \"maxSpeedKmh\": 25", "", "$.features[0].properties (line 7): found no \"maxSpeedKmh\"")]
    [InlineData("\"maxSpeedKmh\": 25", "\"maxSpeedKmh\": 0", "found 0, expected a whole number from 1 to 130")]
    [InlineData("\"maxSpeedKmh\": 25", "\"maxSpeedKmh\": \"25\"", "found the text \"25\", expected a whole number")]
    [InlineData("[\"van-1\", \"van-2\"]", "[]", "$.features[0].properties.vans (line 7): found an empty list")]
    [InlineData("\"van-2\"", "\"van-1\"", "$.features[0].properties.vans[1] (line 7): found \"van-1\" a second time")]
    [InlineData("\"06:30\"", "\"6:30\"", "found \"6:30\", expected a time as \"06:30\"")]
    [InlineData("\"06:30\"", "\"06:60\"", "found \"06:60\"")]
    [InlineData("\"24:00\"", "\"24:01\"", "found \"24:01\"")]
    [InlineData("\"24:00\"", "\"06:30\"", "$.features[0].properties.to (line 7): found \"06:30\", expected a time later than \"from\"")]
    [InlineData("\"P-2\"", "\"P-1\"", "$.features[1].properties.id (line 12): found \"P-1\" a second time")]
    [InlineData("[-8.498, 41.100]", "[-8.498]", "$.features[0].geometry.coordinates[1] (line 8): found 1 numbers")]
    [InlineData("[-8.498, 41.100]", "[-8.498, 141]", "found 141, expected a number from -90 to 90")]
    [InlineData(", [-8.498, 41.100]", "", "found 1 points, expected at least 2")]
    [InlineData(", [-8.5005, 41.0995]]]", "]]", "found an open ring")]
    [InlineData("[[-8.500, 41.100], [-8.498, 41.100]]", "[[8, 41], [8.1, 41]]", "$.features[0].geometry (line 8): found no road of the network there")]
    [InlineData("\"id\": \"P-1\",", "\"id\": \"P-1\", \"id\": \"P-9\",", "found \"id\" a second time")]
    [InlineData("\"type\": \"FeatureCollection\",", "\"type\" \"FeatureCollection\",", "p.json:2: found broken JSON")]
    public void Bad_permits_are_refused_with_their_place(string good, string bad, string expected)
    {
        int at = Line.IndexOf(good, StringComparison.Ordinal);
        string json = Line[..at] + bad + Line[(at + good.Length)..];
        FormatException e = Assert.Throws<FormatException>(() => Read(json, Ladder()));

        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_permits_are_read_or_refused()
    {
        RoadNetwork network = Ladder();
        byte[] good = Encoding.UTF8.GetBytes(Line);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte).List[1, 4].Sample(edits =>
        {
            byte[] bad = [.. good];
            foreach ((int at, byte value) in edits)
            {
                bad[at] = value;
            }

            try
            {
                PermitFile.Read(bad, "p.json", network);
            }
            catch (FormatException e)
            {
                Assert.StartsWith("p.json", e.Message, StringComparison.Ordinal);
            }
        }, iter: 3_000);
        Assert.Throws<FormatException>(() => PermitFile.Read(Array.Empty<byte>(), "p.json", network));
    }

    private static IReadOnlyList<RoadPermit> Read(string json, RoadNetwork network) =>
        PermitFile.Read(Encoding.UTF8.GetBytes(json), "p.json", network);

    private static GeoPoint At(double lon, double lat) => GeoPoint.FromDegrees(lon, lat);

    /// <summary>Two rails of two blocks each, "low" at 41.100 and "high" at 41.102, and three rungs, one per 0.001 degree from -8.500.</summary>
    private static RoadNetwork Ladder()
    {
        var builder = new OsmDataBuilder();
        for (int i = 0; i < 3; i++)
        {
            builder.AddNode(1 + i, At(-8.5 + (i * 0.001), 41.1));
            builder.AddNode(11 + i, At(-8.5 + (i * 0.001), 41.102));
            builder.AddWay(i, [1 + i, 11 + i], ("highway", "residential"), ("name", $"rung {i}"));
        }

        for (int i = 0; i < 2; i++)
        {
            builder.AddWay(100 + i, [1 + i, 2 + i], ("highway", "residential"), ("name", $"low {i}"));
            builder.AddWay(110 + i, [11 + i, 12 + i], ("highway", "residential"), ("name", $"high {i}"));
        }

        return RoadNetwork.Build(builder.Build(), "ladder");
    }

    private static IEnumerable<string> Names(RoadNetwork network, ArcSet arcs) => arcs.Select(network.NameOf).Order(StringComparer.Ordinal);
}
