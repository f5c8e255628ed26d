using System.Globalization;
using System.Text.Json;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>Konvoi's own network behind OSRM's protocol, with OSRM's rounding: a twin of the client that reads requests strictly.</summary>
internal sealed class OsrmFacade(RoadQuery query)
{
    /// <summary>More cells than this are too big.</summary>
    public int MaxCells { get; init; } = int.MaxValue;

    public FakeServer.Reply Answer(FakeServer.Request request)
    {
        Assert.Equal("GET", request.Method);
        string[] parts = request.Path.Split('/', 5);
        Assert.Equal(["", "v1", "driving"], [parts[0], parts[2], parts[3]]);
        return parts[1] switch
        {
            "nearest" => Nearest(parts[4], request.Query),
            "table" => Table(Places(parts[4]), request.Query),
            "route" => Route(Places(parts[4]), request.Query),
            _ => Refusal("InvalidService", parts[1]),
        };
    }

    private static FakeServer.Reply Refusal(string code, string message) => new(400, JsonSerializer.Serialize(new { code, message }));

    private static List<GeoPoint> Places(string text)
    {
        Assert.StartsWith("polyline6(", text, StringComparison.Ordinal);
        return SixDigits.Read(text["polyline6(".Length..^1]);
    }

    private static int RadiusDm(string text) => (int)(decimal.Parse(text, CultureInfo.InvariantCulture) * 10);

    private static decimal Seconds(long ms) => Math.Round(ms / 1000m, 1);

    private FakeServer.Reply Nearest(string place, IReadOnlyDictionary<string, string> options)
    {
        Assert.Equal("1", options["number"]);
        double[] numbers = [.. place.Split(',').Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
        return query.Metric.Network.TrySnap(GeoPoint.FromDegrees(numbers[0], numbers[1]), RadiusDm(options["radiuses"]), out RoadPoint at)
            ? FakeServer.Reply.Json(JsonSerializer.Serialize(new { code = "Ok", waypoints = new[] { Waypoint(at) } }))
            : Refusal("NoSegment", "Could not find a matching segment for coordinate");
    }

    private static object Waypoint(RoadPoint at) => new
    {
        hint = "aGludA==",
        distance = at.SnapDistanceDm / 10m,
        name = "",
        location = new[] { Math.Round(at.Position.LonE7 / 1e7m, 6), Math.Round(at.Position.LatE7 / 1e7m, 6) },
    };

    private FakeServer.Reply Table(List<GeoPoint> places, IReadOnlyDictionary<string, string> options)
    {
        Assert.Equal("duration,distance", options["annotations"]);
        int[] from = [.. options["sources"].Split(';').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        int[] to = [.. options["destinations"].Split(';').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        if ((long)from.Length * to.Length > MaxCells)
        {
            return Refusal("TooBig", "Too many table coordinates");
        }

        if (!TrySnap(places, options, out RoadPoint[] on))
        {
            return Refusal("NoSegment", "Could not find a matching segment for coordinate 0");
        }

        RoadMatrix matrix = query.Matrix([.. from.Select(i => on[i])], [.. to.Select(i => on[i])]);
        decimal?[][] Rows(Func<int, int, decimal> value) => [.. Enumerable.Range(0, from.Length).Select(i =>
            Enumerable.Range(0, to.Length).Select(j => matrix.DurationMs(i, j) == RoadMatrix.Unreachable ? (decimal?)null : value(i, j)).ToArray())];
        return FakeServer.Reply.Json(JsonSerializer.Serialize(new
        {
            code = "Ok",
            durations = Rows((i, j) => Seconds(matrix.DurationMs(i, j))),
            distances = Rows((i, j) => matrix.LengthDm(i, j) / 10m),
            sources = from.Select(i => Waypoint(on[i])),
            destinations = to.Select(i => Waypoint(on[i])),
        }));
    }

    private FakeServer.Reply Route(List<GeoPoint> places, IReadOnlyDictionary<string, string> options)
    {
        Assert.Equal(("full", "polyline6"), (options["overview"], options["geometries"]));
        if (!TrySnap(places, options, out RoadPoint[] on))
        {
            return Refusal("NoSegment", "Could not find a matching segment for coordinate 0");
        }

        return query.Route(on[0], on[1]) is not RoadPath path
            ? Refusal("NoRoute", "Impossible route between points")
            : FakeServer.Reply.Json(JsonSerializer.Serialize(new
            {
                code = "Ok",
                routes = new[]
                {
                    new
                    {
                        geometry = SixDigits.Write(path.Geometry(query.Metric.Network)),
                        legs = Array.Empty<object>(),
                        weight_name = "duration",
                        duration = Seconds(path.DurationMs),
                        distance = path.LengthDm / 10m,
                    },
                },
                waypoints = on.Select(Waypoint),
            }));
    }

    private bool TrySnap(List<GeoPoint> places, IReadOnlyDictionary<string, string> options, out RoadPoint[] on)
    {
        string[] radiuses = options["radiuses"].Split(';');
        Assert.Equal(places.Count, radiuses.Length);
        on = new RoadPoint[places.Count];
        for (int i = 0; i < on.Length; i++)
        {
            if (!query.Metric.Network.TrySnap(places[i], RadiusDm(radiuses[i]), out on[i]))
            {
                return false;
            }
        }

        return true;
    }
}
