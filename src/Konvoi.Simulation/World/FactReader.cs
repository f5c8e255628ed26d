using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>Hands out facts as integers and remembers which ones were read: that is how provenance is recorded.</summary>
internal sealed class FactReader(FactBook book)
{
    private readonly SortedDictionary<string, Fact> _read = new(StringComparer.Ordinal);

    public FactSet Read => FactSet.Of(_read.Values);

    /// <summary>The value times <paramref name="perUnit"/> as an integer.</summary>
    public long Scaled(string key, long perUnit) => Take(key).Scaled(perUnit);

    /// <summary>A share as parts per million.</summary>
    public int Ppm(string key) => (int)Scaled(key, 1_000_000);

    public double Value(string key) => Take(key).Value;

    /// <summary>The figure of a van's profile, or that of the default profile where nobody has published one.</summary>
    public long ScaledOfVan(string profile, string figure, long perUnit) =>
        Scaled(book.TryGet($"van.{profile}.{figure}", out _) ? $"van.{profile}.{figure}" : $"van.default.{figure}", perUnit);

    /// <summary>Mean distance in decimetres between events that happen so often per 1,000 km; 0 for never.</summary>
    public long MeanGapDm(string key)
    {
        const long DmPer1000Km = 10_000_000;
        double per1000Km = Value(key);
        return per1000Km <= 0 ? 0 : (long)Math.Round(DmPer1000Km / per1000Km);
    }

    private Fact Take(string key)
    {
        Fact fact = book[key];
        _read[key] = fact;
        return fact;
    }
}
