namespace Konvoi.Tests.Support;

/// <summary>Finds the data sets that stand beside the checkout and are not part of the repository.</summary>
internal static class SharedData
{
    /// <summary>The full path of a file under <c>shared/</c>; null when it is not there.</summary>
    public static string? Path(string relative)
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string candidate = System.IO.Path.Combine(at.FullName, "shared", relative);
            if (File.Exists(candidate) || Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The path, or the test is skipped.</summary>
    public static string Require(string relative)
    {
        string? path = Path(relative);
        Assert.SkipWhen(path is null, $"shared/{relative} is not beside the checkout");
        return path!;
    }
}
