using System.Globalization;

namespace Konvoi.Fleet;

/// <summary>Times of day as sentences show them.</summary>
internal static class DayTime
{
    private const long MinuteMs = 60_000;

    /// <summary>"HH:MM", rounded down.</summary>
    public static string Text(long ms) =>
        string.Create(CultureInfo.InvariantCulture, $"{ms / MinuteMs / 60:00}:{ms / MinuteMs % 60:00}");
}
