using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Konvoi.Roads;
using Spectre.Console;

namespace Konvoi.Cli;

/// <summary><c>konvoi roads isochrone</c>: how far a vehicle gets from a place in some minutes.</summary>
internal static class RoadsIsochroneVerb
{
    private const int MostMinutes = 24 * 60;

    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = $"{char.ToUpperInvariant(RoadsFile.Expected[0])}{RoadsFile.Expected[1..]}." };
        Option<string> from = new("--from") { Description = "Where to start.", HelpName = "lon,lat", Required = true };
        Option<string> minutes = new("--minutes")
        {
            Description = "How long to drive; several with commas.", HelpName = "N,…", DefaultValueFactory = _ => "5,10,15",
        };
        Option<bool> json = ScenarioOptions.Json();
        Option<bool> geoJson = new("--geojson") { Description = "Print the areas as GeoJSON, the largest first." };
        Command verb = new("isochrone", "Find the area that is reached from a place in some minutes.") { file, from, minutes, json, geoJson };
        verb.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(file),
            parsed.GetRequiredValue(from),
            parsed.GetRequiredValue(minutes),
            parsed.GetValue(geoJson) ? Form.GeoJson : parsed.GetValue(json) ? Form.Json : Form.Table));
        return verb;
    }

    private enum Form
    {
        Table,
        Json,
        GeoJson,
    }

    private static int Run(Terminal terminal, string file, string typedFrom, string typedMinutes, Form form)
    {
        GeoPoint place = PlaceText.Parse(typedFrom, "--from");
        int[] limitsMs = [.. Minutes(typedMinutes).Select(count => count * 60_000)];
        RoadNetwork network = new Progress(terminal).While("reading roads", _ => RoadsFile.Open(file));
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions()));
        RoadReach reach = query.Reach(PlaceText.Snap(network, place, "--from"), limitsMs[^1]);
        IReadOnlyList<Isochrone> areas;
        try
        {
            areas = Isochrone.Of(reach, limitsMs);
        }
        catch (ArgumentOutOfRangeException e)
        {
            throw new FormatException($"--minutes: found {typedMinutes}, expected a shorter drive: the area has more than 25 million cells of {new IsochroneOptions().CellM} m", e);
        }

        switch (form)
        {
            case Form.GeoJson:
                terminal.Out.Write(GeoJson(areas, network.Attribution));
                break;
            case Form.Json:
                terminal.Out.Write(Json(reach.From, areas));
                break;
            default:
                Print(terminal.Data(), network, reach.From, areas);
                break;
        }

        return ExitCode.Done;
    }

    /// <summary>Ascending, each once.</summary>
    private static int[] Minutes(string typed)
    {
        List<int> minutes = [];
        foreach (string part in typed.Split(','))
        {
            minutes.Add(
                int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= MostMinutes
                    ? count
                    : throw new FormatException($"--minutes: found '{part}', expected whole minutes from 1 to {MostMinutes}, several with commas"));
        }

        return [.. minutes.Distinct().Order()];
    }

    private static void Print(IAnsiConsole console, RoadNetwork network, RoadPoint from, IReadOnlyList<Isochrone> areas)
    {
        string street = network.NameOf(from.Arc);
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"from {(street.Length > 0 ? street : "a road without a name")}, {from.SnapDistanceDm / 10.0:F0} m beside the place"));
        Table table = new Table().Border(TableBorder.None)
            .AddColumn(new TableColumn("minutes").RightAligned())
            .AddColumn(new TableColumn("area km²").RightAligned())
            .AddColumn(new TableColumn("roads km").RightAligned());
        foreach (Isochrone area in areas)
        {
            table.AddRow(
                (area.LimitMs / 60_000).ToString(CultureInfo.InvariantCulture),
                (area.AreaM2 / 1e6).ToString("N1", CultureInfo.InvariantCulture),
                (area.RoadLengthDm / 10_000.0).ToString("N1", CultureInfo.InvariantCulture));
        }

        console.Write(table);
    }

    private static string Json(RoadPoint from, IReadOnlyList<Isochrone> areas) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        json.WritePropertyName("from");
        GeoJsonText.WritePosition(json, from.Position);
        json.WriteStartArray("isochrones");
        foreach (Isochrone area in areas)
        {
            json.WriteStartObject();
            WriteFigures(json, area);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string GeoJson(IReadOnlyList<Isochrone> areas, string attribution) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "FeatureCollection");
        if (attribution.Length > 0)
        {
            json.WriteString("attribution", attribution);
        }

        json.WriteStartArray("features");
        foreach (Isochrone area in areas.Reverse())
        {
            json.WriteStartObject();
            json.WriteString("type", "Feature");
            json.WriteStartObject("properties");
            WriteFigures(json, area);
            json.WriteEndObject();
            json.WriteStartObject("geometry");
            json.WriteString("type", "MultiPolygon");
            json.WriteStartArray("coordinates");
            foreach (IsochronePolygon polygon in area.Polygons)
            {
                json.WriteStartArray();
                WriteRing(json, polygon.Outer);
                foreach (IReadOnlyList<GeoPoint> hole in polygon.Holes)
                {
                    WriteRing(json, hole);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void WriteFigures(Utf8JsonWriter json, Isochrone area)
    {
        json.WriteNumber("minutes", area.LimitMs / 60_000);
        json.WriteNumber("areaSquareMetres", area.AreaM2);
        json.WriteNumber("roadMetres", area.RoadLengthDm / 10m);
    }

    private static void WriteRing(Utf8JsonWriter json, IReadOnlyList<GeoPoint> ring)
    {
        json.WriteStartArray();
        foreach (GeoPoint point in ring)
        {
            GeoJsonText.WritePosition(json, point);
        }

        json.WriteEndArray();
    }
}
