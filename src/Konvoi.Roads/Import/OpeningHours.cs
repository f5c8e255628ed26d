using System.Globalization;

namespace Konvoi.Roads;

/// <summary>
/// The part of the opening_hours syntax (https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification) that a week can hold:
/// days with ranges and lists, times of day also over midnight, <c>24/7</c>, <c>off</c>, rules joined by <c>;</c>
/// (a later rule takes over the days that it names) and by <c>,</c> (it adds to them). Public and school holidays are
/// left aside. Months, weeks, dates and the sun are not understood.
/// </summary>
internal static class OpeningHours
{
    public static readonly string[] DayNames = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

    private static readonly string[] HolidayNames = ["PH", "SH"];

    /// <summary>The hours that a text means; null when it is not understood.</summary>
    public static WeekHours? Parse(string text)
    {
        var days = new List<(int From, int To)>[7];
        for (int day = 0; day < 7; day++)
        {
            days[day] = [];
        }

        foreach (string rule in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var reader = new RuleReader(rule);
            bool adds = false;
            do
            {
                if (!reader.Read(out bool[] on, out List<(int, int)> times))
                {
                    return null;
                }

                Apply(days, on, times, adds);
                adds = true;
            }
            while (!reader.AtEnd);
        }

        return text.AsSpan().Trim().IsEmpty ? null : WeekHours.Of(days.SelectMany(OnDay).SelectMany(Wrapped));
    }

    private static void Apply(List<(int From, int To)>[] days, bool[] on, List<(int, int)> times, bool adds)
    {
        for (int day = 0; day < 7; day++)
        {
            if (!on[day])
            {
                continue;
            }

            if (!adds)
            {
                days[day].Clear();
            }

            days[day].AddRange(times);
        }
    }

    private static IEnumerable<(int From, int To)> OnDay(List<(int From, int To)> times, int day) =>
        times.Select(time => ((day * WeekHours.MinutesOfDay) + time.From, (day * WeekHours.MinutesOfDay) + time.To));

    /// <summary>What runs past Sunday's midnight goes on on Monday.</summary>
    private static IEnumerable<(int From, int To)> Wrapped((int From, int To) span)
    {
        yield return (span.From, Math.Min(span.To, WeekHours.MinutesOfWeek));
        if (span.To > WeekHours.MinutesOfWeek)
        {
            yield return (0, span.To - WeekHours.MinutesOfWeek);
        }
    }

    /// <summary>Reads rules from one text: days, then times, then perhaps a comma and the next rule.</summary>
    private sealed class RuleReader(string text)
    {
        private int _at;

        public bool AtEnd => _at >= text.Length;

        public bool Read(out bool[] on, out List<(int From, int To)> times)
        {
            on = new bool[7];
            times = [];
            Skip(' ');
            if (Take("24/7"))
            {
                Array.Fill(on, true);
                times.Add((0, WeekHours.MinutesOfDay));
                return AtRuleEnd();
            }

            bool namesDays = false;
            while (TakeDays(on))
            {
                namesDays = true;
                Skip(' ');
                if (!Take(","))
                {
                    break;
                }

                Skip(' ');
            }

            if (!namesDays)
            {
                Array.Fill(on, true);
            }

            Take(":");
            Skip(' ');
            if (Take("off") || Take("closed"))
            {
                return AtRuleEnd();
            }

            return TakeTimes(times, namesDays) && AtRuleEnd();
        }

        private bool TakeDays(bool[] on)
        {
            if (HolidayNames.Any(Take))
            {
                return true;
            }

            int from = Array.FindIndex(DayNames, Take);
            if (from < 0)
            {
                return false;
            }

            int to = from;
            Skip(' ');
            if (Take("-"))
            {
                Skip(' ');
                to = Array.FindIndex(DayNames, Take);
            }

            for (int day = from; to >= 0; day = (day + 1) % 7)
            {
                on[day] = true;
                if (day == to)
                {
                    break;
                }
            }

            return to >= 0;
        }

        private bool TakeTimes(List<(int From, int To)> times, bool mayBeNone)
        {
            if (AtEnd)
            {
                times.Add((0, WeekHours.MinutesOfDay));
                return mayBeNone;
            }

            do
            {
                Skip(' ');
                if (!TakeTime(WeekHours.MinutesOfDay, out int from))
                {
                    return false;
                }

                Skip(' ');
                bool dash = Take("-");
                Skip(' ');
                if (!dash || !TakeTime(2 * WeekHours.MinutesOfDay, out int to))
                {
                    return false;
                }

                to += to <= from ? WeekHours.MinutesOfDay : 0;
                if (from == WeekHours.MinutesOfDay || to - from > WeekHours.MinutesOfDay)
                {
                    return false;
                }

                times.Add((from, to));
                Skip(' ');
            }
            while (NextIsTime() && Take(","));
            return true;
        }

        /// <summary>Whether a comma and a digit come: a comma and a name begin a rule.</summary>
        private bool NextIsTime()
        {
            string rest = text[_at..];
            return rest.StartsWith(',') && char.IsAsciiDigit(rest.AsSpan(1).TrimStart() is [char first, ..] ? first : ' ');
        }

        private bool AtRuleEnd()
        {
            Skip(' ');
            return AtEnd || Take(",");
        }

        private bool TakeTime(int limit, out int minute)
        {
            minute = 0;
            int end = _at;
            while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == ':'))
            {
                end++;
            }

            string[] parts = text[_at..end].Split(':');
            if (parts.Length != 2 || parts[0].Length is 0 or > 2 || parts[1].Length != 2)
            {
                return false;
            }

            int hours = int.Parse(parts[0], CultureInfo.InvariantCulture);
            int minutes = int.Parse(parts[1], CultureInfo.InvariantCulture);
            minute = (hours * 60) + minutes;
            _at = end;
            return minutes < 60 && minute <= limit;
        }

        private bool Take(string word)
        {
            bool found = string.CompareOrdinal(text, _at, word, 0, word.Length) == 0;
            _at += found ? word.Length : 0;
            return found;
        }

        private void Skip(char c)
        {
            while (!AtEnd && text[_at] == c)
            {
                _at++;
            }
        }
    }
}
