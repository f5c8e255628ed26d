namespace Konvoi.Bench.Routing;

/// <summary>Which instances a run measures: the routine ones, all of them, or named ones.</summary>
internal static class InstanceSet
{
    /// <summary>Names are fixed, so that results of different days compare; a missing file is an error, never a smaller set.</summary>
    /// <exception cref="FormatException">No such set, or an instance has no file or no best known cost.</exception>
    public static IReadOnlyList<BestKnown> Choose(Family family, string set)
    {
        IReadOnlyList<BestKnown> all = BestKnown.Of(family);
        IReadOnlyList<BestKnown> chosen = set switch
        {
            "full" => all,
            "routine" => Routine(family, all),
            _ => throw new FormatException($"--set: '{set}', expected routine or full"),
        };
        return [.. chosen.Select(row => row.Require())];
    }

    /// <summary>Instances by name, in any family; case does not matter and a part that only one name contains is enough.</summary>
    /// <exception cref="FormatException">A name fits none or several, or there is no file.</exception>
    public static IReadOnlyList<BestKnown> Named(IEnumerable<Family> families, IEnumerable<string> names)
    {
        BestKnown[] all = [.. families.SelectMany(BestKnown.Of)];
        return [.. names.Select(name => Find(all, name).Require())];
    }

    private static IReadOnlyList<BestKnown> Routine(Family family, IReadOnlyList<BestKnown> all) => family.Name switch
    {
        "solomon" => Pick(all, "R104 R109 R112 RC102 RC106 RC108 C104 R204 R208 R210 RC203 RC204"),
        "h200" => Pick(all, ThirdAndEighth("2")),
        "h400" => Pick(all, ThirdAndEighth("4")),
        "h1000" => Pick(all, ThirdAndEighth("10")),
        "x" => Pick(
            all,
            "X-n200-k36 X-n256-k16 X-n303-k21 X-n351-k40 X-n401-k29 X-n449-k29 "
            + "X-n502-k39 X-n561-k42 X-n655-k131 X-n701-k44 X-n819-k171 X-n1001-k43"),
        "ortec" => [.. all.Where((_, index) => index % 6 == 0)],
        "lilim" => [.. all.Where(row => row.Customers == 100)],
        _ => all,
    };

    private static string ThirdAndEighth(string size) =>
        string.Join(
            ' ',
            from kind in new[] { "R1", "R2", "C1", "C2", "RC1", "RC2" }
            from number in new[] { "3", "8" }
            select $"{kind}_{size}_{number}");

    private static IReadOnlyList<BestKnown> Pick(IReadOnlyList<BestKnown> all, string names) =>
        [.. names.Split(' ').Select(name => Find(all, name))];

    private static BestKnown Find(IReadOnlyList<BestKnown> all, string name)
    {
        BestKnown[] fits = [.. all.Where(row => row.Instance.Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (fits.Length == 0)
        {
            fits = [.. all.Where(row => row.Instance.Contains(name, StringComparison.OrdinalIgnoreCase))];
        }

        return fits.Length == 1
            ? fits[0]
            : throw new FormatException(
                $"instance '{name}': {fits.Length} fit, expected one ({string.Join(", ", fits.Take(5).Select(row => row.Instance))})");
    }
}
