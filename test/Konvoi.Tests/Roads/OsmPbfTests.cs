using CsCheck;
using Konvoi.Roads;
using Konvoi.Tests.Support;

namespace Konvoi.Tests.Roads;

public class OsmPbfTests
{
    [Theory]
    [InlineData(false, false, 100)]
    [InlineData(false, true, 100)]
    [InlineData(true, false, 100)]
    [InlineData(true, true, 1000)]
    public void A_small_extract_is_read_back(bool zlib, bool dense, int granularity)
    {
        OsmData data = OsmPbf.Read(Small(zlib, dense, granularity), "small.osm.pbf");

        Assert.Equal(3, data.NodeCount);
        Assert.Equal([10L, 11L, 12L], Enumerable.Range(0, 3).Select(data.NodeId));
        Assert.Equal(new GeoPoint(-85_000_000, 411_000_000), data.PointOf(0));
        Assert.Equal(new GeoPoint(-84_990_000, 411_010_000), data.PointOf(2));
        Assert.Equal(2, data.WayCount);
        Assert.Equal(100, data.WayId(0));
        Assert.Equal([0, 1], data.WayNodes(0).ToArray());
        Assert.Equal([1, 2, OsmData.MissingNode], data.WayNodes(1).ToArray());
        Assert.Equal("Rua São João", data.WayTags(0)["name"]);
        Assert.Null(data.WayTags(0)["lit"]);
        Assert.Equal(1, data.TaggedNodeCount);
        Assert.Equal((1, "gate"), (data.TaggedNode(0).Node, data.TaggedNode(0).Tags["barrier"]));
        OsmRestriction restriction = Assert.Single(data.Restrictions);
        Assert.Equal("no_left_turn", restriction.Tags["restriction"]);
        Assert.Equal(new OsmMember("via", OsmMemberKind.Node, 11), restriction.Members[1]);
        Assert.Equal("© OpenStreetMap contributors", data.Attribution);
        Assert.Equal("small.osm.pbf", data.Source);
    }

    [Fact]
    public void Porto_has_the_ways_and_restrictions_that_osmium_counts()
    {
        string path = SharedData.Require("osm/porto.osm.pbf");
        OsmData data = OsmPbf.Read(File.ReadAllBytes(path), path);

        Assert.Equal(51_349, data.WayCount);
        Assert.Equal(357, data.Restrictions.Count);
    }

    [Theory]
    [InlineData("osm/copenhagen-centre.osm.pbf", 5_148, 41)]
    [InlineData("osm/liechtenstein.osm.pbf", 6_984, 85)]
    public void Full_extracts_are_read_too(string file, int ways, int restrictions)
    {
        string path = SharedData.Require(file);
        OsmData data = OsmPbf.Read(File.ReadAllBytes(path), path);

        Assert.Equal(ways, data.WayCount);
        Assert.Equal(restrictions, data.Restrictions.Count);
    }

    [Fact]
    public void Nodes_out_of_order_are_found()
    {
        PbfWriter.Block block = new PbfWriter.Block()
            .PlainNode(12, 1, 2).PlainNode(10, 3, 4).PlainNode(-7, 6, 6).PlainNode(11, 5, 6)
            .Way(1, [10, 11, 12, -7], ("highway", "residential"));
        OsmData data = OsmPbf.Read(new PbfWriter().Header().Data(block, zlib: true).ToArray(), "x");

        Assert.Equal([-7L, 10L, 11L, 12L], Enumerable.Range(0, 4).Select(data.NodeId));
        Assert.Equal([1, 2, 3, 0], data.WayNodes(0).ToArray());
        Assert.Equal(GeoPoint.FromDegrees(3, 4), data.PointOf(1));
    }

    [Fact]
    public void Nodes_in_any_order_are_found_among_those_that_no_road_needs() => Gen.Shuffle(Enumerable.Range(1, 400).ToArray()).Sample(
        ids =>
        {
            var block = new PbfWriter.Block();
            foreach (int id in ids)
            {
                block.PlainNode(id, id * 0.01, 1);
            }

            long[] needed = [.. Enumerable.Range(1, 200).Select(i => i * 2L)];
            block.Way(1, needed, ("highway", "residential"));
            OsmData data = OsmPbf.Read(new PbfWriter().Header().Data(block, zlib: true).ToArray(), "x");

            Assert.Equal(needed, Enumerable.Range(0, data.NodeCount).Select(data.NodeId));
            Assert.All(Enumerable.Range(0, 200), node => Assert.Equal(GeoPoint.FromDegrees(data.NodeId(node) * 0.01, 1), data.PointOf(node)));
        },
        iter: 50);

    [Fact]
    public void Bad_files_are_refused_with_file_blob_and_byte()
    {
        byte[] good = Small(zlib: true, dense: true, 100);
        PbfWriter Start() => new PbfWriter().Header("OsmSchema-V0.6");
        PbfWriter.Block block = new PbfWriter.Block().DenseNode(1, 200, 0).Way(1, [1], ("highway", "service"));
        byte[] zeros = new byte[20_000_000];

        AssertWrong("f: found an empty file, expected", []);
        AssertWrong("f: blob 1 at byte 0: found a header of 1698982260 bytes", "eDit is no pbf at all"u8.ToArray());
        AssertWrong("found a first blob of type \"OSMData\"", new PbfWriter().Data(block, zlib: false).ToArray());
        AssertWrong("required feature \"HistoricalInformation\"", new PbfWriter().Header("HistoricalInformation").ToArray());
        AssertWrong("found the end of the file after", good[..^1]);
        AssertWrong("f: blob 2 at byte 35: found a size of 33554433", Start().RawBlob("OSMData", [], 33_554_433).ToArray());
        AssertWrong("found more than 100 bytes after unpacking, expected the 100", Start().Blob("OSMData", new byte[200], true, 100).ToArray());
        AssertWrong("found 200 bytes after unpacking, expected the 300", Start().Blob("OSMData", new byte[200], true, 300).ToArray());
        AssertWrong("a ratio of at most", Start().Blob("OSMData", zeros, zlib: true).ToArray());
        AssertWrong("corrupt zlib", Start().RawBlob("OSMData", new PbfWriter.Message().Number(2, 9).Bytes(3, [1, 2, 3]).ToArray()).ToArray());
        AssertWrong("lzma", Start().RawBlob("OSMData", new PbfWriter.Message().Bytes(4, [1, 2, 3]).ToArray()).ToArray());
        AssertWrong("a coordinate of 2000000000 * 1e-7 degrees", Start().Data(block, zlib: false).ToArray());
        byte[] overlong = [0x10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
        AssertWrong("at byte 11 of its content: found a number longer than 64 bits", Start().Blob("OSMData", overlong, zlib: false).ToArray());
    }

    [Fact]
    public void A_zlib_stream_that_asks_for_a_dictionary_is_refused()
    {
        byte[] stream = [0x78, 0xbb, 0, 0, 0, 1, 3, 0];
        byte[] blob = [0x10, 0x05, 0x1a, (byte)stream.Length, .. stream];
        byte[] header = [0x0a, 0x09, .. "OSMHeader"u8, 0x18, (byte)blob.Length];
        AssertWrong("corrupt zlib data", [0, 0, 0, (byte)header.Length, .. header, .. blob]);
    }

    /// <summary>Bounded work, bounded memory, one kind of exception: whatever the bytes.</summary>
    [Fact]
    public void Damaged_bytes_are_read_or_refused()
    {
        byte[][] files = [Small(false, true, 100), Small(false, false, 100), Small(true, true, 100)];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Select(Gen.Int[0, 10_000], Gen.Byte).List[1, 6], Gen.Int[0, 3])
            .Sample((which, edits, cut) =>
            {
                byte[] file = [.. files[which]];
                foreach ((int at, byte value) in edits)
                {
                    file[at % file.Length] = value;
                }

                file = cut == 0 ? file[..(edits[0].Item1 % file.Length)] : file;
                long before = GC.GetAllocatedBytesForCurrentThread();
                try
                {
                    _ = RoadNetwork.Build(OsmPbf.Read(file, "fuzz"), "fuzz");
                }
                catch (FormatException e)
                {
                    Assert.StartsWith("fuzz: ", e.Message, StringComparison.Ordinal);
                }

                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
            }, iter: 3_000, threads: 1);
    }

    private static byte[] Small(bool zlib, bool dense, int granularity)
    {
        var nodes = new PbfWriter.Block { Granularity = granularity };
        if (dense)
        {
            nodes.DenseNode(10, -8.5, 41.1).DenseNode(11, -8.4995, 41.1005, ("barrier", "gate"), ("colour", "red"))
                .DenseNode(12, -8.499, 41.101).DenseNode(13, 0, 0, ("barrier", "gate"));
        }
        else
        {
            nodes.PlainNode(10, -8.5, 41.1).PlainNode(11, -8.4995, 41.1005, ("barrier", "gate"), ("colour", "red"))
                .PlainNode(12, -8.499, 41.101).PlainNode(13, 0, 0, ("barrier", "gate"));
        }

        PbfWriter.Block ways = new PbfWriter.Block()
            .Way(100, [10, 11], ("highway", "residential"), ("name", "Rua São João"), ("lit", "yes"))
            .Way(101, [11, 12, 99], ("highway", "service"))
            .Way(102, [10, 12, 13], ("building", "yes"))
            .Relation(7, [("from", 1, 100), ("via", 0, 11), ("to", 1, 101)], ("type", "restriction"), ("restriction", "no_left_turn"))
            .Relation(8, [("outer", 1, 102)], ("type", "multipolygon"));
        return new PbfWriter().Header("OsmSchema-V0.6", "DenseNodes").Data(nodes, zlib).Data(ways, zlib).ToArray();
    }

    private static void AssertWrong(string expected, byte[] file)
    {
        FormatException e = Assert.Throws<FormatException>(() => OsmPbf.Read(file, "f"));
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }
}
