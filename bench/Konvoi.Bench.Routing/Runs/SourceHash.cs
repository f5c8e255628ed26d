using System.Security.Cryptography;
using System.Text;

namespace Konvoi.Bench.Routing;

/// <summary>Names the solver that is measured by its sources, so that results of an older one are not taken for its own.</summary>
internal static class SourceHash
{
    /// <summary>
    /// What decides a measured run: the optimiser with what it links, how <c>konvoi solve</c> calls and ends it, and how both are
    /// compiled.
    /// </summary>
    private static readonly string[] Parts =
    [
        "src/Konvoi.Routing", "src/Shared", "src/Konvoi.Cli/Solve", "src/Konvoi.Cli/Verbs/SolveVerb.cs", "src/Konvoi.Cli/Program.cs",
        "src/Konvoi.Cli/Konvoi.Cli.csproj", "Directory.Build.props", "global.json",
    ];

    /// <summary>Eight hexadecimal digits over sources, project files and their names.</summary>
    public static string OfRouting()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IEnumerable<string> files = Parts.SelectMany(FilesOf).Order(StringComparer.Ordinal);
        foreach (string file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(BenchData.Root, file).Replace('\\', '/')));
            hash.AppendData(File.ReadAllBytes(file));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private static IEnumerable<string> FilesOf(string part)
    {
        string path = Path.Combine(BenchData.Root, part);
        return File.Exists(path)
            ? [path]
            : Directory.EnumerateFiles(path, "*.cs", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(path, "*.csproj"));
    }
}
