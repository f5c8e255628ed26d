namespace Konvoi.Roads;

/// <summary>What a turn restriction's tags mean for a vehicle.</summary>
internal static class TurnRules
{
    /// <summary>
    /// The kind that binds a vehicle, as <c>no_left_turn</c>, and when; null when it is for others: excepted, for heavy vehicles,
    /// buses or bicycles only, or under a condition that never holds or is not understood.
    /// </summary>
    public static (string Kind, WeekHours Hours)? For(OsmTags tags, RoadProfile profile, ref int unread)
    {
        foreach (string key in profile.RestrictionKeys)
        {
            if (tags[key] is string kind)
            {
                return IsKind(kind) && !IsExcepted(tags["except"], profile) ? (kind, WeekHours.Always) : null;
            }

            if (tags[key, ":conditional"] is string condition)
            {
                return IsExcepted(tags["except"], profile) ? null : Conditional(condition, profile, ref unread);
            }
        }

        return null;
    }

    private static (string Kind, WeekHours Hours)? Conditional(string condition, RoadProfile profile, ref int unread)
    {
        string? kind = null;
        WeekHours hours = WeekHours.None;
        foreach ((string value, WeekHours when) in ConditionalTag.Parse(condition, profile, ref unread))
        {
            kind ??= IsKind(value) ? value : null;
            if (value == kind)
            {
                hours = hours.Union(when);
            }
            else
            {
                unread++;
            }
        }

        return kind is null ? null : (kind, hours);
    }

    private static bool IsKind(string value) =>
        value.StartsWith("no_", StringComparison.Ordinal) || value.StartsWith("only_", StringComparison.Ordinal);

    private static bool IsExcepted(string? except, RoadProfile profile)
    {
        if (except is null)
        {
            return false;
        }

        foreach (string part in except.Split(';', StringSplitOptions.TrimEntries))
        {
            if (profile.ExceptionNames.Contains(part))
            {
                return true;
            }
        }

        return false;
    }
}
