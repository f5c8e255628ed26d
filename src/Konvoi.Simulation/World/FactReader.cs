using Konvoi.Ledger;

namespace Konvoi.Simulation;

/// <summary>Hands out facts as integers and remembers which ones were read: that is how provenance is recorded.</summary>
internal sealed class FactReader(FactBook book)
{
    /// <summary>Nothing that a day counts comes near it, and sums of millions of it fit a long.</summary>
    private const double Largest = 1e12;

    private readonly SortedDictionary<string, Fact> _read = new(StringComparer.Ordinal);

    public FactSet Read => FactSet.Of(_read.Values);

    /// <summary>The value times <paramref name="perUnit"/> as an integer, 0 or more.</summary>
    /// <exception cref="FormatException">The value makes no sense for a day.</exception>
    public long Scaled(string key, long perUnit)
    {
        Fact fact = Take(key);
        return fact.Value >= 0 && fact.Value * perUnit < Largest
            ? fact.Scaled(perUnit)
            : throw new FormatException($"{book.FileName}: {key}: found {fact.Value} {fact.Unit}, expected 0 or more, and of this world");
    }

    /// <summary>As <see cref="Scaled"/>, and at least 1.</summary>
    /// <exception cref="FormatException">The value is 0, or so small that nothing is left of it.</exception>
    public long Positive(string key, long perUnit) => Scaled(key, perUnit) is > 0 and long scaled
        ? scaled
        : throw new FormatException($"{book.FileName}: {key}: found {book[key].Value} {book[key].Unit}, expected more than 0");

    /// <summary>A share as parts per million.</summary>
    public int Ppm(string key) => Scaled(key, 1_000_000) is <= 1_000_000 and long ppm
        ? (int)ppm
        : throw new FormatException($"{book.FileName}: {key}: found {book[key].Value}, expected a share from 0 to 1");

    /// <summary>The figure of a van's profile, its maker or the default van, whichever is known first; more than 0.</summary>
    public long PositiveOfVan(string profile, string figure, string unit, long perUnit) =>
        Positive(VanFacts.Of(book, profile, figure, unit).Key, perUnit);

    /// <summary>Mean distance in decimetres between events that happen so often per 1,000 km; 0 for never.</summary>
    public long MeanGapDm(string key)
    {
        const long DmPer1000Km = 10_000_000;
        Scaled(key, 1);
        double per1000Km = book[key].Value;
        return per1000Km <= 0 ? 0 : Math.Max(1, (long)Math.Round(DmPer1000Km / per1000Km));
    }

    private Fact Take(string key)
    {
        Fact fact = book[key];
        _read[key] = fact;
        return fact;
    }
}
