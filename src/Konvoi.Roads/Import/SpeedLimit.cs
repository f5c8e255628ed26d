using System.Globalization;

namespace Konvoi.Roads;

/// <summary>The values of <c>maxspeed</c> as they are found in the map.</summary>
internal static class SpeedLimit
{
    private const int WalkingKmh = 7;
    private const int UrbanKmh = 50;

    /// <summary>Kilometres per hour; the lowest of a list; null when the value sets no limit or cannot be read.</summary>
    public static int? Kmh(string? value)
    {
        if (value is null)
        {
            return null;
        }

        int? lowest = null;
        foreach (Range part in value.AsSpan().Split(';'))
        {
            int? kmh = One(value.AsSpan()[part].Trim());
            lowest = lowest is null || kmh < lowest ? kmh ?? lowest : lowest;
        }

        return lowest;
    }

    private static int? One(ReadOnlySpan<char> value)
    {
        if (value.EndsWith("walk") || value.EndsWith(":living_street"))
        {
            return WalkingKmh;
        }

        if (value.EndsWith(":urban"))
        {
            return UrbanKmh;
        }

        // DE:zone30, DE:zone:30 and plain numbers alike: the digits at the end, before a unit.
        bool milesPerHour = value.EndsWith("mph");
        value = milesPerHour ? value[..^3].TrimEnd() : value;
        value = value.EndsWith("km/h") ? value[..^4].TrimEnd() : value;
        int digits = value.Length;
        while (digits > 0 && char.IsAsciiDigit(value[digits - 1]))
        {
            digits--;
        }

        if (digits > 0 && !value[..digits].Contains("zone", StringComparison.Ordinal))
        {
            return null;
        }

        if (!int.TryParse(value[digits..], NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number is < 1 or > 500)
        {
            return null;
        }

        return milesPerHour ? ((number * 1609) + 500) / 1000 : number;
    }
}
