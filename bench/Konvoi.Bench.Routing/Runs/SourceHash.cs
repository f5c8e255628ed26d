using System.Security.Cryptography;

namespace Konvoi.Bench.Routing;

/// <summary>Names the solver that is measured by its sources, so that results of an older one are not taken for its own.</summary>
internal static class SourceHash
{
    /// <summary>Eight hexadecimal digits over the sources of the room and of what it links.</summary>
    public static string OfRouting()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IEnumerable<string> files = new[] { "src/Konvoi.Routing", "src/Shared" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(BenchData.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
        foreach (string file in files)
        {
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
