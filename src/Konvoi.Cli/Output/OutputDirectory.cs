using System.Runtime.InteropServices;

namespace Konvoi.Cli;

/// <summary>
/// A directory of results that is there whole or not at all: everything is written beside it first and moved in at the
/// end. An existing directory keeps whatever else lies in it.
/// </summary>
internal static class OutputDirectory
{
    /// <summary>Fails before the work rather than after it.</summary>
    /// <exception cref="FormatException">The path cannot become a directory.</exception>
    public static void Check(string path)
    {
        if (File.Exists(path))
        {
            throw new FormatException($"--out {path}: found a file, expected a directory or a name that is free");
        }
    }

    public static void Write(string path, IReadOnlyList<OutputFile> files)
    {
        string whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string aside = $"{whole}.{Path.GetRandomFileName()}.tmp";
        Directory.CreateDirectory(aside);

        // Whoever stops the run meanwhile still finds nothing half-written; the signal then ends the process as usual.
        using PosixSignalRegistration interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Remove(aside));
        using PosixSignalRegistration terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Remove(aside));
        try
        {
            foreach (OutputFile file in files)
            {
                using FileStream stream = new(Path.Combine(aside, file.Name), FileMode.CreateNew);
                file.Write(stream);
            }

            Publish(aside, whole, files);
        }
        finally
        {
            Remove(aside);
        }
    }

    private static void Publish(string aside, string whole, IReadOnlyList<OutputFile> files)
    {
        if (!Directory.Exists(whole))
        {
            Directory.Move(aside, whole);
            return;
        }

        foreach (OutputFile file in files)
        {
            File.Move(Path.Combine(aside, file.Name), Path.Combine(whole, file.Name), overwrite: true);
        }
    }

    private static void Remove(string aside)
    {
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }
    }
}
