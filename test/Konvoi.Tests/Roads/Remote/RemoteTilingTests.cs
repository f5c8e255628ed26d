using System.Text.Json;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>Tables larger than a server allows. The servers here answer with numbers that tell which cell they belong to.</summary>
public sealed class RemoteTilingTests : IDisposable
{
    private readonly HttpClient _client = FakeServer.Client();
    private int _largest;

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(40, 30, 100)]
    [InlineData(30, 40, 7)]
    [InlineData(1, 300, 100)]
    [InlineData(300, 1, 100)]
    [InlineData(5, 3, 1)]
    [InlineData(20, 20, 1_000_000)]
    public async Task Every_cell_is_asked_for_once_the_limit_is_known(int rows, int columns, int maxCells)
    {
        using FakeServer osrm = new(request => AnswerOsrm(request, maxCells));
        using FakeServer valhalla = new(request => AnswerValhalla(request, maxCells));
        foreach ((IRoadTimes times, FakeServer server) in new (IRoadTimes, FakeServer)[]
            { (new OsrmRoadTimes(_client, osrm.Address), osrm), (new ValhallaRoadTimes(_client, valhalla.Address), valhalla) })
        {
            await AssertTable(times, rows, columns);
            server.Requests.Clear();
            _largest = 0;
            await AssertTable(times, rows, columns);
            Assert.InRange(_largest, 1, maxCells);
            int tiles = server.Requests.Count;
            Assert.InRange(tiles, 1, Math.Max(1, 6L * rows * columns / maxCells) + 2);
        }
    }

    [Fact]
    public async Task A_table_that_no_address_would_hold_is_asked_for_in_parts()
    {
        using FakeServer osrm = new(request => AnswerOsrm(request, int.MaxValue));
        await AssertTable(new OsrmRoadTimes(_client, osrm.Address), 2, 1_200);
        Assert.Equal(3, osrm.Requests.Count);
    }

    [Fact]
    public async Task An_address_that_is_too_long_for_a_server_counts_as_too_big()
    {
        using FakeServer osrm = new(request => request.Path.Length > 300 ? new FakeServer.Reply(414, "<html>") : AnswerOsrm(request, int.MaxValue));
        await AssertTable(new OsrmRoadTimes(_client, osrm.Address), 60, 60);
    }

    /// <summary>A place that says its own number.</summary>
    private static GeoPoint Place(int number) => new(number * 10, number * 10);

    private static async Task AssertTable(IRoadTimes times, int rows, int columns)
    {
        RoadTable table = await times.MatrixAsync(
            [.. Enumerable.Range(0, rows).Select(Place)], [.. Enumerable.Range(5_000, columns).Select(Place)], TestContext.Current.CancellationToken);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                Assert.Equal((i * 1_000, (j + 5_000) * 10_000), (table.DurationMs(i, j), table.LengthDm(i, j)));
            }
        }
    }

    private FakeServer.Reply AnswerOsrm(FakeServer.Request request, int maxCells)
    {
        List<GeoPoint> places = SixDigits.Read(request.Path[(request.Path.IndexOf('(', StringComparison.Ordinal) + 1)..^1]);
        int[] from = [.. request.Query["sources"].Split(';').Select(int.Parse)];
        int[] to = [.. request.Query["destinations"].Split(';').Select(int.Parse)];
        if (from.Length * to.Length > maxCells)
        {
            return new FakeServer.Reply(400, """{"code":"TooBig","message":"Too many table coordinates"}""");
        }

        _largest = Math.Max(_largest, from.Length * to.Length);
        return FakeServer.Reply.Json(JsonSerializer.Serialize(new
        {
            code = "Ok",
            durations = from.Select(i => to.Select(_ => places[i].LonE7 / 10)),
            distances = from.Select(_ => to.Select(j => places[j].LonE7 / 10 * 1_000)),
        }));
    }

    private FakeServer.Reply AnswerValhalla(FakeServer.Request request, int maxCells)
    {
        JsonElement asked = JsonDocument.Parse(request.Body).RootElement;
        int[] Numbers(string name) => [.. asked.GetProperty(name).EnumerateArray().Select(place => (int)(place.GetProperty("lon").GetDecimal() * 1_000_000))];
        (int[] from, int[] to) = (Numbers("sources"), Numbers("targets"));
        if (from.Length * to.Length > maxCells)
        {
            return new FakeServer.Reply(400, $$"""{"error_code":150,"error":"Exceeded max locations:{{maxCells}}","status_code":400}""");
        }

        _largest = Math.Max(_largest, from.Length * to.Length);
        return FakeServer.Reply.Json(JsonSerializer.Serialize(new
        {
            sources_to_targets = new { durations = from.Select(i => to.Select(_ => i)), distances = from.Select(_ => to.Select(j => j)) },
            units = "kilometers",
        }));
    }
}
