using System.Text;
using Konvoi.Cli;
using Konvoi.Routing;
using Konvoi.Tests.Support;

namespace Konvoi.Tests.Routing.Formats;

/// <summary>Reads instances from beside the checkout and from text in a test.</summary>
internal static class SharedInstances
{
    public static ProblemFile Read(string relative)
    {
        string path = SharedData.Require(Path.Combine("bench", relative));
        return ReadFile(path);
    }

    public static ProblemFile Parse(string text, ProblemFormat? format = null) => ProblemReader.Read(Encoding.UTF8.GetBytes(text), "file", format);

    /// <summary>Every instance of a family, by file name.</summary>
    public static IEnumerable<ProblemFile> Family(string folder, string pattern)
    {
        string directory = SharedData.Require(Path.Combine("bench", folder));
        return Directory.EnumerateFiles(directory, pattern).Where(path => !path.EndsWith(".md", StringComparison.Ordinal)).Order()
            .Select(ReadFile);
    }

    /// <summary>Packed or not.</summary>
    public static ProblemFile ReadFile(string path) => ProblemReader.Read(PackedFile.Read(path, "an instance"), path);
}
