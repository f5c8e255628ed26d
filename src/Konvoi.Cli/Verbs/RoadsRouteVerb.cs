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
        Option<string> from = new("--from") { Description = "Where to start.", HelpName = "lon,lat", Required = true };
        Option<string> to = new("--to") { Description = "Where to go.", HelpName = "lon,lat", Required = true };
        Option<bool> json = ScenarioOptions.Json();
        Option<bool> geoJson = new("--geojson") { Description = "Print the way as a GeoJSON line." };
        Command verb = new("route", "Find the fastest way between two places.") { from, to, json, geoJson };
        RoadsChoice roads = RoadsChoice.AddTo(verb);
        verb.SetAction(parsed => Run(
            terminal,
            roads,
            parsed,
            (parsed.GetRequiredValue(from), parsed.GetRequiredValue(to)),
            parsed.GetValue(geoJson) ? WriteGeoJson : parsed.GetValue(json) ? WriteJson : WriteText));
        return verb;
    }

    /// <summary>A way as it is printed; a server names no streets and no source.</summary>
    private sealed record Way(RoadLine Line, IReadOnlyList<string> Streets, string Attribution);

    private static int Run(Terminal terminal, RoadsChoice roads, ParseResult parsed, (string From, string To) typed, Func<Way, string> write)
    {
        // What was typed is checked before the long work.
        GeoPoint start = PlaceText.Parse(typed.From, "--from");
        GeoPoint end = PlaceText.Parse(typed.To, "--to");
        Way? way = roads.FileOf(parsed) is string file
            ? FindInFile(terminal, file, start, end)
            : AskServer(terminal, roads, parsed, start, end);
        if (way is null)
        {
            terminal.Error.WriteLine($"no way leads from {typed.From} to {typed.To}");
            return ExitCode.Refused;
        }

        terminal.Out.Write(write(way));
        return ExitCode.Done;
    }

    private static Way? FindInFile(Terminal terminal, string file, GeoPoint start, GeoPoint end)
    {
        RoadNetwork network = new Progress(terminal).While("reading roads", _ => RoadsFile.Open(file));
        RoadQuery query = new(RoadMetric.Create(network, new MetricOptions()));
        RoadPath? path = query.Route(PlaceText.Snap(network, start, "--from"), PlaceText.Snap(network, end, "--to"));
        return path is null
            ? null
            : new Way(
                new RoadLine((int)path.DurationMs, (int)path.LengthDm, path.Geometry(network)), Streets(network, path), network.Attribution);
    }

    private static Way? AskServer(Terminal terminal, RoadsChoice roads, ParseResult parsed, GeoPoint start, GeoPoint end)
    {
        using HttpClient client = new();
        IRoadTimes server = roads.ServerOf(parsed, client);
        RoadLine? line = new Progress(terminal).While($"asking {server.Name}", _ => server.RouteAsync(start, end).GetAwaiter().GetResult());
        return line is null ? null : new Way(line, [], "");
    }

    private static string WriteText(Way way)
    {
        TimeSpan duration = TimeSpan.FromMilliseconds(way.Line.DurationMs);
        string summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{way.Line.LengthDm / 10_000.0:F2} km, {(int)duration.TotalMinutes} min {duration.Seconds} s");
        return string.Join('\n', [summary, .. way.Streets.Select(street => $"  {street}"), string.Empty]);
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

    private static string WriteJson(Way way) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        WriteFigures(json, way.Line);
        json.WriteStartArray("streets");
        foreach (string street in way.Streets)
        {
            json.WriteStringValue(street);
        }

        json.WriteEndArray();
        WriteGeometry(json, "geometry", way.Line);
        json.WriteEndObject();
    });

    private static string WriteGeoJson(Way way) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        if (way.Attribution.Length > 0)
        {
            json.WriteString("attribution", way.Attribution);
        }

        json.WriteStartObject("properties");
        WriteFigures(json, way.Line);
        json.WriteEndObject();
        WriteGeometry(json, "geometry", way.Line);
        json.WriteEndObject();
    });

    private static void WriteFigures(Utf8JsonWriter json, RoadLine line)
    {
        json.WriteNumber("durationSeconds", line.DurationMs / 1000m);
        json.WriteNumber("distanceMetres", line.LengthDm / 10m);
    }

    private static void WriteGeometry(Utf8JsonWriter json, string name, RoadLine line)
    {
        json.WriteStartObject(name);
        json.WriteString("type", "LineString");
        json.WriteStartArray("coordinates");
        foreach (GeoPoint point in line.Geometry)
        {
            GeoJsonText.WritePosition(json, point);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
