using System.Globalization;

namespace Konvoi.Roads;

/// <summary>
/// The values of <c>maxwidth</c>, <c>maxheight</c>, <c>maxlength</c> and <c>maxweight</c>: metres and tonnes without a unit,
/// others with theirs (https://wiki.openstreetmap.org/wiki/Map_features/Units).
/// </summary>
internal static class SizeLimit
{
    private static readonly (string Unit, long PerUnit1000)[] LengthUnits =
        [("cm", 1_000), ("mm", 100), ("ft", 30_480), ("feet", 30_480), ("in", 2_540), ("m", 100_000)];

    private static readonly (string Unit, long PerUnit1000)[] WeightUnits =
    [
        ("kg", 1_000), ("lbs", 454), ("lb", 454), ("st", 907_185), ("short tons", 907_185), ("long tons", 1_016_047),
        ("cwt", 50_802), ("mt", 1_000_000), ("t", 1_000_000),
    ];

    /// <summary>Whether a vehicle is too large for a place with these tags. What cannot be read, <c>none</c> and <c>default</c> set no limit.</summary>
    public static bool Excludes(OsmTags tags, RoadProfile profile) =>
        Cm(tags["maxwidth"]) < profile.WidthCm
        || Cm(tags["maxwidth:physical"]) < profile.WidthCm
        || Cm(tags["maxheight"]) < profile.HeightCm
        || Cm(tags["maxheight:physical"]) < profile.HeightCm
        || Cm(tags["maxlength"]) < profile.LengthCm
        || Kg(tags["maxweight"]) < profile.WeightKg
        || Kg(tags["maxweightrating"]) < profile.WeightKg;

    /// <summary>Centimetres, rounded down; the lowest of a list; null when the value sets no limit or cannot be read.</summary>
    public static int? Cm(string? value) => Lowest(value, LengthUnits, "m");

    /// <summary>Kilograms, rounded down; the lowest of a list; null when the value sets no limit or cannot be read.</summary>
    public static int? Kg(string? value) => Lowest(value, WeightUnits, "t");

    private static int? Lowest(string? value, (string Unit, long PerUnit1000)[] units, string usual)
    {
        if (value is null)
        {
            return null;
        }

        int? lowest = null;
        foreach (string part in value.Split(';'))
        {
            int? one = FeetAndInches(part.Trim(), units) ?? One(part.Trim(), units, usual);
            lowest = lowest is null || one < lowest ? one ?? lowest : lowest;
        }

        return lowest;
    }

    private static int? One(string text, (string Unit, long PerUnit1000)[] units, string usual)
    {
        int end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        string unit = text[end..].Trim() is { Length: > 0 } written ? written.ToLowerInvariant() : usual;
        int index = Array.FindIndex(units, known => known.Unit == unit);
        return index < 0 || Milli(text[..end]) is not long milli ? null : InRange(milli * units[index].PerUnit1000 / 1_000_000);
    }

    /// <summary>Like <c>7'6"</c> or <c>12'</c>.</summary>
    private static int? FeetAndInches(string text, (string Unit, long PerUnit1000)[] units)
    {
        int foot = text.IndexOf('\'', StringComparison.Ordinal);
        if (foot < 0 || units != LengthUnits)
        {
            return null;
        }

        string rest = text[(foot + 1)..].Trim().TrimEnd('"', '\'');
        long? inches = rest.Length == 0 ? 0 : Milli(rest);
        return Milli(text[..foot]) is long feet && inches is long more ? InRange(((feet * 30_480) + (more * 2_540)) / 1_000_000) : null;
    }

    /// <summary>A decimal number in thousandths; a comma counts as a point.</summary>
    private static long? Milli(string text) =>
        decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
        && number is >= 0 and < 1_000_000
            ? (long)(number * 1_000)
            : null;

    private static int? InRange(long value) => value > int.MaxValue ? int.MaxValue : (int)value;
}
