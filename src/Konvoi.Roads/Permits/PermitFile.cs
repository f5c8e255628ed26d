namespace Konvoi.Roads;

/// <summary>
/// Reads permits from GeoJSON: a FeatureCollection of LineStrings and Polygons with the properties <c>id</c>,
/// <c>vans</c> (a list of ids), <c>from</c> and <c>to</c> ("HH:MM") and <c>maxSpeedKmh</c>.
/// </summary>
public static class PermitFile
{
    /// <summary>How far a road's middle may lie beside a line drawn along it: lines are drawn over pictures.</summary>
    private const int LineToleranceDm = 150;

    private const int MaxSpeedKmh = 130;
    private const long DayMs = 24 * 60 * 60_000;

    /// <summary>The permits in the order of the file.</summary>
    /// <exception cref="FormatException">Names the JSON path, the line, what was found and what was expected.</exception>
    public static IReadOnlyList<RoadPermit> Read(ReadOnlyMemory<byte> json, string fileName, RoadNetwork network)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(network);
        JsonValue root = JsonValue.Parse(json.Span, fileName);
        GeoJson.RequireType(root, "FeatureCollection");
        var permits = new List<RoadPermit>();
        foreach (JsonValue feature in root.Required("features").Items())
        {
            RoadPermit permit = ReadPermit(feature, network);
            if (permits.Exists(other => other.Id == permit.Id))
            {
                throw feature.Required("properties").Required("id").Wrong($"\"{permit.Id}\" a second time", "an id of its own for each permit");
            }

            permits.Add(permit);
        }

        return permits;
    }

    private static RoadPermit ReadPermit(JsonValue feature, RoadNetwork network)
    {
        GeoJson.RequireType(feature, "Feature");
        JsonValue properties = feature.Required("properties");
        properties.AllowOnly("id", "vans", "from", "to", "maxSpeedKmh");
        string id = properties.Required("id").Text();
        IReadOnlyList<string> vans = ReadVans(properties.Required("vans"));
        long fromMs = ReadTime(properties.Required("from"));
        long toMs = ReadTime(properties.Required("to"));
        if (toMs <= fromMs)
        {
            throw properties.Required("to").Wrong($"\"{properties.Required("to").Text()}\"", "a time later than \"from\"");
        }

        int maxSpeedKmh = (int)properties.Required("maxSpeedKmh").WholeNumber(1, MaxSpeedKmh);
        JsonValue geometry = feature.Required("geometry");
        bool isArea = ReadIsArea(geometry);
        IReadOnlyList<GeoPoint> outline = isArea ? GeoJson.Ring(geometry) : GeoJson.LineString(geometry);
        ArcSet arcs = isArea ? network.ArcsInside(outline) : network.ArcsAlong(outline, LineToleranceDm);
        return arcs.Count > 0
            ? new RoadPermit(id, vans, fromMs, toMs, maxSpeedKmh, arcs, isArea, outline)
            : throw geometry.Wrong("no road of the network there", isArea ? "roads inside the polygon" : "roads along the line");
    }

    private static List<string> ReadVans(JsonValue vans)
    {
        var ids = new List<string>();
        foreach (JsonValue van in vans.Items())
        {
            string id = van.Text();
            if (ids.Contains(id))
            {
                throw van.Wrong($"\"{id}\" a second time", "each van once");
            }

            ids.Add(id);
        }

        return ids.Count > 0 ? ids : throw vans.Wrong("an empty list", "the ids of one van or more");
    }

    private static bool ReadIsArea(JsonValue geometry)
    {
        JsonValue type = geometry.Required("type");
        return type.Text() switch
        {
            "LineString" => false,
            "Polygon" => true,
            string other => throw type.Wrong($"\"{other}\"", "\"LineString\" or \"Polygon\""),
        };
    }

    /// <summary>"HH:MM" from 00:00 to 24:00, as milliseconds since midnight.</summary>
    private static long ReadTime(JsonValue value)
    {
        string text = value.Text();
        if (text.Length == 5 && text[2] == ':'
            && int.TryParse(text.AsSpan(0, 2), System.Globalization.NumberStyles.None, null, out int hours)
            && int.TryParse(text.AsSpan(3, 2), System.Globalization.NumberStyles.None, null, out int minutes)
            && minutes < 60
            && ((hours * 60L) + minutes) * 60_000 is long ms and <= DayMs)
        {
            return ms;
        }

        throw value.Wrong($"\"{text}\"", "a time as \"06:30\", up to \"24:00\"");
    }
}
