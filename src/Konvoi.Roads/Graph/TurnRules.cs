namespace Konvoi.Roads;

/// <summary>What a turn restriction's tags mean for a van.</summary>
internal static class TurnRules
{
    /// <summary>A van is all of these to the map, the most specific first.</summary>
    private static readonly string[] RestrictionKeys =
        ["restriction:goods", "restriction:motorcar", "restriction:motor_vehicle", "restriction"];

    public static IReadOnlyList<string> KeysInUse { get; } =
        [.. RestrictionKeys, "type", "except", "restriction:hgv", "restriction:conditional"];

    /// <summary>
    /// The kind that binds a van, as <c>no_left_turn</c>; null when it is for others: excepted, for heavy vehicles,
    /// buses or bicycles only, or bound to hours.
    /// </summary>
    public static string? KindForVan(OsmTags tags)
    {
        foreach (string key in RestrictionKeys)
        {
            string? kind = tags[key];
            if (kind is null)
            {
                continue;
            }

            bool known = kind.StartsWith("no_", StringComparison.Ordinal) || kind.StartsWith("only_", StringComparison.Ordinal);
            return known && !IsExcepted(tags["except"]) ? kind : null;
        }

        return null;
    }

    private static bool IsExcepted(string? except)
    {
        if (except is null)
        {
            return false;
        }

        foreach (Range part in except.AsSpan().Split(';'))
        {
            if (except.AsSpan()[part].Trim() is "goods" or "motorcar" or "motor_vehicle" or "vehicle")
            {
                return true;
            }
        }

        return false;
    }
}
