using System.Globalization;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>Checks of values of a scenario that are well-formed JSON; each names file and JSON path, what was found, what was expected.</summary>
internal sealed class ScenarioFaults(string fileName)
{
    public FormatException At(string path, string found, string expected) =>
        new($"{fileName}: $.{path}: found {found}, expected {expected}");

    public long Time(string text, string path) =>
        TimeOfDay.TryParse(text, out long ms) ? ms : throw At(path, $"'{text}'", "a time of day, HH:MM");

    public double Share(double value, string path) =>
        value is >= 0 and <= 1 ? value : throw At(path, Text(value), "a share from 0 to 1");

    /// <summary>Both ends included.</summary>
    public double Between(double value, double from, double to, string path) =>
        value >= from && value <= to ? value : throw At(path, Text(value), $"{Text(from)} to {Text(to)}");

    public GeoPoint Point(double[] place, string path) =>
        place is [>= -180 and <= 180 and var lon, >= -85 and <= 85 and var lat]
            ? GeoPoint.FromDegrees(lon, lat)
            : throw At(path, $"[{string.Join(", ", place.Select(Text))}]", "[longitude, latitude] in degrees");

    public int Positive(int value, string path) => value > 0 ? value : throw At(path, Text(value), "1 or more");

    public void NotEmpty(int count, string path, string expected)
    {
        if (count == 0)
        {
            throw At(path, "none", $"at least {expected}");
        }
    }

    public void NoTwins(IEnumerable<string> ids, string what)
    {
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            throw At(what, $"'{twins.Key}' {twins.Count()} times", "every id once");
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
