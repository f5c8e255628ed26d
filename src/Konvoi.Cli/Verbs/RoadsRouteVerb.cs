using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary><c>konvoi roads route</c>: the fastest way between two places.</summary>
internal static class RoadsRouteVerb
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> file = new("FILE") { Description = "An .osm.pbf extract or a .roads file." };
        Option<string> from = new("--from") { Description = "Where to start.", HelpName = "lon,lat", Required = true };
        Option<string> to = new("--to") { Description = "Where to go.", HelpName = "lon,lat", Required = true };
        Option<bool> json = ScenarioOptions.Json();
        Option<bool> geoJson = new("--geojson") { Description = "Print the way as a GeoJSON line." };
        Command verb = new("route", "Find the fastest way between two places.") { file, from, to, json, geoJson };
        verb.SetAction(parsed => Run(
            terminal,
            parsed.GetRequiredValue(file),
            parsed.GetRequiredValue(from),
            parsed.GetRequiredValue(to),
            parsed.GetValue(geoJson) ? WriteGeoJson : parsed.GetValue(json) ? WriteJson : WriteText));
        return verb;
    }

    private static int Run(Terminal terminal, string file, string from, string to, Func<RoadNetwork, RoadPath, string> write)
    {
        // What was typed is checked before the long work on the file.
        GeoPoint start = PlaceText.Parse(from, "--from");
        GeoPoint end = PlaceText.Parse(to, "--to");
        RoadNetwork network = new Progress(terminal).While("reading roads", _ => RoadsFile.Open(file));
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions()));
        RoadPath? path = query.Route(PlaceText.Snap(network, start, "--from"), PlaceText.Snap(network, end, "--to"));
        if (path is null)
        {
            terminal.Error.WriteLine($"no way leads from {from} to {to}");
            return ExitCode.Refused;
        }

        terminal.Out.Write(write(network, path));
        return ExitCode.Done;
    }

    private static string WriteText(RoadNetwork network, RoadPath path)
    {
        TimeSpan duration = TimeSpan.FromMilliseconds(path.DurationMs);
        string summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{path.LengthDm / 10_000.0:F2} km, {(int)duration.TotalMinutes} min {duration.Seconds} s");
        return string.Join('\n', [summary, .. Streets(network, path).Select(street => $"  {street}"), string.Empty]);
    }

    /// <summary>The named streets along the way, each once in a row.</summary>
    private static List<string> Streets(RoadNetwork network, RoadPath path)
    {
        List<string> streets = [];
        foreach (int arc in path.Arcs)
        {
            string name = network.NameOf(arc);
            if (name.Length > 0 && (streets.Count == 0 || streets[^1] != name))
            {
                streets.Add(name);
            }
        }

        return streets;
    }

    private static string WriteJson(RoadNetwork network, RoadPath path) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        WriteFigures(json, path);
        json.WriteStartArray("streets");
        foreach (string street in Streets(network, path))
        {
            json.WriteStringValue(street);
        }

        json.WriteEndArray();
        WriteGeometry(json, "geometry", network, path);
        json.WriteEndObject();
    });

    private static string WriteGeoJson(RoadNetwork network, RoadPath path) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (network.Attribution.Length > 0)
        {
            json.WriteString("attribution", network.Attribution);
        }

        json.WriteStartObject("properties");
        WriteFigures(json, path);
        json.WriteEndObject();
        WriteGeometry(json, "geometry", network, path);
        json.WriteEndObject();
    });

    private static void WriteFigures(Utf8JsonWriter json, RoadPath path)
    {
        json.WriteNumber("durationSeconds", path.DurationMs / 1000m);
        json.WriteNumber("distanceMetres", path.LengthDm / 10m);
    }

    private static void WriteGeometry(Utf8JsonWriter json, string name, RoadNetwork network, RoadPath path)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        foreach (GeoPoint point in path.Geometry(network))
        {
            GeoJsonText.WritePosition(json, point);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
