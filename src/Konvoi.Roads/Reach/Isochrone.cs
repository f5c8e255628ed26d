namespace Konvoi.Roads;

/// <summary>
/// The area that is reached within a time: all ground that lies no farther from a reached place on a road than
/// <see cref="IsochroneOptions.OffRoadM"/>, and small holes in it. So a longer time never gives less, and what lies behind a river wider than
/// that is not in it before a bridge is reached.
/// </summary>
public sealed class Isochrone
{
    private Isochrone(int limitMs, IReadOnlyList<IsochronePolygon> polygons, long areaM2, long roadLengthDm) =>
        (LimitMs, Polygons, AreaM2, RoadLengthDm) = (limitMs, polygons, areaM2, roadLengthDm);

    /// <summary>The time.</summary>
    public int LimitMs { get; }

    /// <summary>Its pieces, largest first; none where nothing is reached, as from a closed road.</summary>
    public IReadOnlyList<IsochronePolygon> Polygons { get; }

    /// <summary>Of all pieces without their holes, on the plane.</summary>
    public long AreaM2 { get; }

    /// <summary>The length of road reached, each road once.</summary>
    public long RoadLengthDm { get; }

    /// <summary>One area per time, in the order given.</summary>
    /// <param name="reach">What is reached.</param>
    /// <param name="limitsMs">Ascending, in [0, <see cref="RoadReach.LimitMs"/>].</param>
    /// <param name="options">How it is drawn; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time or an option outside its range, or an area of more cells than 25 million.</exception>
    public static IReadOnlyList<Isochrone> Of(RoadReach reach, IReadOnlyList<int> limitsMs, IsochroneOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reach);
        ArgumentNullException.ThrowIfNull(limitsMs);
        options ??= new IsochroneOptions();
        Check(limitsMs, options);
        if (limitsMs.Count == 0)
        {
            return [];
        }

        StretchLines lines = new(reach);
        DistanceGrid grid = new(lines.BoundsMm(limitsMs[^1]), options.OffRoadM * 1000, options.CellM * 1000);
        Isochrone[] areas = new Isochrone[limitsMs.Count];
        for (int i = 0; i < areas.Length; i++)
        {
            // Distances to a growing set of roads only shrink, so that one grid serves all times.
            lines.Draw(i == 0 ? -1 : limitsMs[i - 1], limitsMs[i], grid);
            ContourRings rings = ContourRings.Of(grid, options.LeastHoleM2 * 1e6);
            areas[i] = new Isochrone(
                limitsMs[i], rings.Polygons(lines.PointAt), (long)Math.Round(rings.AreaMm2 / 1e6), reach.RoadLengthDm(limitsMs[i]));
        }

        return areas;
    }

    private static void Check(IReadOnlyList<int> limitsMs, IsochroneOptions options)
    {
        for (int i = 1; i < limitsMs.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(limitsMs[i], limitsMs[i - 1], nameof(limitsMs));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.OffRoadM, 10, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.OffRoadM, 1000, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.CellM, 5, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.CellM, options.OffRoadM, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.LeastHoleM2, nameof(options));
    }
}
