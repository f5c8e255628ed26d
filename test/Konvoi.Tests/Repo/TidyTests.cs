using System.Text.RegularExpressions;

namespace Konvoi.Tests.Repo;

public partial class TidyTests
{
    /// <summary>One algorithm told once may be longer than the cap; this list may only shrink.</summary>
    private static readonly Dictionary<string, int> LongFiles = [];

    private const int LineCap = 400;

    [Fact]
    public void Source_files_stay_short()
    {
        IEnumerable<string> tooLong =
            from path in Checkout.Files(".cs")
            let name = Path.GetRelativePath(Checkout.Root, path).Replace('\\', '/')
            where name.StartsWith("src/", StringComparison.Ordinal)
            let lines = File.ReadLines(path).Count()
            where lines > LongFiles.GetValueOrDefault(name, LineCap)
            select $"{name}: {lines} lines";
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Linked_source_cannot_become_a_dumping_ground() =>
        Assert.InRange(Directory.EnumerateFiles(Path.Combine(Checkout.Root, "src/Shared"), "*.cs").Sum(path => File.ReadLines(path).Count()), 1, 250);

    [Fact]
    public void Every_file_that_a_document_links_to_exists()
    {
        IEnumerable<string> dead =
            from path in Checkout.Files(".md")
            from Match link in LocalLink().Matches(File.ReadAllText(path))
            let target = Path.Combine(Path.GetDirectoryName(path)!, link.Groups[1].Value)
            where !File.Exists(target) && !Directory.Exists(target)
            select $"{Path.GetRelativePath(Checkout.Root, path)} -> {link.Groups[1].Value}";
        Assert.Empty(dead);
    }

    /// <summary>
    /// All but the bench that brings OR-Tools along: its runtimes for five platforms are 440 MB, which nobody who only runs the
    /// tests is to download. CI builds it by its path.
    /// </summary>
    [Fact]
    public void Every_project_is_in_the_solution_but_the_one_with_the_peer()
    {
        string solution = File.ReadAllText(Path.Combine(Checkout.Root, "Konvoi.slnx"));
        IEnumerable<string> missing = Checkout.Files(".csproj")
            .Select(path => Path.GetRelativePath(Checkout.Root, path).Replace('\\', '/'))
            .Where(name => !solution.Contains(name, StringComparison.Ordinal));
        Assert.Equal(["bench/Konvoi.Bench.Routing/Konvoi.Bench.Routing.csproj"], missing);
    }

    [Fact]
    public void Nothing_waits_to_be_finished()
    {
        // Spelt in parts, so that this file does not find itself.
        string[] marks = ["TO" + "DO", "FIX" + "ME", "NotImplemented" + "Exception"];
        IEnumerable<string> found =
            from path in Checkout.Files(".cs", ".csproj", ".props", ".targets")
            from mark in marks
            where File.ReadAllText(path).Contains(mark, StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Checkout.Root, path)}: {mark}";
        Assert.Empty(found);
    }

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)")]
    private static partial Regex LocalLink();
}
