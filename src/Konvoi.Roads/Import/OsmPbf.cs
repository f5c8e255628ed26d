namespace Konvoi.Roads;

/// <summary>Reads an OpenStreetMap extract in the PBF format.</summary>
public static class OsmPbf
{
    /// <summary>The roads, barriers and turn restrictions of an extract.</summary>
    /// <exception cref="FormatException">The file is cut off, corrupt or needs a feature that is not read; says where.</exception>
    public static OsmData Read(ReadOnlyMemory<byte> file, string fileName) => throw new NotSupportedException();
}
