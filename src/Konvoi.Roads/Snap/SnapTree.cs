using System.Numerics;
using System.Runtime.Intrinsics;
using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>
/// A packed tree of boxes over the straight pieces of all roads that a van may be snapped to, sixteen children per node, in
/// five plain columns. The pieces come first, in Hilbert order of their middles; then the boxes around every sixteen of them,
/// then around every sixteen of those, up to a level of at most sixteen. Each level begins at a multiple of sixteen.
/// </summary>
internal sealed class SnapTree
{
    /// <summary>Enough for every piece that an array can hold: 16^8 = 2^32.</summary>
    private const int MaxLevels = 8;

    private readonly int[] _levelFirst;
    private readonly int[] _levelCount;

    /// <param name="pieceCount">The number of pieces, at least 0.</param>
    /// <param name="edges">The boxes of all levels; each as long as <see cref="LengthFor"/> says.</param>
    /// <param name="roads">
    /// By piece, twice an arc of its road, plus one where the piece runs from north west to south east and not from
    /// south west to north east, or the other way round.
    /// </param>
    public SnapTree(int pieceCount, SnapEdges edges, Column<int> roads)
    {
        (_levelFirst, _levelCount) = Levels(pieceCount);
        int length = LengthFor(pieceCount);
        Check.That(edges.West.Length == length && edges.South.Length == length);
        Check.That(edges.East.Length == length && edges.North.Length == length && roads.Length == pieceCount);
        Edges = edges;
        Roads = roads;
    }

    public SnapEdges Edges { get; }

    public Column<int> Roads { get; }

    public int PieceCount => Roads.Length;

    internal int LevelCount => _levelFirst.Length;

    /// <summary>How wide this machine tests boxes.</summary>
    public static int WidestVectorBits => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 0;

    /// <summary>The number of boxes that a tree over some pieces has, gaps between levels included.</summary>
    public static int LengthFor(int pieceCount)
    {
        (int[] first, int[] count) = Levels(pieceCount);
        return first[^1] + RoundUp(count[^1]);
    }

    public static SnapTree Build(RoadNetwork network) => SnapTreeBuilder.Build(network);

    /// <summary>Where a level begins and how many boxes it has; level 0 is the pieces.</summary>
    internal (int First, int Count) Level(int level) => (_levelFirst[level], _levelCount[level]);

    /// <summary>
    /// Shows a visitor every piece that may lie within its limit, nearer boxes first: depth first, into the box with the lowest
    /// bound of those still open. Allocates nothing.
    /// </summary>
    public void Search<TVisitor>(GeoPoint point, ref TVisitor visitor, int vectorBits)
        where TVisitor : ISnapVisitor
    {
        long cosQ30 = Plane.CosQ30(point.LatE7);
        var boxes = new SnapBoxes(point);
        Span<float> bounds = stackalloc float[MaxLevels * SnapBoxes.Lanes];
        Span<int> firsts = stackalloc int[MaxLevels];
        Span<uint> open = stackalloc uint[MaxLevels];
        long limitMm = visitor.LimitMm;
        float limit = SnapBoxes.Limit(limitMm);
        int level = LevelCount - 1;
        Enter(_levelFirst[level], limit, bounds, firsts, open);
        while (level < LevelCount)
        {
            Span<float> here = bounds.Slice(level * SnapBoxes.Lanes, SnapBoxes.Lanes);
            int lane = Nearest(here, open[level]);
            if (lane < 0 || here[lane] > limit)
            {
                level++;
                continue;
            }

            open[level] &= ~(1u << lane);
            int box = firsts[level] + lane;
            if (level > 0)
            {
                int child = (box - _levelFirst[level]) * SnapBoxes.Lanes;
                level--;
                Enter(_levelFirst[level] + child, limit, bounds, firsts, open);
                continue;
            }

            visitor.Visit(Roads[box] >> 1, DistanceMm(point, cosQ30, box));
            if (visitor.LimitMm != limitMm)
            {
                limitMm = visitor.LimitMm;
                limit = SnapBoxes.Limit(limitMm);
            }
        }

        void Enter(int first, float limit, Span<float> bounds, Span<int> firsts, Span<uint> open)
        {
            int count = _levelFirst[level] + _levelCount[level] - first;
            uint present = count >= SnapBoxes.Lanes ? 0xffff : (1u << count) - 1;
            firsts[level] = first;
            open[level] = present & boxes.Test(Edges, first, limit, bounds[(level * SnapBoxes.Lanes)..], vectorBits);
        }
    }

    private static int Nearest(Span<float> bounds, uint open)
    {
        int nearest = -1;
        float least = float.PositiveInfinity;
        for (; open != 0; open &= open - 1)
        {
            int lane = BitOperations.TrailingZeroCount(open);
            if (bounds[lane] < least)
            {
                (nearest, least) = (lane, bounds[lane]);
            }
        }

        return nearest;
    }

    private long DistanceMm(GeoPoint point, long cosQ30, int piece)
    {
        bool falls = (Roads[piece] & 1) != 0;
        GeoBounds box = Edges[piece];
        (long x, long y) = SnapPiece.Offset(point, new GeoPoint(box.MinLonE7, falls ? box.MaxLatE7 : box.MinLatE7), cosQ30);
        (long nextX, long nextY) = SnapPiece.Offset(point, new GeoPoint(box.MaxLonE7, falls ? box.MinLatE7 : box.MaxLatE7), cosQ30);
        return SnapPiece.DistanceMm(x, y, nextX, nextY);
    }

    internal static (int[] First, int[] Count) Levels(int pieceCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(pieceCount);
        List<int> first = [0];
        List<int> count = [pieceCount];
        while (count[^1] > SnapBoxes.Lanes)
        {
            first.Add(checked(first[^1] + RoundUp(count[^1])));
            count.Add(RoundUp(count[^1]) / SnapBoxes.Lanes);
        }

        return ([.. first], [.. count]);
    }

    private static int RoundUp(int count) => checked(count + SnapBoxes.Lanes - 1) / SnapBoxes.Lanes * SnapBoxes.Lanes;
}
