namespace Konvoi.Roads;

/// <summary>
/// The value of a <c>…:conditional</c> tag, <c>value @ condition; value @ condition</c>
/// (https://wiki.openstreetmap.org/wiki/Conditional_restrictions). A condition is hours, a property of the vehicle
/// (<c>weight&gt;3.5</c>), or several of them joined by AND.
/// </summary>
internal static class ConditionalTag
{
    /// <summary>The values and when each holds for a vehicle; one that never does is left out.</summary>
    /// <param name="text">The tag's value.</param>
    /// <param name="profile">The vehicle.</param>
    /// <param name="unread">Raised by the clauses that are not understood; they are left out as well.</param>
    public static List<(string Value, WeekHours Hours)> Parse(string text, RoadProfile profile, ref int unread)
    {
        var clauses = new List<(string, WeekHours)>();
        foreach (string clause in SplitOutsideBrackets(text))
        {
            int at = clause.IndexOf('@', StringComparison.Ordinal);
            WeekHours? hours = at < 0 ? null : HoursOf(clause[(at + 1)..].Trim(), profile);
            if (hours is null)
            {
                unread++;
            }
            else if (!hours.IsEmpty)
            {
                clauses.Add((clause[..at].Trim(), hours));
            }
        }

        return clauses;
    }

    private static IEnumerable<string> SplitOutsideBrackets(string text)
    {
        int depth = 0;
        int first = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : ';';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ';' && (depth <= 0 || i == text.Length))
            {
                if (text.AsSpan(first, i - first).Trim() is { IsEmpty: false } clause)
                {
                    yield return clause.ToString();
                }

                first = i + 1;
            }
        }
    }

    /// <summary>When a condition holds: all parts of it at once. Only one part may name hours.</summary>
    private static WeekHours? HoursOf(string condition, RoadProfile profile)
    {
        if (condition.StartsWith('(') && condition.EndsWith(')'))
        {
            condition = condition[1..^1].Trim();
        }

        WeekHours? hours = null;
        bool holds = true;
        foreach (string part in condition.Split(" AND ", StringSplitOptions.TrimEntries))
        {
            if (part.AsSpan().IndexOfAny('<', '>', '=') >= 0)
            {
                if (Compare(part, profile) is not bool fits)
                {
                    return null;
                }

                holds &= fits;
                continue;
            }

            WeekHours? parsed = OpeningHours.Parse(part);
            if (parsed is null || hours is not null)
            {
                return null;
            }

            hours = parsed;
        }

        return holds ? hours ?? WeekHours.Always : WeekHours.None;
    }

    private static bool? Compare(string text, RoadProfile profile)
    {
        int at = text.AsSpan().IndexOfAny('<', '>', '=');
        int end = at;
        while (end < text.Length && text[end] is '<' or '>' or '=')
        {
            end++;
        }

        string value = text[end..].Trim();
        (int own, int? limit) = text[..at].Trim() switch
        {
            "weight" or "weightrating" or "maxweight" => (profile.WeightKg, SizeLimit.Kg(value)),
            "width" => (profile.WidthCm, SizeLimit.Cm(value)),
            "height" => (profile.HeightCm, SizeLimit.Cm(value)),
            "length" => (profile.LengthCm, SizeLimit.Cm(value)),
            _ => (0, null),
        };
        return limit is not int against ? null : text[at..end] switch
        {
            ">" => own > against,
            ">=" => own >= against,
            "<" => own < against,
            "<=" => own <= against,
            "=" or "==" => own == against,
            _ => null,
        };
    }
}
