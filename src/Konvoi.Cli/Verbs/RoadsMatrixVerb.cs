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
        Argument<string> file = new("FILE") { Description = "An .osm.pbf extract or a .roads file." };
        Option<string> points = new("--points")
        {
            Description = "A CSV file with the columns lon and lat, or the places themselves.",
            HelpName = "FILE.csv|lon,lat;lon,lat…",
            Required = true,
        };
        Option<bool> json = ScenarioOptions.Json();
        Command verb = new("matrix", "Find times and distances between all pairs of places.") { file, points, json };
        verb.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(file), parsed.GetRequiredValue(points), parsed.GetValue(json)));
        return verb;
    }

    private static int Run(Terminal terminal, string file, string points, bool asJson)
    {
        IReadOnlyList<NamedPlace> places = PlaceList.Read(points);
        RoadNetwork network = new Progress(terminal).While("reading roads", _ => RoadsFile.Open(file));
        RoadPoint[] snapped = [.. places.Select(place => PlaceText.Snap(network, place.Place, place.Name))];
        RoadMatrix matrix = new RoadQuery(RoadMetric.Create(network, new MetricOptions())).Matrix(snapped, snapped);
        terminal.Out.Write(asJson ? Json(matrix) : Csv(matrix));
        foreach ((int i, int j) in Unreachable(matrix).Take(1))
        {
            terminal.Error.WriteLine($"no way leads from {places[i].Name} to {places[j].Name}");
            return ExitCode.Refused;
        }

        return ExitCode.Done;
    }

    private static IEnumerable<(int From, int To)> Unreachable(RoadMatrix matrix) =>
        from i in Enumerable.Range(0, matrix.Rows)
        from j in Enumerable.Range(0, matrix.Columns)
        where matrix.DurationMs(i, j) == RoadMatrix.Unreachable
        select (i, j);

    private static string Csv(RoadMatrix matrix)
    {
        StringBuilder csv = new("from,to,durationSeconds,distanceMetres\n");
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
            {
                (int durationMs, int lengthDm) = (matrix.DurationMs(i, j), matrix.LengthDm(i, j));
                csv.Append(CultureInfo.InvariantCulture, $"{i + 1},{j + 1},");
                if (durationMs == RoadMatrix.Unreachable)
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

    private static string Json(RoadMatrix matrix) => JsonText.WriteCompact(json =>
    {
        json.WriteStartObject();
        WriteRows(json, "durations", matrix, (i, j) => matrix.DurationMs(i, j) / 1000m);
        WriteRows(json, "distances", matrix, (i, j) => matrix.LengthDm(i, j) / 10m);
        json.WriteEndObject();
    });

    private static void WriteRows(Utf8JsonWriter json, string name, RoadMatrix matrix, Func<int, int, decimal> value)
    {
        json.WriteStartArray(name);
        for (int i = 0; i < matrix.Rows; i++)
        {
            json.WriteStartArray();
            for (int j = 0; j < matrix.Columns; j++)
            {
                if (matrix.DurationMs(i, j) == RoadMatrix.Unreachable)
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
