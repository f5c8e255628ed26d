namespace Konvoi.Bench.Routing;

/// <summary>Where things lie: the checkout, the data beside it, the executable that is measured.</summary>
internal static class BenchData
{
    public static string Root { get; } = Find("Konvoi.slnx", File.Exists)
        ?? throw new InvalidOperationException("the bench does not run inside a checkout");

    /// <summary>The folder <c>shared/bench</c> beside the checkout.</summary>
    public static string Folder { get; } = Find("shared/bench", Directory.Exists) is { } at
        ? Path.Combine(at, "shared/bench")
        : throw new FormatException("there is no folder shared/bench beside the checkout; the instances are not part of the repository");

    /// <summary>The executable <c>konvoi</c>, built along with the bench.</summary>
    public static string Konvoi
    {
        get
        {
            string configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Split('_')[0];
            string path = Path.Combine(Root, "artifacts/bin/Konvoi.Cli", configuration, "konvoi.dll");
            return File.Exists(path) ? path : throw new FormatException($"{path} is not built");
        }
    }

    private static string? Find(string name, Func<string, bool> exists)
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !exists(Path.Combine(at.FullName, name)))
        {
            at = at.Parent;
        }

        return at?.FullName;
    }
}
