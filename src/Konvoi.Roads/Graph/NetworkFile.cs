using System.Runtime.ExceptionServices;
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

    /// <param name="network">Its index is worked out if nobody has asked for it before, and the costs of its plain metric.</param>
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
        GeoBounds box = arrays.Bounds;
        writer.Array([box.MinLonE7, box.MinLatE7, box.MaxLonE7, box.MaxLatE7]);
        writer.Array(arrays.Tail.AsSpan());
        writer.Array(arrays.Head.AsSpan());
        writer.Array(arrays.Reverse.AsSpan());
        writer.Array(arrays.LengthDm.AsSpan());
        writer.Array(arrays.SpeedKmh.AsSpan());
        writer.Array(arrays.Class.AsSpan());
        writer.Array(arrays.NameNumber.AsSpan());
        writer.Array(arrays.Shape.AsSpan());
        writer.Array(arrays.ShapeData.AsSpan());
        writer.Array(arrays.EndsOnly.AsSpan());
        writer.Array(arrays.StateArc.AsSpan());
        writer.Array(arrays.StartState.AsSpan());
        writer.Array(arrays.TurnFirst.AsSpan());
        writer.Array(arrays.TurnTo.AsSpan());
        writer.Array(arrays.TurnMs.AsSpan());
        writer.Array(arrays.Main.AsSpan());
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

        // Damage explains everything else, so it is said first; but what stands where is needed before anything can be looked at.
        int start = reader.At;
        Content? content = null;
        if (Refusal(() => content = Sections(new SectionReader(block, start))) is { } unread)
        {
            SectionReader.RequireWhole(block);
            ExceptionDispatchInfo.Throw(unread);
        }

        FormatException? damage = null;
        FormatException? arcs = null;
        FormatException? turns = null;
        Parallel.Invoke(
            () => turns = Refusal(content!.ValidateTurns),
            () => damage = Refusal(() => SectionReader.RequireWhole(block)),
            () => arcs = Refusal(content!.ValidateArcs));
        if ((damage ?? arcs ?? turns) is { } refusal)
        {
            ExceptionDispatchInfo.Throw(refusal);
        }

        return content!.Network();
    }

    private static FormatException? Refusal(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (FormatException e)
        {
            return e;
        }
    }

    private static Content Sections(SectionReader reader)
    {
        NetworkArrays arrays = Arrays(ref reader);
        (SnapTree places, CchTopology topology, Column<long> up, Column<long> down) = IndexFile.Read(ref reader, arrays);
        reader.End();
        return new Content(arrays, places, topology, up, down);
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
            Bounds = Bounds(reader.Array<int>("the bounds")),
            Tail = reader.Column<int>("tails"),
            Head = reader.Column<int>("heads"),
            Reverse = reader.Column<int>("reverse arcs"),
            LengthDm = reader.Column<int>("lengths"),
            SpeedKmh = reader.Column<byte>("speeds"),
            Class = reader.Column<byte>("classes"),
            NameNumber = reader.Column<int>("name numbers"),
            Shape = reader.Column<int>("shape offsets"),
            ShapeData = reader.Column<byte>("shapes"),
            EndsOnly = reader.Column<byte>("ends-only marks"),
            StateArc = reader.Column<int>("arcs of states"),
            StartState = reader.Column<int>("start states"),
            TurnFirst = reader.Column<int>("turn offsets"),
            TurnTo = reader.Column<int>("turns"),
            TurnMs = reader.Column<ushort>("turn costs"),
            Main = reader.Column<byte>("the main component"),
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

    private static GeoBounds Bounds(int[] edges) => edges.Length == 4 && edges[0] <= edges[2] && edges[1] <= edges[3]
        ? new GeoBounds(edges[0], edges[1], edges[2], edges[3])
        : throw new FormatException($"found bounds of {string.Join(' ', edges)}, expected west, south, east and north");

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

    private sealed unsafe class Content(NetworkArrays arrays, SnapTree places, CchTopology topology, Column<long> up, Column<long> down)
    {
        public void ValidateArcs() => NetworkCheck.ValidateArcs(arrays);

        public void ValidateTurns()
        {
            NetworkCheck.ValidateTurns(arrays);
            IndexCheck.Validate(topology, up, down, arrays);
        }

        public RoadNetwork Network() => new(arrays, places, topology, CchWeights.Over(topology, up.Start, down.Start, up.Owner));
    }
}
