using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>What the clients send and how they read answers, on answers of the servers' own shape.</summary>
public sealed class RemoteAnswerTests : IDisposable
{
    private const string OsrmTable = """
        {"code":"Ok","data_version":"2026-01-01","sources":[{"location":[-8.61,41.15],"name":"","hint":"x"}],
        "destinations":[{},{}],"durations":[[0,192.6],[199.04,null]],"distances":[[0,1886.3],[1900.04,null]]}
        """;

    private const string ValhallaTable = """
        {"sources_to_targets":{"durations":[[0,105],[108,null]],"distances":[[0.0,0.147],[0.151,null]]},
        "units":"kilometers","algorithm":"costmatrix"}
        """;

    private const string OsrmRoute = """
        {"code":"Ok","routes":[{"geometry":"??_ibE_ibE","legs":[{"steps":[]}],"duration":12.3,"distance":456.7,"weight":1}],"waypoints":[]}
        """;

    private const string ValhallaRoute = """
        {"trip":{"locations":[],"legs":[{"summary":{"time":55.543,"length":0.292},"shape":"??_ibE_ibE"}],
        "summary":{"time":55.543,"length":0.292},"status":0,"units":"kilometers"}}
        """;

    private static readonly GeoPoint A = GeoPoint.FromDegrees(-8.61, 41.15);
    private static readonly GeoPoint B = GeoPoint.FromDegrees(-8.62, 41.16);

    private readonly HttpClient _client = FakeServer.Client();
    private readonly List<FakeServer> _servers = [];

    public void Dispose()
    {
        _client.Dispose();
        _servers.ForEach(server => server.Dispose());
    }

    [Fact]
    public async Task Osrm_is_asked_for_a_table_by_index()
    {
        FakeServer server = Server(_ => FakeServer.Reply.Json(OsrmTable));
        RoadTable table = await Osrm(server).MatrixAsync([A, B], [B, A], TestContext.Current.CancellationToken);

        Assert.Equal([0, 192_600, 199_040, RoadTable.Unreachable], Cells(table, table.DurationMs));
        Assert.Equal([0, 18_863, 19_000, RoadTable.Unreachable], Cells(table, table.LengthDm));
        FakeServer.Request request = Assert.Single(server.Requests);
        Assert.Equal($"/table/v1/driving/polyline6({SixDigits.Write([A, B, B, A])})", request.Path);
        Assert.Equal(("0;1", "2;3", "500;500;500;500"), (request.Query["sources"], request.Query["destinations"], request.Query["radiuses"]));
    }

    [Fact]
    public async Task Valhalla_is_posted_sources_and_targets()
    {
        FakeServer server = Server(_ => FakeServer.Reply.Json(ValhallaTable));
        RoadTable table = await Valhalla(server).MatrixAsync([A, B], [B, A], TestContext.Current.CancellationToken);

        Assert.Equal([0, 105_000, 108_000, RoadTable.Unreachable], Cells(table, table.DurationMs));
        Assert.Equal([0, 1_470, 1_510, RoadTable.Unreachable], Cells(table, table.LengthDm));
        FakeServer.Request request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/sources_to_targets"), (request.Method, request.Path));
        Assert.Contains("""
            "sources":[{"lat":41.15,"lon":-8.61,"search_cutoff":500},{"lat":41.16,"lon":-8.62,"search_cutoff":500}],"targets":[{"lat":41.16
            """.Trim(), request.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ways_come_with_their_line()
    {
        RoadLine? osrm = await Osrm(Server(_ => FakeServer.Reply.Json(OsrmRoute))).RouteAsync(A, B, TestContext.Current.CancellationToken);
        RoadLine? valhalla = await Valhalla(Server(_ => FakeServer.Reply.Json(ValhallaRoute)))
            .RouteAsync(A, B, TestContext.Current.CancellationToken);

        Assert.Equal((12_300, 4_567), (osrm?.DurationMs, osrm?.LengthDm));
        Assert.Equal((55_543, 2_920), (valhalla?.DurationMs, valhalla?.LengthDm));
        Assert.Equal([new GeoPoint(0, 0), new GeoPoint(1_000_000, 1_000_000)], osrm!.Geometry);
        Assert.Equal(osrm.Geometry, valhalla!.Geometry);
    }

    [Theory]
    [InlineData(400, """{"code":"InvalidQuery","message":"Query string malformed"}""", RoadTimesFault.Refused, "InvalidQuery: Query string malformed (HTTP 400)")]
    [InlineData(400, """{"code":"NoSegment","message":"no"}""", RoadTimesFault.OffRoad, "within 500 m (NoSegment: no)")]
    [InlineData(400, """{"code":"TooBig"}""", RoadTimesFault.Refused, "TooBig of one source and one target")]
    [InlineData(502, "<html>Bad Gateway</html>", RoadTimesFault.Refused, "found HTTP 502")]
    [InlineData(429, """{"message":"Too Many Requests"}""", RoadTimesFault.Refused, "HTTP 429")]
    [InlineData(200, "<html>", RoadTimesFault.Malformed, "no valid JSON")]
    [InlineData(200, "", RoadTimesFault.Malformed, "no valid JSON")]
    [InlineData(200, """{"code":"Ok","durations":[[1""", RoadTimesFault.Malformed, "no valid JSON")]
    [InlineData(200, "[]", RoadTimesFault.Malformed, "at $ a list, expected an object with \"code\"")]
    [InlineData(200, """{"code":7}""", RoadTimesFault.Malformed, "at $.code 7, expected a text")]
    [InlineData(200, """{"code":"Ok"}""", RoadTimesFault.Malformed, "at $ no \"durations\"")]
    [InlineData(200, """{"code":"Ok","durations":[[1]],"distances":[]}""", RoadTimesFault.Malformed, "at $.distances a list of 0, expected a list of 1")]
    [InlineData(200, """{"code":"Ok","durations":[[1,2]],"distances":[[1]]}""", RoadTimesFault.Malformed, "at $.durations[0] a list of 2")]
    [InlineData(200, """{"code":"Ok","durations":[[-1]],"distances":[[1]]}""", RoadTimesFault.Malformed, "at $.durations[0][0] -1, expected a number from 0")]
    [InlineData(200, """{"code":"Ok","durations":[[1e999]],"distances":[[1]]}""", RoadTimesFault.Malformed, "at $.durations[0][0] 1e999")]
    [InlineData(200, """{"code":"Ok","durations":[[NaN]],"distances":[[1]]}""", RoadTimesFault.Malformed, "no valid JSON")]
    [InlineData(200, """{"code":"Ok","durations":[["NaN"]],"distances":[[1]]}""", RoadTimesFault.Malformed, "at $.durations[0][0] a text")]
    [InlineData(200, """{"code":"Ok","durations":[[3000000]],"distances":[[1]]}""", RoadTimesFault.Malformed, "3000000, expected a number from 0 to 2147483")]
    [InlineData(200, """{"code":"Ok","durations":[[1]],"distances":[[null]]}""", RoadTimesFault.Malformed, "at $.distances[0][0] null")]
    [InlineData(200, """{"code":"Ok","code":"Ok"}""", RoadTimesFault.Malformed, "no valid JSON")]
    public async Task A_table_of_osrm_that_is_none_is_said_with_its_place(int status, string body, RoadTimesFault fault, string expected)
    {
        FakeServer server = Server(_ => new FakeServer.Reply(status, body));
        await AssertFault(() => Osrm(server).MatrixAsync([A], [B]), fault, $"{server.Address.Authority}: table: ", expected);
    }

    [Theory]
    [InlineData(400, """{"error_code":154,"error":"Path distance exceeds the max distance limit: 200000 meters"}""", RoadTimesFault.Refused, "154: Path distance")]
    [InlineData(400, """{"error_code":171,"error":"No suitable edges near location"}""", RoadTimesFault.OffRoad, "within 500 m")]
    [InlineData(400, """{"error_code":150,"error":"Exceeded max locations:0"}""", RoadTimesFault.Refused, "one source and one target")]
    [InlineData(500, "oops", RoadTimesFault.Refused, "HTTP 500")]
    [InlineData(404, "{}", RoadTimesFault.Refused, "without a code (HTTP 404)")]
    [InlineData(200, """{"sources_to_targets":[[{"time":1}]]}""", RoadTimesFault.Malformed, "at $.sources_to_targets[0][0] no \"distance\"")]
    [InlineData(200, """{"sources_to_targets":[[{"time":1,"distance":-2}]]}""", RoadTimesFault.Malformed, "distance -2")]
    [InlineData(200, """{"sources_to_targets":{"durations":[[1]],"distances":[[1]]},"units":"miles"}""", RoadTimesFault.Malformed, "units miles, expected kilometers")]
    [InlineData(200, """{"sources_to_targets":7}""", RoadTimesFault.Malformed, "at $.sources_to_targets 7")]
    public async Task A_table_of_valhalla_that_is_none_is_said_with_its_place(int status, string body, RoadTimesFault fault, string expected)
    {
        FakeServer server = Server(_ => new FakeServer.Reply(status, body));
        await AssertFault(() => Valhalla(server).MatrixAsync([A], [B]), fault, $"{server.Address.Authority}: sources_to_targets: ", expected);
    }

    [Theory]
    [InlineData("NoTable")]
    public async Task No_way_between_any_is_a_table_of_nothing(string code)
    {
        RoadTable osrm = await Osrm(Server(_ => new FakeServer.Reply(400, $$"""{"code":"{{code}}"}"""))).MatrixAsync([A], [B], TestContext.Current.CancellationToken);
        RoadTable valhalla = await Valhalla(Server(_ => new FakeServer.Reply(400, """{"error_code":442}"""))).MatrixAsync([A], [B], TestContext.Current.CancellationToken);
        Assert.Equal((RoadTable.Unreachable, RoadTable.Unreachable), (osrm.DurationMs(0, 0), valhalla.LengthDm(0, 0)));
    }

    [Theory]
    [InlineData("_ibE")] // a latitude without a longitude
    [InlineData("_")]
    [InlineData("__________?")]
    [InlineData(" ?")]
    [InlineData("_____X?")] // beyond the pole
    [InlineData("")]
    public async Task A_line_that_is_none_is_refused(string shape)
    {
        await AssertFault(
            () => Osrm(Server(_ => FakeServer.Reply.Json(OsrmRoute.Replace("??_ibE_ibE", shape)))).RouteAsync(A, B),
            RoadTimesFault.Malformed, "route: ", "at $.routes[0].geometry a text that is no line");
        await AssertFault(
            () => Valhalla(Server(_ => FakeServer.Reply.Json(ValhallaRoute.Replace("??_ibE_ibE", shape)))).RouteAsync(A, B),
            RoadTimesFault.Malformed, "route: ", "at $.trip.legs[0].shape a text that is no line");
    }

    [Fact]
    public async Task An_answer_too_long_or_too_deep_is_refused_unread()
    {
        FakeServer endless = Server(_ => FakeServer.Reply.Json($$"""{"code":"{{new string('x', 200_000)}}"}"""));
        await AssertFault(
            () => new OsrmRoadTimes(_client, endless.Address, new RemoteOptions { MaxAnswerBytes = 100_000 }).MatrixAsync([A], [B]),
            RoadTimesFault.Malformed, "table: ", "more than 100000 bytes");
        FakeServer deep = Server(_ => FakeServer.Reply.Json(new string('[', 100_000)));
        await AssertFault(() => Osrm(deep).MatrixAsync([A], [B]), RoadTimesFault.Malformed, "table: ", "no valid JSON");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"code\"", RoadTimesFault.Malformed, "cut off")]
    [InlineData("SSH-2.0-OpenSSH\r\n\r\n", RoadTimesFault.Malformed, "not HTTP")]
    [InlineData("", RoadTimesFault.Unreachable, "no connection")]
    public async Task What_is_not_http_is_said(string raw, RoadTimesFault fault, string expected)
    {
        FakeServer server = Server(_ => new FakeServer.Reply(200, "", raw));
        await AssertFault(() => Osrm(server).SnapAsync(A), fault, $"{server.Address.Authority}: nearest: ", expected);
    }

    [Fact]
    public async Task A_server_that_is_not_there_and_one_that_is_silent_are_told_apart()
    {
        FakeServer gone = Server(_ => FakeServer.Reply.Json(""));
        gone.Dispose();
        await AssertFault(() => Osrm(gone).SnapAsync(A), RoadTimesFault.Unreachable, "nearest: ", "no connection");
        FakeServer silent = Server(_ => new FakeServer.Reply(200, "", Wait: true));
        var hasty = new RemoteOptions { Timeout = TimeSpan.FromMilliseconds(300) };
        await AssertFault(
            () => new ValhallaRoadTimes(_client, silent.Address, hasty).SnapAsync(A), RoadTimesFault.TimedOut, "locate: ", "within 0.3 s");
    }

    [Fact]
    public async Task A_request_is_repeated_only_when_asked_to()
    {
        int left = 2;
        FakeServer busy = Server(_ => Interlocked.Decrement(ref left) >= 0 ? new FakeServer.Reply(503, "busy") : FakeServer.Reply.Json(OsrmTable));
        await AssertFault(() => Osrm(busy).MatrixAsync([A, B], [A, B]), RoadTimesFault.Refused, "table: ", "HTTP 503");
        RoadTable table = await new OsrmRoadTimes(_client, busy.Address, new RemoteOptions { Retries = 1 })
            .MatrixAsync([A, B], [A, B], TestContext.Current.CancellationToken);
        Assert.Equal((192_600, 3), (table.DurationMs(0, 1), busy.Requests.Count));
    }

    [Fact]
    public void Options_and_addresses_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new OsrmRoadTimes(_client, new Uri("ftp://x")));
        Assert.Throws<ArgumentException>(() => new ValhallaRoadTimes(_client, new Uri("/x", UriKind.Relative)));
        var address = new Uri("http://localhost");
        foreach (RemoteOptions bad in new RemoteOptions[]
        {
            new() { Profile = "../secret" }, new() { Profile = "" }, new() { MaxSnapDm = 0 }, new() { Timeout = TimeSpan.Zero },
            new() { MaxAnswerBytes = 0 }, new() { Retries = -1 },
        })
        {
            Assert.ThrowsAny<ArgumentException>(() => new OsrmRoadTimes(_client, address, bad));
        }
    }

    private static IEnumerable<int> Cells(RoadTable table, Func<int, int, int> value) =>
        Enumerable.Range(0, table.Rows * table.Columns).Select(cell => value(cell / table.Columns, cell % table.Columns));

    private static async Task AssertFault(Func<Task> ask, RoadTimesFault fault, string who, string what)
    {
        RoadTimesException e = await Assert.ThrowsAsync<RoadTimesException>(ask);
        Assert.Equal(fault, e.Fault);
        Assert.Contains(who, e.Message, StringComparison.Ordinal);
        Assert.Contains(what, e.Message, StringComparison.Ordinal);
        Assert.Contains(", expected ", e.Message, StringComparison.Ordinal);
    }

    private FakeServer Server(Func<FakeServer.Request, FakeServer.Reply> answer)
    {
        _servers.Add(new FakeServer(answer));
        return _servers[^1];
    }

    private OsrmRoadTimes Osrm(FakeServer server) => new(_client, server.Address);

    private ValhallaRoadTimes Valhalla(FakeServer server) => new(_client, server.Address);
}
