using System.Text;

namespace Konvoi.Roads;

/// <summary>
/// The .roads file: eight bytes of magic, the version, the content section by section (each array behind its length),
/// and a checksum over all of it. Everything little-endian. What is read is checked twice: the checksum finds damage,
/// the ranges find a file made to harm.
/// </summary>
internal static class NetworkFile
{
    /// <summary>Raised with every change of the content; an older file is built again from its extract.</summary>
    private const int Version = 3;

    /// <summary>The counts of the report in the order of the file.</summary>
    private static readonly (Func<RoadImportReport, int> Get, Func<RoadImportReport, int, RoadImportReport> With)[] ReportFields =
    [
        (r => r.WaysRead, (r, n) => r with { WaysRead = n }),
        (r => r.WaysKept, (r, n) => r with { WaysKept = n }),
        (r => r.WaysEndsOnly, (r, n) => r with { WaysEndsOnly = n }),
        (r => r.WaysNotARoad, (r, n) => r with { WaysNotARoad = n }),
        (r => r.WaysTooFast, (r, n) => r with { WaysTooFast = n }),
        (r => r.WaysNoAccess, (r, n) => r with { WaysNoAccess = n }),
        (r => r.WaysTooLarge, (r, n) => r with { WaysTooLarge = n }),
        (r => r.MissingNodes, (r, n) => r with { MissingNodes = n }),
        (r => r.Barriers, (r, n) => r with { Barriers = n }),
        (r => r.Gates, (r, n) => r with { Gates = n }),
        (r => r.NodesTooLarge, (r, n) => r with { NodesTooLarge = n }),
        (r => r.RestrictionsRead, (r, n) => r with { RestrictionsRead = n }),
        (r => r.RestrictionsViaNode, (r, n) => r with { RestrictionsViaNode = n }),
        (r => r.RestrictionsViaWay, (r, n) => r with { RestrictionsViaWay = n }),
        (r => r.RestrictionsAtHours, (r, n) => r with { RestrictionsAtHours = n }),
        (r => r.RestrictionsNotForVehicle, (r, n) => r with { RestrictionsNotForVehicle = n }),
        (r => r.RestrictionsUnresolved, (r, n) => r with { RestrictionsUnresolved = n }),
        (r => r.ConditionsUnread, (r, n) => r with { ConditionsUnread = n }),
    ];

    private static ReadOnlySpan<byte> Magic => "KVROADS\n"u8;

    /// <param name="network">Its index and the costs of its plain metric are worked out if nobody has asked for them before.</param>
    public static byte[] Write(RoadNetwork network)
    {
        NetworkArrays arrays = network.Arrays;
        var writer = new SectionWriter();
        writer.Bytes(Magic);
        writer.Number(Version);
        writer.Text(arrays.Name);
        writer.Text(arrays.Attribution);
        writer.Text(arrays.Profile);
        writer.Array(ReportFields.Select(field => field.Get(arrays.Report)).ToArray());
        writer.Array(arrays.Names.Select(name => Encoding.UTF8.GetByteCount(name)).ToArray());
        writer.Array(Encoding.UTF8.GetBytes(string.Concat(arrays.Names)));
        writer.Number(arrays.NodeCount);
        writer.Array(arrays.Tail);
        writer.Array(arrays.Head);
        writer.Array(arrays.Reverse);
        writer.Array(arrays.LengthDm);
        writer.Array(arrays.SpeedKmh);
        writer.Array(arrays.Class);
        writer.Array(arrays.NameNumber);
        writer.Array(arrays.Shape);
        writer.Array(arrays.ShapeData);
        writer.Array(arrays.EndsOnly);
        writer.Array(arrays.StateArc);
        writer.Array(arrays.StartState);
        writer.Array(arrays.TurnFirst);
        writer.Array(arrays.TurnTo);
        writer.Array(arrays.TurnMs);
        writer.Array(arrays.Main);
        writer.Array(arrays.Closures.HoursFirst);
        writer.Array(arrays.Closures.Edges);
        writer.Array(arrays.Closures.Arcs);
        writer.Array(arrays.Closures.ArcHours);
        writer.Array(arrays.Closures.Turns);
        writer.Array(arrays.Closures.TurnHours);
        IndexFile.Write(writer, network);
        return writer.Finish();
    }

    /// <summary>The network of a file, its index where it stands in the block.</summary>
    public static RoadNetwork Read(FileBlock block, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        try
        {
            return Read(block);
        }
        catch (FormatException e)
        {
            throw new FormatException($"{fileName}: {e.Message}", e);
        }
    }

    private static RoadNetwork Read(FileBlock block)
    {
        if (!block.Bytes.StartsWith(Magic))
        {
            throw new FormatException("at byte 0: found other content, expected a .roads file made by Konvoi");
        }

        var reader = new SectionReader(block, Magic.Length);
        int version = reader.Number("the version");
        if (version != Version)
        {
            throw new FormatException($"at byte {Magic.Length}: found version {version}, expected {Version}: build the file again");
        }

        reader.CheckSum();
        NetworkArrays arrays = Arrays(ref reader);
        NetworkCheck.Validate(arrays);
        (SnapTree places, CchTopology topology, CchWeights weights) = IndexFile.Read(ref reader, arrays);
        reader.End();
        return new RoadNetwork(arrays, places, topology, weights);
    }

    private static NetworkArrays Arrays(ref SectionReader reader) =>
        new()
        {
            Name = reader.Text("the name"),
            Attribution = reader.Text("the attribution"),
            Profile = reader.Text("the profile"),
            Report = Report(reader.Array<int>("the import report")),
            Names = Names(reader.Array<int>("the lengths of the names"), reader.Array<byte>("the names")),
            NodeCount = reader.Number("the number of nodes"),
            Tail = reader.Array<int>("tails"),
            Head = reader.Array<int>("heads"),
            Reverse = reader.Array<int>("reverse arcs"),
            LengthDm = reader.Array<int>("lengths"),
            SpeedKmh = reader.Array<byte>("speeds"),
            Class = reader.Array<byte>("classes"),
            NameNumber = reader.Array<int>("name numbers"),
            Shape = reader.Array<int>("shape offsets"),
            ShapeData = reader.Array<byte>("shapes"),
            EndsOnly = reader.Array<byte>("ends-only marks"),
            StateArc = reader.Array<int>("arcs of states"),
            StartState = reader.Array<int>("start states"),
            TurnFirst = reader.Array<int>("turn offsets"),
            TurnTo = reader.Array<int>("turns"),
            TurnMs = reader.Array<ushort>("turn costs"),
            Main = reader.Array<byte>("the main component"),
            Closures = new RoadClosures
            {
                HoursFirst = reader.Array<int>("offsets of hours"),
                Edges = reader.Array<int>("hours"),
                Arcs = reader.Array<int>("closed arcs"),
                ArcHours = reader.Array<int>("hours of closed arcs"),
                Turns = reader.Array<int>("closed turns"),
                TurnHours = reader.Array<int>("hours of closed turns"),
            },
        };

    private static string[] Names(int[] lengths, byte[] utf8)
    {
        var names = new string[lengths.Length];
        int at = 0;
        for (int i = 0; i < names.Length; i++)
        {
            if (lengths[i] < 0 || lengths[i] > utf8.Length - at)
            {
                throw new FormatException($"found a name of {lengths[i]} bytes, expected at most {utf8.Length - at}");
            }

            names[i] = Encoding.UTF8.GetString(utf8, at, lengths[i]);
            at += lengths[i];
        }

        return names;
    }

    private static RoadImportReport Report(int[] counts)
    {
        if (counts.Length != ReportFields.Length)
        {
            throw new FormatException($"found an import report of {counts.Length} counts, expected {ReportFields.Length}");
        }

        var report = new RoadImportReport();
        for (int i = 0; i < counts.Length; i++)
        {
            report = ReportFields[i].With(report, counts[i]);
        }

        return report;
    }
}
