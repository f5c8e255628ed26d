using System.Globalization;
using System.Text.Json;

namespace Konvoi.Roads;

/// <summary>
/// A value in a server's answer that knows where it stands, so that whatever is wrong can be said with its place. The place is
/// put together only when something is wrong: an answer may have a million values.
/// </summary>
internal readonly struct RemoteJson(JsonElement element, RemoteCall call, string parent, string? name = null, int index = -1)
{
    public bool IsObject => element.ValueKind == JsonValueKind.Object;

    public bool IsList => element.ValueKind == JsonValueKind.Array;

    public bool IsNull => element.ValueKind == JsonValueKind.Null;

    private string Path => name is not null ? $"{parent}.{name}"
        : index >= 0 ? string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]") : parent;

    public RemoteJson Required(string property) =>
        Optional(property) ?? throw Wrong(IsObject ? $"no \"{property}\"" : Found(), $"an object with \"{property}\"");

    /// <summary>A property that is there and not null.</summary>
    public RemoteJson? Optional(string property) =>
        IsObject && element.TryGetProperty(property, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new RemoteJson(value, call, Path, property)
            : null;

    /// <summary>The values of a list, which must be as many as expected.</summary>
    public IEnumerable<RemoteJson> Items(int count)
    {
        if (!IsList)
        {
            throw Wrong(Found(), "a list");
        }

        int length = element.GetArrayLength();
        return length == count ? Items() : throw Wrong($"a list of {Text(length)}", $"a list of {Text(count)}");
    }

    /// <summary>The values of a list.</summary>
    public IEnumerable<RemoteJson> Items()
    {
        if (!IsList)
        {
            throw Wrong(Found(), "a list");
        }

        return Walk(element, call, Path);

        static IEnumerable<RemoteJson> Walk(JsonElement list, RemoteCall call, string path)
        {
            int index = 0;
            foreach (JsonElement value in list.EnumerateArray())
            {
                yield return new RemoteJson(value, call, path, null, index++);
            }
        }
    }

    public double Number(double from, double to) =>
        element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out double value) && value >= from && value <= to
            ? value
            : throw Wrong(Found(), string.Create(CultureInfo.InvariantCulture, $"a number from {from} to {to}"));

    /// <summary>A number in a unit as whole smaller units, to the nearest; at least 0 and below <see cref="RoadTable.Unreachable"/>.</summary>
    public int Whole(int perUnit) => (int)Math.Round(Number(0, (RoadTable.Unreachable - 1) / perUnit) * perUnit);

    public string Text()
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : throw Wrong(Found(), "a text");
        }
        catch (InvalidOperationException e)
        {
            // What the reader throws for half a surrogate pair.
            throw call.Malformed($"at {Path} text that is no valid UTF-16", "valid text", e);
        }
    }

    /// <summary>A longitude and a latitude, as numbers in degrees.</summary>
    public static GeoPoint Point(RemoteJson lon, RemoteJson lat) => GeoPoint.FromDegrees(lon.Number(-180, 180), lat.Number(-90, 90));

    public RoadTimesException Wrong(string found, string expected) => call.Malformed($"at {Path} {found}", expected);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private string Found()
    {
        const int Longest = 40;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return "an object";
            case JsonValueKind.Array:
                return "a list";
            case JsonValueKind.String:
                return "a text";
            default:
                string text = element.GetRawText();
                return text.Length <= Longest ? text : $"{text[..Longest]}…";
        }
    }
}
