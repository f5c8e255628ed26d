namespace Konvoi.Ledger;

/// <summary>
/// Facts of a van by profile. What a profile does not know it takes from its maker, then from the default van:
/// <c>van.zelos_z5.price_cny</c>, <c>van.zelos.price_cny</c>, <c>van.default.price_cny</c>.
/// </summary>
public static class VanFacts
{
    /// <summary>The nearest fact for this quantity (<c>payload_kg</c>), which must be in this unit.</summary>
    /// <exception cref="FormatException">The book has none, not even for the default van, or in another unit.</exception>
    public static Fact Of(FactBook facts, string profile, string quantity, string unit)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(profile);
        for (string name = profile; name.Length > 0; name = name[..Math.Max(name.LastIndexOf('_'), 0)])
        {
            if (facts.TryGet(Key(name, quantity), out _))
            {
                return facts[Key(name, quantity), unit];
            }
        }

        return facts[Key("default", quantity), unit];
    }

    /// <summary>True when the book has at least one fact of its own for this profile: the profile exists.</summary>
    public static bool Knows(FactBook facts, string profile)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return facts.All.Any(fact => fact.Key.StartsWith(Key(profile, ""), StringComparison.Ordinal));
    }

    private static string Key(string profile, string quantity) => $"van.{profile}.{quantity}";
}
