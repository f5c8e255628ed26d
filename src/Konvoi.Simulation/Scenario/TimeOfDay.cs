using System.Globalization;

namespace Konvoi.Simulation;

/// <summary>Clock times as people write them, as milliseconds since midnight.</summary>
public static class TimeOfDay
{
    private const long MinuteMs = 60_000;

    /// <summary>Reads "HH:MM" from 00:00 to 24:00.</summary>
    public static bool TryParse(string text, out long ms)
    {
        ms = 0;
        if (text is not [_, _, ':', _, _]
            || !int.TryParse(text.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int hours)
            || !int.TryParse(text.AsSpan(3, 2), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes))
        {
            return false;
        }

        ms = ((hours * 60L) + minutes) * MinuteMs;
        return minutes < 60 && ms <= 24 * 60 * MinuteMs;
    }

    /// <summary>Writes "HH:MM", rounded down; hours go on past 24.</summary>
    public static string Format(long ms) =>
        string.Create(CultureInfo.InvariantCulture, $"{ms / (60 * MinuteMs):D2}:{ms / MinuteMs % 60:D2}");
}
