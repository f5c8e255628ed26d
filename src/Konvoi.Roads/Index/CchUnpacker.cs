namespace Konvoi.Roads;

/// <summary>Turns edges of a hierarchy back into the states that they stand for.</summary>
internal static unsafe class CchUnpacker
{
    /// <summary>Adds the states along an edge: those after its beginning, its end included.</summary>
    /// <param name="weights">The version that the way was found with.</param>
    /// <param name="lower">The edge's lower rank.</param>
    /// <param name="edge">The edge, one with a way.</param>
    /// <param name="isUp">From the lower rank to the higher, or back.</param>
    /// <param name="states">Takes the states.</param>
    public static void Append(CchWeights weights, int lower, int edge, bool isUp, List<int> states)
    {
        CchTopology topology = weights.Topology;
        int higher = topology.UpHead[edge];
        int middle = CchWeights.Middle(weights.Of(lower, edge, isUp));
        if (middle < 0)
        {
            states.Add(topology.StateAt[isUp ? higher : lower]);
            return;
        }

        (int toLower, int toHigher) = Sides(topology, lower, edge, middle);
        Append(weights, middle, isUp ? toLower : toHigher, isUp: false, states);
        Append(weights, middle, isUp ? toHigher : toLower, isUp: true, states);
    }

    /// <summary>The edges from the middle of a triangle to the ends of an edge.</summary>
    /// <exception cref="FormatException">There is no such triangle: the costs are from a file that was made to harm.</exception>
    public static (int ToLower, int ToHigher) Sides(CchTopology topology, int lower, int edge, int middle)
    {
        int toLower = middle < lower ? topology.EdgeOf(middle, lower) : -1;
        int toHigher = middle < lower ? topology.EdgeOf(middle, topology.UpHead[edge]) : -1;
        return toLower >= 0 && toHigher >= 0
            ? (toLower, toHigher)
            : throw new FormatException($"found rank {middle} in the middle of the edge from {lower} to {topology.UpHead[edge]}, expected one joined with both");
    }
}
