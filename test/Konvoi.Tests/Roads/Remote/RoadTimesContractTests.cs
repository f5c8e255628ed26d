using Konvoi.Roads;
using Konvoi.Shared;

namespace Konvoi.Tests.Roads;

/// <summary>What every provider of road times promises, asked of all of them over the same town; the remote ones may round.</summary>
public sealed class RoadTimesContractTests : IDisposable
{
    private static readonly RoadNetwork Town = RoadNetwork.Build(RandomTown.Make(7).Data, "town");

    /// <summary>A road in the middle is closed, so that some places cannot be reached.</summary>
    private static readonly RoadQuery Query = new(RoadMetric.Create(Town, new MetricOptions()).WithClosed(ClosedRoad()));

    private readonly HttpClient _client = FakeServer.Client();
    private readonly FakeServer _osrm = new(new OsrmFacade(Query).Answer);
    private readonly FakeServer _osrmSmall = new(new OsrmFacade(Query) { MaxCells = 7 }.Answer);
    private readonly FakeServer _valhalla = new(new ValhallaFacade(Query).Answer);
    private readonly FakeServer _valhallaSmall = new(new ValhallaFacade(Query) { MaxCells = 9, Verbose = true }.Answer);

    public static TheoryData<string> Providers => ["network", "osrm", "osrm in tiles", "valhalla", "valhalla in tiles"];

    public void Dispose()
    {
        _client.Dispose();
        _osrm.Dispose();
        _osrmSmall.Dispose();
        _valhalla.Dispose();
        _valhallaSmall.Dispose();
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_table_holds_the_times_of_the_network(string provider)
    {
        GeoPoint[] sources = Places(1, 9);
        GeoPoint[] targets = Places(2, 6);
        RoadMatrix expected = Query.Matrix(Snapped(sources), Snapped(targets));
        RoadTable table = await Of(provider).MatrixAsync(sources, targets, TestContext.Current.CancellationToken);

        Assert.Equal((9, 6), (table.Rows, table.Columns));
        int unreachable = 0;
        for (int i = 0; i < 9; i++)
        {
            for (int j = 0; j < 6; j++)
            {
                AssertNear(expected.DurationMs(i, j), table.DurationMs(i, j), DurationRoundingMs(provider));
                AssertNear(expected.LengthDm(i, j), table.LengthDm(i, j), LengthRoundingDm(provider));
                unreachable += table.DurationMs(i, j) == RoadTable.Unreachable ? 1 : 0;
            }
        }

        Assert.InRange(unreachable, 1, 53);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_way_is_that_of_the_network_and_null_where_there_is_none(string provider)
    {
        IRoadTimes times = Of(provider);
        GeoPoint[] places = Places(3, 8);
        RoadPoint[] on = Snapped(places);
        int missing = 0;
        for (int i = 0; i + 1 < places.Length; i++)
        {
            RoadLine? line = await times.RouteAsync(places[i], places[i + 1], TestContext.Current.CancellationToken);
            RoadPath? path = Query.Route(on[i], on[i + 1]);
            Assert.Equal(path is null, line is null);
            missing += line is null ? 1 : 0;
            if (path is not null && line is not null)
            {
                AssertNear((int)path.DurationMs, line.DurationMs, DurationRoundingMs(provider));
                AssertNear((int)path.LengthDm, line.LengthDm, LengthRoundingDm(provider));
                GeoPoint[] geometry = path.Geometry(Town);
                Assert.Equal(geometry.Length, line.Geometry.Count);
                Assert.All(geometry.Zip(line.Geometry), pair => Assert.True(pair.First.DistanceDm(pair.Second) <= 1));
            }
        }

        Assert.InRange(missing, 1, 6);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_place_goes_to_the_nearest_road_or_nowhere(string provider)
    {
        IRoadTimes times = Of(provider);
        foreach (GeoPoint point in Places(4, 10))
        {
            Assert.True(Town.TrySnap(point, 5_000, out RoadPoint expected));
            RoadPlace? place = await times.SnapAsync(point, TestContext.Current.CancellationToken);
            Assert.NotNull(place);
            Assert.InRange(place.DistanceDm, expected.SnapDistanceDm - 2, expected.SnapDistanceDm + 2);
            Assert.True(expected.Position.DistanceDm(place.Position) <= 1);
        }

        Assert.Null(await times.SnapAsync(FarAway, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_place_off_the_road_is_refused_as_such(string provider)
    {
        IRoadTimes times = Of(provider);
        GeoPoint near = Places(5, 1)[0];
        RoadTimesException e = await Assert.ThrowsAsync<RoadTimesException>(() => times.MatrixAsync([near], [near, FarAway], TestContext.Current.CancellationToken));
        Assert.Equal(RoadTimesFault.OffRoad, e.Fault);
        Assert.Contains("500 m", e.Message, StringComparison.Ordinal);
        e = await Assert.ThrowsAsync<RoadTimesException>(() => times.RouteAsync(FarAway, near, TestContext.Current.CancellationToken));
        Assert.Equal(RoadTimesFault.OffRoad, e.Fault);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task An_empty_list_gives_an_empty_table(string provider)
    {
        RoadTable table = await Of(provider).MatrixAsync([], Places(6, 3), TestContext.Current.CancellationToken);
        Assert.Equal((0, 3), (table.Rows, table.Columns));
        table = await Of(provider).MatrixAsync(Places(6, 3), [], TestContext.Current.CancellationToken);
        Assert.Equal((3, 0), (table.Rows, table.Columns));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.DurationMs(0, 0));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_caller_that_has_cancelled_is_told_so(string provider)
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Of(provider).SnapAsync(At(0, 0), cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Of(provider).MatrixAsync([At(0, 0)], [At(1, 1)], cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Of(provider).RouteAsync(At(0, 0), At(1, 1), cancelled.Token));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_provider_may_be_asked_from_many_sides_at_once(string provider)
    {
        IRoadTimes times = Of(provider);
        GeoPoint[] places = Places(8, 6);
        RoadTable[] tables = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => times.MatrixAsync(places, places)));
        Assert.All(tables, table => Assert.Equal(tables[0].DurationMs(0, 5), table.DurationMs(0, 5)));
    }

    private static GeoPoint FarAway => At(4_000, 4_000);

    private IRoadTimes Of(string provider) => provider switch
    {
        "network" => new NetworkRoadTimes(Query),
        "osrm" => new OsrmRoadTimes(_client, _osrm.Address),
        "osrm in tiles" => new OsrmRoadTimes(_client, _osrmSmall.Address),
        "valhalla" => new ValhallaRoadTimes(_client, _valhalla.Address),
        _ => new ValhallaRoadTimes(_client, _valhallaSmall.Address),
    };

    private static int DurationRoundingMs(string provider) => provider[0] switch { 'n' => 0, 'o' => 50, _ => 500 };

    private static int LengthRoundingDm(string provider) => provider[0] == 'v' ? 5 : 0;

    private static void AssertNear(int expected, int actual, int rounding)
    {
        if (expected == RoadMatrix.Unreachable)
        {
            Assert.Equal(RoadTable.Unreachable, actual);
        }
        else
        {
            Assert.InRange(actual, expected - rounding, expected + rounding);
        }
    }

    private static GeoPoint At(int x, int y) => RoadNetworkTests.At(x, y);

    /// <summary>The first on the closed road, the others anywhere; in steps that six digits can say.</summary>
    private static GeoPoint[] Places(ulong seed, int count)
    {
        var rng = new Rng(seed);
        RoadPoint closed = Town.PointOn(ClosedRoad().First(), 100);
        return [.. Enumerable.Range(0, count).Select(i => i == 0 && count > 1
            ? new GeoPoint(closed.Position.LonE7 / 10 * 10, closed.Position.LatE7 / 10 * 10)
            : At(rng.Range(0, 80), rng.Range(0, 60)))];
    }

    private static RoadPoint[] Snapped(GeoPoint[] places) => [.. places.Select(place =>
    {
        Assert.True(Town.TrySnap(place, 5_000, out RoadPoint on));
        return on;
    })];

    /// <summary>The longest road, both ways.</summary>
    private static ArcSet ClosedRoad()
    {
        int arc = Enumerable.Range(0, Town.ArcCount).Where(Town.IsMain).MaxBy(Town.LengthDm);
        var closed = new ArcSet(Town.ArcCount);
        closed.Add(arc);
        if (Town.ReverseOf(arc) >= 0)
        {
            closed.Add(Town.ReverseOf(arc));
        }

        return closed;
    }
}
