namespace Konvoi.Roads;

/// <summary>Turns edges of a hierarchy back into the states that they stand for.</summary>
internal static unsafe class CchUnpacker
{
    private const int MostDeep = 5_000;

    /// <summary>Adds the states along an edge: those after its beginning, its end included.</summary>
    /// <param name="weights">The version that the way was found with.</param>
    /// <param name="lower">The edge's lower rank.</param>
    /// <param name="edge">The edge, one with a way.</param>
    /// <param name="isUp">From the lower rank to the higher, or back.</param>
    /// <param name="states">Takes the states.</param>
    public static void Append(CchWeights weights, int lower, int edge, bool isUp, List<int> states) =>
        Append(weights, lower, edge, weights.Of(lower, edge, isUp), isUp, depth: 0, states);

    private static void Append(CchWeights weights, int lower, int edge, long cost, bool isUp, int depth, List<int> states)
    {
        CchTopology topology = weights.Topology;
        int middle = CchWeights.Middle(cost);
        if (middle < 0)
        {
            if (states.Count > topology.RankCount)
            {
                throw new FormatException($"found a way over more than {topology.RankCount} states, expected none to come twice: the roads are from a file that was made to harm");
            }

            states.Add(topology.StateAt.Start[isUp ? topology.UpHead.Start[edge] : lower]);
            return;
        }

        (int toLower, int toHigher) = Sides(topology, lower, edge, middle);
        (int first, int second) = isUp ? (toLower, toHigher) : (toHigher, toLower);
        Append(weights, middle, first, weights.Down(middle)[first], isUp: false, Deeper(depth), states);
        Append(weights, middle, second, weights.Up(middle)[second], isUp: true, Deeper(depth), states);
    }

    /// <summary>One triangle further down; a city's hierarchy is some three hundred ranks deep.</summary>
    /// <exception cref="FormatException">Deeper than any hierarchy of roads.</exception>
    public static int Deeper(int depth) => depth < MostDeep
        ? depth + 1
        : throw new FormatException($"found triangles within triangles {depth} deep, expected fewer: the roads are from a file that was made to harm");

    /// <summary>The edges from the middle of a triangle to the ends of an edge.</summary>
    /// <exception cref="FormatException">There is no such triangle: the costs are from a file that was made to harm.</exception>
    public static (int ToLower, int ToHigher) Sides(CchTopology topology, int lower, int edge, int middle)
    {
        int toLower = -1;
        int toHigher = -1;
        if (middle < lower)
        {
            // Both stand in one short list, the lower first.
            int first = topology.UpFirst.Start[middle];
            ReadOnlySpan<int> heads = new(topology.UpHead.Start + first, topology.UpFirst.Start[middle + 1] - first);
            int at = heads.IndexOf(lower);
            int after = at < 0 ? -1 : heads[at..].IndexOf(topology.UpHead.Start[edge]);
            (toLower, toHigher) = (at < 0 ? -1 : first + at, after < 0 ? -1 : first + at + after);
        }

        return toLower >= 0 && toHigher >= 0
            ? (toLower, toHigher)
            : throw new FormatException($"found rank {middle} in the middle of the edge from {lower} to {topology.UpHead[edge]}, expected one joined with both");
    }
}
