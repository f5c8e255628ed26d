namespace Konvoi.Roads;

/// <summary>
/// How long the ways behind a hierarchy's edges are, in decimetres: worked out when first asked for and kept. Threads may race
/// for an edge; they write the same number.
/// </summary>
internal sealed class RoadLengths(RoadNetwork network, CchWeights weights)
{
    private const int MostDeep = 5_000;

    /// <summary>By edge, up and down in turn; 0 where nobody has asked, since no way is shorter than 1 dm.</summary>
    private readonly int[] _known = new int[2 * weights.Topology.EdgeCount];

    /// <summary>From the tail of the first state's arc to the tail of the last one's; at most <see cref="int.MaxValue"/>.</summary>
    public int Of(int lower, int edge, bool isUp) => Of(lower, edge, isUp, depth: 0);

    private int Of(int lower, int edge, bool isUp, int depth)
    {
        int slot = (2 * edge) + (isUp ? 0 : 1);
        return _known[slot] > 0 ? _known[slot] : _known[slot] = Measure(lower, edge, isUp, depth);
    }

    private int Measure(int lower, int edge, bool isUp, int depth)
    {
        CchTopology topology = weights.Topology;
        int middle = CchWeights.Middle(weights.Of(lower, edge, isUp));
        if (middle < 0)
        {
            return network.LengthDm(network.TurnGraph.ArcOf(topology.StateAt[isUp ? lower : topology.UpHead[edge]]));
        }

        (int toLower, int toHigher) = CchUnpacker.Sides(topology, lower, edge, middle);
        int deeper = Deeper(depth);
        long lengthDm = (long)Of(middle, isUp ? toLower : toHigher, isUp: false, deeper) + Of(middle, isUp ? toHigher : toLower, isUp: true, deeper);
        return (int)Math.Min(lengthDm, int.MaxValue);
    }

    /// <summary>One triangle further down; a city's hierarchy is some three hundred ranks deep.</summary>
    private static int Deeper(int depth) => depth < MostDeep
        ? depth + 1
        : throw new FormatException($"found triangles within triangles {depth} deep, expected fewer: the roads are from a file that was made to harm");
}
