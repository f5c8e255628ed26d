using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Konvoi.Roads;

namespace Konvoi.Cli;

/// <summary><c>konvoi roads matrix</c>: times and distances between all pairs of places.</summary>
internal static class RoadsMatrixVerb
{
    public static Command Create(Terminal terminal)
    {
        Option<string> points = new("--points")
        {
            Description = "A CSV file with the columns lon and lat, or the places themselves.",
            HelpName = "FILE.csv|lon,lat;lon,lat…",
            Required = true,
        };
        Option<bool> json = ScenarioOptions.Json();
        Command verb = new("matrix", "Find times and distances between all pairs of places.") { points, json };
        RoadsChoice roads = RoadsChoice.AddTo(verb);
        verb.SetAction(parsed =>
        {
            IReadOnlyList<NamedPlace> places = PlaceList.Read(parsed.GetRequiredValue(points));
            return Print(terminal, places, Measure(terminal, roads, parsed, places), parsed.GetValue(json));
        });
        return verb;
    }

    private static RoadTable Measure(Terminal terminal, RoadsChoice roads, ParseResult parsed, IReadOnlyList<NamedPlace> places)
    {
        GeoPoint[] points = [.. places.Select(place => place.Place)];
        if (roads.FileOf(parsed) is not string file)
        {
            using HttpClient client = new();
            IRoadTimes server = roads.ServerOf(parsed, client);
            return new Progress(terminal).While($"asking {server.Name}", _ => server.MatrixAsync(points, points).GetAwaiter().GetResult());
        }

        RoadNetwork network = new Progress(terminal).While("reading roads", _ => RoadsFile.Open(file));
        foreach (NamedPlace place in places)
        {
            // A place off the road is named by its line.
            PlaceText.Snap(network, place.Place, place.Name);
        }

        NetworkRoadTimes times = new(new RoadQuery(RoadMetric.Create(network, new MetricOptions())));
        return times.MatrixAsync(points, points).GetAwaiter().GetResult();
    }

    private static int Print(Terminal terminal, IReadOnlyList<NamedPlace> places, RoadTable matrix, bool asJson)
    {
        terminal.Out.Write(asJson ? Json(matrix) : Csv(matrix));
        foreach ((int i, int j) in Unreachable(matrix).Take(1))
        {
            terminal.Error.WriteLine($"no way leads from {places[i].Name} to {places[j].Name}");
            return ExitCode.Refused;
        }

        return ExitCode.Done;
    }

    private static IEnumerable<(int From, int To)> Unreachable(RoadTable matrix) =>
        from i in Enumerable.Range(0, matrix.Rows)
        from j in Enumerable.Range(0, matrix.Columns)
        where matrix.DurationMs(i, j) == RoadTable.Unreachable
        select (i, j);

    private static string Csv(RoadTable matrix)
    {
        StringBuilder csv = new("from,to,durationSeconds,distanceMetres\n");
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
            {
                (int durationMs, int lengthDm) = (matrix.DurationMs(i, j), matrix.LengthDm(i, j));
                csv.Append(CultureInfo.InvariantCulture, $"{i + 1},{j + 1},");
                if (durationMs == RoadTable.Unreachable)
                {
                    csv.Append(",\n");
                }
                else
                {
                    csv.Append(CultureInfo.InvariantCulture, $"{durationMs / 1000m},{lengthDm / 10m}\n");
                }
            }
        }

        return csv.ToString();
    }

    private static string Json(RoadTable matrix) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        WriteRows(json, "durations", matrix, (i, j) => matrix.DurationMs(i, j) / 1000m);
        WriteRows(json, "distances", matrix, (i, j) => matrix.LengthDm(i, j) / 10m);
        json.WriteEndObject();
    });

    private static void WriteRows(Utf8JsonWriter json, string name, RoadTable matrix, Func<int, int, decimal> value)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < matrix.Rows; i++)
        {
            json.WriteStartArray();
            for (int j = 0; j < matrix.Columns; j++)
            {
                if (matrix.DurationMs(i, j) == RoadTable.Unreachable)
                {
                    json.WriteNullValue();
                }
                else
                {
                    json.WriteNumberValue(value(i, j));
                }
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }
}
