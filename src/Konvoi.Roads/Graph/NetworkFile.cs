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
    private const int Version = 1;

    private static ReadOnlySpan<byte> Magic => "KVROADS\n"u8;

    public static byte[] Write(NetworkArrays arrays)
    {
        var writer = new SectionWriter();
        writer.Bytes(Magic);
        writer.Number(Version);
        writer.Text(arrays.Name);
        writer.Text(arrays.Attribution);
        writer.Array(Counts(arrays.Report));
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
        writer.Array(arrays.TurnFirst);
        writer.Array(arrays.TurnTo);
        writer.Array(arrays.TurnMs);
        writer.Array(arrays.Main);
        return writer.Finish();
    }

    public static NetworkArrays Read(ReadOnlySpan<byte> file, string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        try
        {
            NetworkArrays arrays = Read(file);
            NetworkCheck.Validate(arrays);
            return arrays;
        }
        catch (FormatException e)
        {
            throw new FormatException($"{fileName}: {e.Message}", e);
        }
    }

    private static NetworkArrays Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Magic))
        {
            throw new FormatException("at byte 0: found other content, expected a .roads file made by Konvoi");
        }

        var reader = new SectionReader(file, Magic.Length);
        int version = reader.Number("the version");
        if (version != Version)
        {
            throw new FormatException($"at byte {Magic.Length}: found version {version}, expected {Version}: build the file again");
        }

        reader.CheckSum();
        return new NetworkArrays
        {
            Name = reader.Text("the name"),
            Attribution = reader.Text("the attribution"),
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
            TurnFirst = reader.Array<int>("turn offsets"),
            TurnTo = reader.Array<int>("turns"),
            TurnMs = reader.Array<ushort>("turn costs"),
            Main = reader.LastArray<byte>("the main component"),
        };
    }

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

    private static int[] Counts(RoadImportReport report) =>
    [
        report.WaysRead, report.WaysKept, report.WaysNotARoad, report.WaysTooFast, report.WaysNoAccess,
        report.MissingNodes, report.Barriers,
        report.RestrictionsRead, report.RestrictionsApplied, report.RestrictionsNotForVans,
        report.RestrictionsViaWay, report.RestrictionsUnresolved,
    ];

    private static RoadImportReport Report(int[] counts) => counts.Length != 12
        ? throw new FormatException($"found an import report of {counts.Length} counts, expected 12")
        : new RoadImportReport
        {
            WaysRead = counts[0],
            WaysKept = counts[1],
            WaysNotARoad = counts[2],
            WaysTooFast = counts[3],
            WaysNoAccess = counts[4],
            MissingNodes = counts[5],
            Barriers = counts[6],
            RestrictionsRead = counts[7],
            RestrictionsApplied = counts[8],
            RestrictionsNotForVans = counts[9],
            RestrictionsViaWay = counts[10],
            RestrictionsUnresolved = counts[11],
        };
}
