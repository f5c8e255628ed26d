namespace Konvoi.Ledger;

/// <summary>
/// Units as products of symbols over products of symbols: <c>CNY/month</c>, <c>W*s/kWh</c>. Symbols are opaque (<c>1000km</c>
/// is one), cancel by name and are written in ordinal order. A plain number is <c>ratio</c>.
/// </summary>
internal static class UnitAlgebra
{
    public const string None = "ratio";

    public static string Multiply(string left, string right) => Write(Read(left, 1), Read(right, 1));

    public static string Divide(string left, string right) => Write(Read(left, 1), Read(right, -1));

    private static List<(string Symbol, int Power)> Read(string unit, int sign)
    {
        var symbols = new List<(string, int)>(4);
        int power = sign;
        foreach (string product in unit.Split('/'))
        {
            foreach (string symbol in product.Split('*'))
            {
                if (symbol is not ("1" or None))
                {
                    symbols.Add((symbol, power));
                }
            }

            power = -sign;
        }

        return symbols;
    }

    private static string Write(List<(string Symbol, int Power)> left, List<(string Symbol, int Power)> right)
    {
        var powers = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach ((string symbol, int power) in left.Concat(right))
        {
            powers[symbol] = powers.GetValueOrDefault(symbol) + power;
        }

        string over = string.Join('*', powers.SelectMany(unit => Enumerable.Repeat(unit.Key, Math.Max(unit.Value, 0))));
        string under = string.Concat(powers.SelectMany(unit => Enumerable.Repeat('/' + unit.Key, Math.Max(-unit.Value, 0))));
        return (over, under) switch
        {
            ("", "") => None,
            ("", _) => "1" + under,
            _ => over + under,
        };
    }
}
