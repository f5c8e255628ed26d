using System.Reflection;

namespace Konvoi.Cli;

/// <summary>Files that travel inside the executable.</summary>
internal static class Resources
{
    private static readonly Assembly Own = typeof(Resources).Assembly;

    /// <summary>Names that begin with a prefix, sorted.</summary>
    public static IReadOnlyList<string> Names(string prefix) =>
        [.. Own.GetManifestResourceNames().Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static bool Has(string name) => Own.GetManifestResourceInfo(name) is not null;

    public static byte[] Bytes(string name)
    {
        using Stream stream = Own.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"the executable carries no '{name}'", nameof(name));
        byte[] bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public static string Text(string name)
    {
        using MemoryStream bytes = new(Bytes(name));
        using StreamReader reader = new(bytes);
        return reader.ReadToEnd();
    }
}
