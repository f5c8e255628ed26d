namespace Konvoi.Roads;

/// <summary>The index of a network as sections of its file: places, hierarchy, and the costs of the plain metric.</summary>
internal static unsafe class IndexFile
{
    public static void Write(SectionWriter writer, RoadNetwork network)
    {
        SnapTree places = network.Places;
        writer.Array(places.Roads);
        writer.Array(places.Edges.WestE7);
        writer.Array(places.Edges.SouthE7);
        writer.Array(places.Edges.EastE7);
        writer.Array(places.Edges.NorthE7);
        CchTopology topology = network.Index.Topology;
        writer.Array(topology.RankOf.AsSpan());
        writer.Array(topology.StateAt.AsSpan());
        writer.Array(topology.UpFirst.AsSpan());
        writer.Array(topology.UpHead.AsSpan());
        writer.Array(topology.DownFirst.AsSpan());
        writer.Array(topology.DownTail.AsSpan());
        writer.Array(topology.DownEdge.AsSpan());
        writer.Array(topology.SlotOfTurn.AsSpan());
        CchWeights weights = RoadMetric.Create(network, new MetricOptions()).Weights;
        writer.Array(weights.ToArray(isUp: true));
        writer.Array(weights.ToArray(isUp: false));
    }

    /// <exception cref="FormatException">The sections do not fit together, or not to the network.</exception>
    public static (SnapTree Places, CchTopology Topology, CchWeights Weights) Read(ref SectionReader reader, NetworkArrays arrays)
    {
        SnapTree places = Places(ref reader, arrays);
        var topology = new CchTopology
        {
            RankOf = reader.Column<int>("ranks of states"),
            StateAt = reader.Column<int>("states by rank"),
            UpFirst = reader.Column<int>("offsets of edges"),
            UpHead = reader.Column<int>("edges"),
            DownFirst = reader.Column<int>("offsets of edges from below"),
            DownTail = reader.Column<int>("lower ranks of edges from below"),
            DownEdge = reader.Column<int>("edges from below"),
            SlotOfTurn = reader.Column<int>("edges of turns"),
        };
        IndexCheck.Validate(topology, arrays);
        Column<long> up = reader.Column<long>("costs up");
        Column<long> down = reader.Column<long>("costs down");
        IndexCheck.ValidateCosts(up, topology);
        IndexCheck.ValidateCosts(down, topology);
        return (places, topology, CchWeights.Over(topology, up.Start, down.Start, up.Owner));
    }

    private static SnapTree Places(ref SectionReader reader, NetworkArrays arrays)
    {
        int[] roads = reader.Array<int>("pieces of roads");
        var edges = new SnapEdges(
            reader.Array<int>("western edges of boxes"),
            reader.Array<int>("southern edges of boxes"),
            reader.Array<int>("eastern edges of boxes"),
            reader.Array<int>("northern edges of boxes"));
        int length = SnapTree.LengthFor(roads.Length);
        foreach (int[] edge in (int[][])[edges.WestE7, edges.SouthE7, edges.EastE7, edges.NorthE7])
        {
            NetworkCheck.RequireLength("edges of boxes", edge.Length, length);
        }

        int last = (2 * arrays.Tail.Length) - 1;
        foreach (int road in roads)
        {
            if ((uint)road > (uint)last)
            {
                NetworkCheck.RequireRange("a piece of a road", road, 0, last);
            }
        }

        return new SnapTree(roads.Length, edges, roads);
    }
}
