namespace Konvoi.Roads;

/// <summary>The index of a network as sections of its file: places, hierarchy, and the costs of the plain metric.</summary>
internal static class IndexFile
{
    public static void Write(SectionWriter writer, RoadNetwork network)
    {
        SnapTree places = network.Places;
        writer.Array(places.Roads.AsSpan());
        writer.Array(places.Edges.West.AsSpan());
        writer.Array(places.Edges.South.AsSpan());
        writer.Array(places.Edges.East.AsSpan());
        writer.Array(places.Edges.North.AsSpan());
        CchTopology topology = network.Index.Topology;
        writer.Array(topology.RankOf.AsSpan());
        writer.Array(topology.StateAt.AsSpan());
        writer.Array(topology.UpFirst.AsSpan());
        writer.Array(topology.UpHead.AsSpan());
        writer.Array(topology.SlotOfTurn.AsSpan());
        CchWeights weights = RoadMetric.Create(network, new MetricOptions()).Weights;
        writer.Array(weights.ToArray(isUp: true));
        writer.Array(weights.ToArray(isUp: false));
    }

    /// <summary>The sections as they stand: the hierarchy and its costs are <see cref="IndexCheck"/>'s to look at.</summary>
    /// <exception cref="FormatException">There are no such sections, or the places do not fit to the network.</exception>
    public static (SnapTree Places, CchTopology Topology, Column<long> Up, Column<long> Down) Read(ref SectionReader reader, NetworkArrays arrays) =>
        (Places(ref reader, arrays), Topology(ref reader), reader.Column<long>("costs up"), reader.Column<long>("costs down"));

    private static CchTopology Topology(ref SectionReader reader) =>
        new()
        {
            RankOf = reader.Column<int>("ranks of states"),
            StateAt = reader.Column<int>("states by rank"),
            UpFirst = reader.Column<int>("offsets of edges"),
            UpHead = reader.Column<int>("edges"),
            SlotOfTurn = reader.Column<int>("edges of turns"),
        };

    private static SnapTree Places(ref SectionReader reader, NetworkArrays arrays)
    {
        Column<int> roads = reader.Column<int>("pieces of roads");
        var edges = new SnapEdges(
            reader.Column<int>("western edges of boxes"),
            reader.Column<int>("southern edges of boxes"),
            reader.Column<int>("eastern edges of boxes"),
            reader.Column<int>("northern edges of boxes"));
        int length = SnapTree.LengthFor(roads.Length);
        foreach (Column<int> edge in (Column<int>[])[edges.West, edges.South, edges.East, edges.North])
        {
            NetworkCheck.RequireLength("edges of boxes", edge.Length, length);
        }

        NetworkCheck.RequireAll("a piece of a road", roads, 0, (2 * arrays.Tail.Length) - 1);
        return new SnapTree(roads.Length, edges, roads);
    }
}
