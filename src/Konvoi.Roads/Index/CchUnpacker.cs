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

        int toLower = topology.EdgeOf(middle, lower);
        int toHigher = topology.EdgeOf(middle, higher);
        Append(weights, middle, isUp ? toLower : toHigher, isUp: false, states);
        Append(weights, middle, isUp ? toHigher : toLower, isUp: true, states);
    }
}
