using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary>Opens roads in either form: an OpenStreetMap extract, or a network built from one.</summary>
internal static class RoadsFile
{
    public const string Expected = "an .osm.pbf extract or a .roads file built from one";

    private const string BuiltExtension = ".roads";

    /// <exception cref="FormatException">Missing, cut off, corrupt or empty.</exception>
    public static RoadNetwork Open(string path) => IsBuilt(path) && File.Exists(path) ? RoadNetwork.Open(path) : Read(InputFile.Read(path, Expected), path);

    /// <summary>Builds an extract for a vehicle.</summary>
    /// <exception cref="FormatException">No extract, missing, cut off, corrupt or empty.</exception>
    public static RoadNetwork Build(string path, RoadProfile profile, bool leftHandTraffic) =>
        RoadNetwork.Build(OsmPbf.Read(InputFile.Read(path, "an .osm.pbf extract"), path), CityName(path), profile, leftHandTraffic);

    public static RoadNetwork Read(ReadOnlyMemory<byte> bytes, string fileName) =>
        IsBuilt(fileName)
            ? RoadNetwork.Load(bytes, fileName)
            : RoadNetwork.Build(OsmPbf.Read(bytes, fileName), CityName(fileName));

    private static bool IsBuilt(string fileName) => fileName.EndsWith(BuiltExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>The file's name up to the first dot: porto for porto.osm.pbf.</summary>
    private static string CityName(string fileName)
    {
        string name = Path.GetFileName(fileName);
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
