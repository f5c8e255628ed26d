namespace Konvoi.Roads;

/// <summary>
/// How long the ways behind a hierarchy's edges are, in decimetres: worked out when first asked for and kept. Threads may race
/// for an edge; they write the same number.
/// </summary>
internal sealed class RoadLengths(RoadNetwork network, CchWeights weights)
{
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
        long lengthDm = (long)Of(middle, isUp ? toLower : toHigher, isUp: false, CchUnpacker.Deeper(depth)) + Of(middle, isUp ? toHigher : toLower, isUp: true, CchUnpacker.Deeper(depth));
        return (int)Math.Min(lengthDm, int.MaxValue);
    }
}
