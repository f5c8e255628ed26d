namespace Konvoi.Routing;

/// <summary>Hands a part of a file to the builder of its problem, whose refusal then names the place of the part.</summary>
internal static class FilePart
{
    /// <param name="where">File and line or path.</param>
    /// <param name="add">The call of the builder and nothing else, so that no fault of a reader passes for one of the file.</param>
    /// <exception cref="FormatException">The builder refuses.</exception>
    public static T Add<T>(string where, Func<T> add) => Add(() => where, add);

    /// <summary>The same for a part of a JSON file, whose place takes a walk through the file to say.</summary>
    public static T Add<T>(JsonAt at, Func<T> add) => Add(() => at.Where, add);

    private static T Add<T>(Func<string> where, Func<T> add)
    {
        try
        {
            return add();
        }
        catch (ArgumentException refused)
        {
            throw new FormatException($"{where()}: {refused.Message}", refused);
        }
    }
}
