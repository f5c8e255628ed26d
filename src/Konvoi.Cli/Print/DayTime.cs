using System.Globalization;

namespace Konvoi.Cli;

/// <summary>Times of day as people write them.</summary>
internal static class DayTime
{
    /// <summary><c>HH:MM:SS</c>; hours run on past 24.</summary>
    public static string Clock(long ms) =>
        string.Create(CultureInfo.InvariantCulture, $"{ms / 3_600_000:00}:{ms / 60_000 % 60:00}:{ms / 1000 % 60:00}");

    /// <summary><c>HH:MM</c>.</summary>
    public static string Minute(long ms) =>
        string.Create(CultureInfo.InvariantCulture, $"{ms / 3_600_000:00}:{ms / 60_000 % 60:00}");
}
