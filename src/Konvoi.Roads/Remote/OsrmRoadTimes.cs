using System.Globalization;
using System.Text;

namespace Konvoi.Roads;

/// <summary>
/// Road times from an OSRM server, over version 1 of its HTTP protocol. Coordinates go out in 1e-6 degree; OSRM says times and
/// lengths in tenths of a second and of a metre.
/// </summary>
public sealed class OsrmRoadTimes : IRoadTimes
{
    /// <summary>Requests are addresses: of some hundred places an address still passes most servers between here and there.</summary>
    private const int MaxSide = 500;

    private readonly RemoteServer _server;
    private readonly RemoteOptions _options;
    private readonly string _profile;
    private readonly string _radius;
    private readonly TableTiles _tiles = new(MaxSide);

    /// <param name="client">Sends the requests; stays the caller's.</param>
    /// <param name="server">Where the server is, such as http://localhost:5000.</param>
    /// <param name="options">How to ask.</param>
    /// <exception cref="ArgumentException">Not an http or https address, or an option outside its range.</exception>
    public OsrmRoadTimes(HttpClient client, Uri server, RemoteOptions? options = null)
    {
        _options = options ?? new RemoteOptions();
        _server = new RemoteServer(client, server, _options);
        _profile = _options.Profile ?? "driving";
        _radius = (_options.MaxSnapDm / 10m).ToString(CultureInfo.InvariantCulture);
    }

    public string Name => $"OSRM at {_server.Name}";

    public async Task<RoadPlace?> SnapAsync(GeoPoint point, CancellationToken cancellation = default)
    {
        string place = string.Create(CultureInfo.InvariantCulture, $"{point.LonE7 / 10_000_000m},{point.LatE7 / 10_000_000m}");
        using RemoteReply reply = await _server.GetAsync("nearest", $"nearest/v1/{_profile}/{place}?number=1&radiuses={_radius}", cancellation);
        return OsrmAnswers.Place(reply);
    }

    public async Task<RoadTable> MatrixAsync(
        IReadOnlyList<GeoPoint> sources, IReadOnlyList<GeoPoint> targets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        var table = new RoadTable(sources.Count, targets.Count);
        await _tiles.RunAsync(table.Rows, table.Columns, AskAsync, () => OsrmAnswers.TooBig(_server.Name));
        return table;

        async Task<int?> AskAsync(TableTile tile)
        {
            GeoPoint[] places = [.. sources.Skip(tile.FirstRow).Take(tile.Rows), .. targets.Skip(tile.FirstColumn).Take(tile.Columns)];
            string query = $"&sources={Numbers(0, tile.Rows)}&destinations={Numbers(tile.Rows, tile.Columns)}&annotations=duration,distance";
            using RemoteReply reply = await _server.GetAsync(OsrmAnswers.TableKind, Request("table", places) + query, cancellation);
            return OsrmAnswers.FillTile(reply, tile, table, _options.MaxSnapDm) ? null : 0;
        }
    }

    public async Task<RoadLine?> RouteAsync(GeoPoint from, GeoPoint to, CancellationToken cancellation = default)
    {
        string request = Request("route", [from, to]) + "&overview=full&geometries=polyline6&steps=false";
        using RemoteReply reply = await _server.GetAsync("route", request, cancellation);
        return OsrmAnswers.Line(reply, _options.MaxSnapDm);
    }

    private static string Numbers(int first, int count)
    {
        var text = new StringBuilder();
        for (int i = first; i < first + count; i++)
        {
            text.Append(i == first ? "" : ";").Append(CultureInfo.InvariantCulture, $"{i}");
        }

        return text.ToString();
    }

    private string Request(string service, GeoPoint[] places) =>
        $"{service}/v1/{_profile}/polyline6({Uri.EscapeDataString(Polyline6.Encode(places))})"
        + $"?radiuses={string.Join(';', Enumerable.Repeat(_radius, places.Length))}";
}
