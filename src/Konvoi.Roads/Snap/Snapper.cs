using System.Buffers;

namespace Konvoi.Roads;

/// <summary>Finds places on the roads of a network near a point, with the help of its tree.</summary>
internal sealed class Snapper(RoadNetwork network, SnapTree tree)
{
    /// <summary>Longer lines than this are rented: most have a handful of points.</summary>
    private const int ShortLine = 64;

    private const int MmPerDm = 100;

    private static readonly SnapOptions NoOptions = new();

    /// <summary>The nearest place on a road; of equally near ones that on the lowest arc. Allocates nothing.</summary>
    public bool TryFind(GeoPoint point, int maxDistanceDm, out RoadPoint found)
    {
        var nearest = new NearestRoad((long)maxDistanceDm * MmPerDm);
        tree.Search(point, ref nearest, SnapTree.WidestVectorBits);
        found = nearest.Arc < 0 ? default : PlaceOn(nearest.Arc, point);
        return nearest.Arc >= 0;
    }

    /// <summary>Places on different roads, nearest first.</summary>
    public RoadPoint[] Candidates(GeoPoint point, int maxDistanceDm, int count, SnapOptions? options)
    {
        options ??= NoOptions;
        options.CheckRanges(network.ArcCount);
        if (count == 0)
        {
            return [];
        }

        var list = new SnapCandidateList(network, point, options, (long)maxDistanceDm * MmPerDm, count);
        tree.Search(point, ref list, options.VectorBits ?? SnapTree.WidestVectorBits);
        return list.ToPoints();
    }

    internal static RoadPoint PointAt(RoadNetwork network, int arc, long alongMm, long distanceMm) =>
        network.PointOn(arc, ToDm(alongMm)) with { SnapDistanceDm = ToDm(distanceMm) };

    private static int ToDm(long mm) => (int)Math.Min((mm + (MmPerDm / 2)) / MmPerDm, int.MaxValue);

    private RoadPoint PlaceOn(int arc, GeoPoint point)
    {
        Shapes.Reader reader = network.LineOf(arc);
        GeoPoint[]? rented = null;
        Span<GeoPoint> line = reader.Count <= ShortLine
            ? stackalloc GeoPoint[ShortLine]
            : rented = ArrayPool<GeoPoint>.Shared.Rent(reader.Count);
        line = line[..reader.Count];
        for (int i = 0; reader.Next(); i++)
        {
            line[i] = reader.Current;
        }

        if (network.RunsAgainstLine(arc))
        {
            line.Reverse();
        }

        SnapPlace place = SnapPlace.Of(line, point);
        if (rented is not null)
        {
            ArrayPool<GeoPoint>.Shared.Return(rented);
        }

        return PointAt(network, arc, place.AlongMm, place.DistanceMm);
    }
}
