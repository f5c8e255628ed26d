using System.Runtime.CompilerServices;

namespace Konvoi.Roads;

/// <summary>The index of a network as sections of its file: places, hierarchy, and the costs of the plain metric.</summary>
internal static unsafe class IndexFile
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
            SlotOfTurn = reader.Column<int>("edges of turns"),
        };
        IndexCheck.Validate(topology, arrays);
        Column<long> up = reader.Column<long>("costs up");
        Column<long> down = reader.Column<long>("costs down");
        IndexCheck.ValidateCosts(up, topology);
        IndexCheck.ValidateCosts(down, topology);
        return (places, topology, CchWeights.Over(topology, up.Start, down.Start, up.Owner));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
