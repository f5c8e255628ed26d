namespace Konvoi.Cli;

/// <summary>Reads a user's file, or says why not in words that name it.</summary>
internal static class InputFile
{
    /// <exception cref="FormatException">There is no such file, or it cannot be read.</exception>
    public static byte[] Read(string path, string expected)
    {
        if (Directory.Exists(path))
        {
            throw new FormatException($"{path}: found a directory, expected {expected}");
        }

        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FormatException($"{path}: found no such file, expected {expected}", missing);
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path}: cannot be read ({closed.Message}), expected {expected}", closed);
        }
    }
}
