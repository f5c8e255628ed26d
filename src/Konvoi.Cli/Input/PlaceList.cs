using System.Globalization;

namespace Konvoi.Cli;

/// <summary>Places typed in a row, or in a CSV file.</summary>
internal static class PlaceList
{
    /// <exception cref="FormatException">Names the file and line, or the number of the place.</exception>
    public static IReadOnlyList<NamedPlace> Read(string argument) =>
        argument.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? ReadFile(argument) : ReadTyped(argument);

    private static List<NamedPlace> ReadTyped(string argument) =>
    [
        .. argument.Split(';', StringSplitOptions.RemoveEmptyEntries).Select((text, i) =>
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"--points, point {i + 1}");
            return new NamedPlace(name, PlaceText.Parse(text, name));
        }),
    ];

    private static List<NamedPlace> ReadFile(string path)
    {
        using StreamReader reader = new(new MemoryStream(InputFile.Read(path, "a CSV file with the columns lon and lat")));
        string[] columns = (reader.ReadLine() ?? string.Empty).Split(',', StringSplitOptions.TrimEntries);
        (int lon, int lat) = (Array.IndexOf(columns, "lon"), Array.IndexOf(columns, "lat"));
        if (lon < 0 || lat < 0)
        {
            throw new FormatException($"{path}:1: found '{string.Join(',', columns)}', expected columns with lon and lat among them");
        }

        List<NamedPlace> places = [];
        for (int line = 2; reader.ReadLine() is { } text; line++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{path}:{line}");
            string[] fields = text.Split(',');
            if (fields.Length > Math.Max(lon, lat))
            {
                places.Add(new NamedPlace(name, PlaceText.Parse($"{fields[lon]},{fields[lat]}", name)));
            }
            else if (text.Length > 0)
            {
                throw new FormatException($"{name}: found {fields.Length} fields, expected {columns.Length}");
            }
        }

        return places;
    }
}
