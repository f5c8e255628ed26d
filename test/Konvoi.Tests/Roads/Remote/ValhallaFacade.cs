using System.Text.Json;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>Konvoi's own network behind Valhalla's protocol, with Valhalla's rounding.</summary>
internal sealed class ValhallaFacade(RoadQuery query)
{
    /// <summary>More cells than this are too many locations.</summary>
    public int MaxCells { get; init; } = int.MaxValue;

    /// <summary>Answers as servers do that know no short form of a table.</summary>
    public bool Verbose { get; init; }

    public FakeServer.Reply Answer(FakeServer.Request request)
    {
        Assert.Equal("POST", request.Method);
        JsonElement asked = JsonDocument.Parse(request.Body).RootElement;
        Assert.Equal("auto", asked.GetProperty("costing").GetString());
        return request.Path switch
        {
            "/locate" => Locate(asked),
            "/sources_to_targets" => Table(asked),
            "/route" => Route(asked),
            _ => Refusal(106, "Try any of: '/locate' '/route'"),
        };
    }

    private static FakeServer.Reply Refusal(int code, string message) =>
        new(400, JsonSerializer.Serialize(new { error_code = code, error = message, status_code = 400, status = "Bad Request" }));

    private FakeServer.Reply Locate(JsonElement asked)
    {
        JsonElement location = asked.GetProperty("locations")[0];
        GeoPoint point = Point(location);
        return TrySnap(location, out RoadPoint on)
            ? FakeServer.Reply.Json(JsonSerializer.Serialize(new[]
            {
                new
                {
                    input_lat = location.GetProperty("lat").GetDecimal(),
                    input_lon = location.GetProperty("lon").GetDecimal(),
                    nodes = Array.Empty<object>(),
                    edges = new[]
                    {
                        Edge(2, new GeoPoint((2 * on.Position.LonE7) - point.LonE7, (2 * on.Position.LatE7) - point.LatE7)),
                        Edge(1, on.Position),
                    },
                },
            }))
            : Refusal(171, "No suitable edges near location");
    }

    /// <summary>A place on a road; servers give several, not in any order.</summary>
    private static object Edge(int way, GeoPoint at) =>
        new { way_id = way, correlated_lat = Degrees(at.LatE7), correlated_lon = Degrees(at.LonE7), side_of_street = "neither" };

    private static GeoPoint Point(JsonElement place) =>
        GeoPoint.FromDegrees(place.GetProperty("lon").GetDouble(), place.GetProperty("lat").GetDouble());

    private static decimal Degrees(int e7) => Math.Round(e7 / 1e7m, 6);

    private FakeServer.Reply Table(JsonElement asked)
    {
        Assert.Equal("kilometers", asked.GetProperty("units").GetString());
        JsonElement[] sources = [.. asked.GetProperty("sources").EnumerateArray()];
        JsonElement[] targets = [.. asked.GetProperty("targets").EnumerateArray()];
        if ((long)sources.Length * targets.Length > MaxCells)
        {
            return Refusal(150, $"Exceeded max locations:{MaxCells}");
        }

        if (!TrySnap(sources, out RoadPoint[] from) || !TrySnap(targets, out RoadPoint[] to))
        {
            return Refusal(171, "No suitable edges near location");
        }

        RoadMatrix matrix = query.Matrix(from, to);
        long? Time(int i, int j) => matrix.DurationMs(i, j) == RoadMatrix.Unreachable ? null : (matrix.DurationMs(i, j) + 500L) / 1000;
        decimal? Length(int i, int j) => matrix.LengthDm(i, j) == RoadMatrix.Unreachable ? null : (matrix.LengthDm(i, j) + 5) / 10 * 0.001m;
        T[][] Rows<T>(Func<int, int, T> cell) =>
            [.. Enumerable.Range(0, from.Length).Select(i => Enumerable.Range(0, to.Length).Select(j => cell(i, j)).ToArray())];
        object cells = Verbose
            ? Rows((i, j) => new { from_index = i, to_index = j, time = Time(i, j), distance = Length(i, j) })
            : new { durations = Rows(Time), distances = Rows(Length) };
        return FakeServer.Reply.Json(JsonSerializer.Serialize(new { sources_to_targets = cells, units = "kilometers", algorithm = "costmatrix" }));
    }

    private FakeServer.Reply Route(JsonElement asked)
    {
        if (!TrySnap([.. asked.GetProperty("locations").EnumerateArray()], out RoadPoint[] on))
        {
            return Refusal(171, "No suitable edges near location");
        }

        if (query.Route(on[0], on[1]) is not RoadPath path)
        {
            return Refusal(442, "No path could be found for input");
        }

        var summary = new { time = path.DurationMs / 1000m, length = Math.Round(path.LengthDm / 10_000m, 3) };
        string shape = SixDigits.Write(path.Geometry(query.Metric.Network));
        return FakeServer.Reply.Json(JsonSerializer.Serialize(new
        {
            trip = new { legs = new[] { new { summary, shape } }, summary, status = 0, status_message = "Found route between points", units = "kilometers" },
        }));
    }

    private bool TrySnap(JsonElement[] places, out RoadPoint[] on)
    {
        on = new RoadPoint[places.Length];
        for (int i = 0; i < on.Length; i++)
        {
            if (!TrySnap(places[i], out on[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool TrySnap(JsonElement place, out RoadPoint on) =>
        query.Metric.Network.TrySnap(Point(place), place.GetProperty("search_cutoff").GetInt32() * 10, out on);
}
