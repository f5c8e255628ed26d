using System.Globalization;

namespace Konvoi.Roads;

/// <summary>The network in this process as a provider of road times. Answers on the caller's thread, before it returns.</summary>
public sealed class NetworkRoadTimes : IRoadTimes
{
    private readonly RoadQuery _query;
    private readonly int _maxSnapDm;

    /// <param name="query">The network and how its roads are weighed.</param>
    /// <param name="maxSnapDm">How far a place may lie from a road, at least 0.</param>
    public NetworkRoadTimes(RoadQuery query, int maxSnapDm = RemoteOptions.DefaultMaxSnapDm)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfNegative(maxSnapDm);
        _query = query;
        _maxSnapDm = maxSnapDm;
    }

    public string Name => _query.Metric.Network.Name;

    public Task<RoadPlace?> SnapAsync(GeoPoint point, CancellationToken cancellation = default) => Answer(
        () => _query.Metric.Network.TrySnap(point, _maxSnapDm, out RoadPoint found) ? new RoadPlace(found.Position, found.SnapDistanceDm) : null,
        cancellation);

    public Task<RoadTable> MatrixAsync(
        IReadOnlyList<GeoPoint> sources, IReadOnlyList<GeoPoint> targets, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(targets);
        return Answer(Fill, cancellation);

        RoadTable Fill()
        {
            var table = new RoadTable(sources.Count, targets.Count);
            RoadMatrix matrix = _query.Matrix(Snapped(sources, "matrix"), Snapped(targets, "matrix"));
            for (int i = 0; i < table.Rows; i++)
            {
                for (int j = 0; j < table.Columns; j++)
                {
                    table.Set(i, j, matrix.DurationMs(i, j), matrix.LengthDm(i, j));
                }
            }

            return table;
        }
    }

    public Task<RoadLine?> RouteAsync(GeoPoint from, GeoPoint to, CancellationToken cancellation = default)
    {
        return Answer(Find, cancellation);

        RoadLine? Find()
        {
            RoadPoint[] ends = Snapped([from, to], "route");
            return _query.Route(ends[0], ends[1]) is RoadPath path
                ? new RoadLine((int)path.DurationMs, (int)path.LengthDm, path.Geometry(_query.Metric.Network))
                : null;
        }
    }

    /// <summary>What goes wrong is in the task, as with a provider that is far away.</summary>
    private static Task<T> Answer<T>(Func<T> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellation);
        }

        try
        {
            return Task.FromResult(work());
        }
        catch (RoadTimesException e)
        {
            return Task.FromException<T>(e);
        }
    }

    private RoadPoint[] Snapped(IReadOnlyList<GeoPoint> places, string kind) => [.. places.Select(place =>
        _query.Metric.Network.TrySnap(place, _maxSnapDm, out RoadPoint found)
            ? found
            : throw new RoadTimesException(RoadTimesFault.OffRoad, string.Create(
                CultureInfo.InvariantCulture,
                $"{Name}: {kind}: found {place.Lon},{place.Lat}, more than {_maxSnapDm / 10m} m from any road, expected a place near one")))];
}
