using System.Text.RegularExpressions;
using Konvoi.Tests.Repo;

namespace Konvoi.Tests.Cli;

/// <summary>A directory of a test's own, gone when the test ends.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("konvoi-test-").FullName;

    public string this[string name] => Path.Combine(_root, name);

    /// <summary>Everything in it, by name.</summary>
    public IReadOnlyList<string> Entries => [.. Directory.EnumerateFileSystemEntries(_root).Select(path => Path.GetFileName(path)).Order()];

    public string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    /// <summary>
    /// A copy of the sample town with some of its text replaced, found by patterns: the sample may change its figures.
    /// </summary>
    public string Town(params (string Pattern, string To)[] edits)
    {
        string source = Path.Combine(Checkout.Root, "samples/town");
        string scenario = File.ReadAllText(Path.Combine(source, "scenario.json"));
        foreach ((string pattern, string to) in edits)
        {
            Assert.Matches(pattern, scenario);
            scenario = Regex.Replace(scenario, pattern, to);
        }

        Write("town/scenario.json", scenario);
        Write("town/permits.geojson", File.ReadAllText(Path.Combine(source, "permits.geojson")));
        return this["town"];
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
