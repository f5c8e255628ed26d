using System.Text.Json;

namespace Konvoi.Roads;

/// <summary>
/// Road times from a Valhalla server, over its HTTP protocol. Valhalla says times between many places in whole seconds and lengths
/// in whole metres.
/// </summary>
public sealed class ValhallaRoadTimes : IRoadTimes
{
    /// <summary>A tile of this size is answered in some ten megabytes.</summary>
    private const int MaxSide = 1_000;

    private readonly RemoteServer _server;
    private readonly RemoteOptions _options;
    private readonly string _costing;
    private readonly TableTiles _tiles = new(MaxSide);

    /// <param name="client">Sends the requests; stays the caller's.</param>
    /// <param name="server">Where the server is, such as http://localhost:8002.</param>
    /// <param name="options">How to ask.</param>
    /// <exception cref="ArgumentException">Not an http or https address, or an option outside its range.</exception>
    public ValhallaRoadTimes(HttpClient client, Uri server, RemoteOptions? options = null)
    {
        _options = options ?? new RemoteOptions();
        _server = new RemoteServer(client, server, _options);
        _costing = _options.Profile ?? "auto";
    }

    public string Name => $"Valhalla at {_server.Name}";

    public async Task<RoadPlace?> SnapAsync(GeoPoint point, CancellationToken cancellation = default)
    {
        byte[] request = Json(("locations", [point]), json => json.WriteBoolean("verbose", false));
        using RemoteReply reply = await _server.PostAsync("locate", "locate", request, cancellation);
        return ValhallaAnswers.Place(reply, point, _options.MaxSnapDm);
    }

    public async Task<RoadTable> MatrixAsync(
        IReadOnlyList<GeoPoint> sources, IReadOnlyList<GeoPoint> targets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        var table = new RoadTable(sources.Count, targets.Count);
        await _tiles.RunAsync(table.Rows, table.Columns, AskAsync, () => ValhallaAnswers.TooBig(_server.Name));
        return table;

        async Task<int?> AskAsync(TableTile tile)
        {
            byte[] request = Json(
                ("sources", sources.Skip(tile.FirstRow).Take(tile.Rows)),
                json =>
                {
                    WritePlaces(json, ("targets", targets.Skip(tile.FirstColumn).Take(tile.Columns)));
                    json.WriteString("units", "kilometers");
                    json.WriteBoolean("verbose", false);
                });
            using RemoteReply reply = await _server.PostAsync(ValhallaAnswers.TableKind, "sources_to_targets", request, cancellation);
            return ValhallaAnswers.FillTile(reply, tile, table, _options.MaxSnapDm);
        }
    }

    public async Task<RoadLine?> RouteAsync(GeoPoint from, GeoPoint to, CancellationToken cancellation = default)
    {
        byte[] request = Json(("locations", [from, to]), json =>
        {
            json.WriteString("units", "kilometers");
            json.WriteString("directions_type", "none");
        });
        using RemoteReply reply = await _server.PostAsync("route", "route", request, cancellation);
        return ValhallaAnswers.Line(reply, _options.MaxSnapDm);
    }

    private byte[] Json((string Name, IEnumerable<GeoPoint> Places) first, Action<Utf8JsonWriter> writeRest)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("costing", _costing);
            WritePlaces(json, first);
            writeRest(json);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private void WritePlaces(Utf8JsonWriter json, (string Name, IEnumerable<GeoPoint> Places) list)
    {
        json.WriteStartArray(list.Name);
        foreach (GeoPoint place in list.Places)
        {
            json.WriteStartObject();
            json.WriteNumber("lat", place.LatE7 / 10_000_000m);
            json.WriteNumber("lon", place.LonE7 / 10_000_000m);
            json.WriteNumber("search_cutoff", (_options.MaxSnapDm + 9) / 10);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
