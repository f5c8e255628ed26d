using System.Text;

namespace Konvoi.Roads;

/// <summary>
/// Reads an OpenStreetMap extract in the PBF format (https://wiki.openstreetmap.org/wiki/PBF_Format): raw and zlib
/// blobs, dense and plain nodes, ways, turn restrictions. Two passes, so that of the nodes only those under roads are
/// ever held.
/// </summary>
public static class OsmPbf
{
    private const string OsmAttribution = "© OpenStreetMap contributors";

    /// <summary>The roads, barriers and turn restrictions of an extract.</summary>
    /// <exception cref="FormatException">The file is cut off, corrupt or needs a feature that is not read; says where.</exception>
    public static OsmData Read(ReadOnlyMemory<byte> file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        if (file.IsEmpty)
        {
            throw new FormatException($"{fileName}: found an empty file, expected an OpenStreetMap extract (.osm.pbf)");
        }

        var blobs = new PbfBlobs(file);
        try
        {
            return Read(blobs, fileName);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{fileName}: blob {blobs.Number} at byte {blobs.Offset}: {e.Message}", e);
        }
    }

    private static OsmData Read(PbfBlobs blobs, string fileName)
    {
        var into = new OsmDataBuilder(OsmAttribution, fileName);
        var block = new PbfBlock(into);
        var blobsWithNodes = new HashSet<int>();
        while (blobs.Next())
        {
            if (blobs.Number == 1 || blobs.Type == "OSMHeader")
            {
                CheckHeader(blobs);
            }
            else if (blobs.Type == "OSMData" && block.ReadWays(blobs.Unpack()))
            {
                blobsWithNodes.Add(blobs.Number);
            }
        }

        long[] wanted = into.NodesInUse();
        blobs.Rewind();
        while (blobs.Next())
        {
            if (blobsWithNodes.Contains(blobs.Number))
            {
                block.ReadNodes(blobs.Unpack(), wanted);
            }
        }

        return into.Build();
    }

    private static void CheckHeader(PbfBlobs blobs)
    {
        if (blobs.Type != "OSMHeader")
        {
            throw new FormatException($"found a first blob of type \"{blobs.Type}\", expected OSMHeader: is this a .osm.pbf file?");
        }

        var header = new PbfCursor(blobs.Unpack(), 0);
        while (header.Next())
        {
            if (header.Field != 4)
            {
                header.Skip();
                continue;
            }

            string feature = Encoding.UTF8.GetString(header.Message().Rest);
            if (feature is not ("OsmSchema-V0.6" or "DenseNodes"))
            {
                throw header.Wrong($"the required feature \"{feature}\"", "OsmSchema-V0.6 or DenseNodes alone");
            }
        }
    }
}
