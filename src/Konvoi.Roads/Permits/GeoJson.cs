namespace Konvoi.Roads;

/// <summary>The shapes of GeoJSON (RFC 7946) that roads are chosen by.</summary>
internal static class GeoJson
{
    public static void RequireType(JsonValue value, string type)
    {
        JsonValue found = value.Required("type");
        if (found.Text() != type)
        {
            throw found.Wrong($"\"{found.Text()}\"", $"\"{type}\"");
        }
    }

    public static IReadOnlyList<GeoPoint> LineString(JsonValue geometry)
    {
        JsonValue coordinates = geometry.Required("coordinates");
        List<GeoPoint> points = Points(coordinates);
        return points.Count >= 2 ? points : throw coordinates.Wrong($"{points.Count} points", "at least 2");
    }

    /// <summary>The outer ring of a polygon. Holes are refused: leaving one out would permit what is not permitted.</summary>
    public static IReadOnlyList<GeoPoint> Ring(JsonValue geometry)
    {
        JsonValue rings = geometry.Required("coordinates");
        if (rings.Items().Count != 1)
        {
            throw rings.Wrong($"{rings.Items().Count} rings", "one: an outer ring without holes");
        }

        JsonValue ring = rings.Items()[0];
        List<GeoPoint> points = Points(ring);
        if (points.Count < 4)
        {
            throw ring.Wrong($"{points.Count} points", "at least 4");
        }

        return points[0] == points[^1] ? points : throw ring.Wrong("an open ring", "its last point to be its first");
    }

    private static List<GeoPoint> Points(JsonValue list)
    {
        var points = new List<GeoPoint>();
        foreach (JsonValue position in list.Items())
        {
            IReadOnlyList<JsonValue> numbers = position.Items();
            if (numbers.Count is < 2 or > 3)
            {
                throw position.Wrong($"{numbers.Count} numbers", "longitude and latitude");
            }

            points.Add(GeoPoint.FromDegrees(numbers[0].Number(-180, 180), numbers[1].Number(-90, 90)));
        }

        return points;
    }
}
