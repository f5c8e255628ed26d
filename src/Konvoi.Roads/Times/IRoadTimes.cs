namespace Konvoi.Roads;

/// <summary>
/// Whoever knows roads between places: the network in this process, or a routing server somewhere else. Places are coordinates,
/// answers are whole milliseconds and decimetres; roads of different providers have nothing else in common. All methods may be
/// called at the same time.
/// </summary>
/// <remarks>
/// Any method throws <see cref="RoadTimesException"/> where no answer could be had, and
/// <see cref="OperationCanceledException"/> when the caller cancels.
/// </remarks>
public interface IRoadTimes
{
    /// <summary>What to call it in messages and tables.</summary>
    public string Name { get; }

    /// <summary>The nearest place on a road; null when there is none as near as the provider's options ask for.</summary>
    public Task<RoadPlace?> SnapAsync(GeoPoint point, CancellationToken cancellation = default);

    /// <summary>
    /// Durations of the fastest ways and their lengths, from every source to every target. A list may be empty.
    /// <see cref="RoadTable.Unreachable"/> where there is no way; a place that is not near a road is a
    /// <see cref="RoadTimesFault.OffRoad"/>.
    /// </summary>
    public Task<RoadTable> MatrixAsync(
        IReadOnlyList<GeoPoint> sources, IReadOnlyList<GeoPoint> targets, CancellationToken cancellation = default);

    /// <summary>The fastest way; null when there is none. An end that is not near a road is a <see cref="RoadTimesFault.OffRoad"/>.</summary>
    public Task<RoadLine?> RouteAsync(GeoPoint from, GeoPoint to, CancellationToken cancellation = default);
}
