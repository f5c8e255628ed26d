namespace Konvoi.Roads;

/// <summary>Makes up a plausible town, so that everything works on a machine that never loaded a map.</summary>
public static class TownGenerator
{
    /// <summary>The town of these options: the same bytes on every machine.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option lies outside its documented range.</exception>
    public static Town Generate(TownOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        throw new NotSupportedException();
    }
}
