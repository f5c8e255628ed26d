namespace Konvoi.Roads;

/// <summary>
/// The drivable ways cut into straight pieces between neighbouring nodes, and which pieces meet in each node.
/// A piece has two ends: end 2s is at its from node, end 2s + 1 at its to node.
/// </summary>
internal sealed class RoadSegments
{
    private readonly int[] _firstEnd;
    private readonly int[] _ends;

    private RoadSegments(List<int> nodes, List<int> ways, int nodeCount, int missingNodes)
    {
        EndNodes = [.. nodes];
        Ways = [.. ways];
        MissingNodes = missingNodes;
        _firstEnd = new int[nodeCount + 1];
        foreach (int node in EndNodes)
        {
            _firstEnd[node + 1]++;
        }

        for (int node = 0; node < nodeCount; node++)
        {
            _firstEnd[node + 1] += _firstEnd[node];
        }

        _ends = new int[EndNodes.Length];
        int[] next = [.. _firstEnd];
        for (int end = 0; end < EndNodes.Length; end++)
        {
            _ends[next[EndNodes[end]]++] = end;
        }
    }

    public int Count => Ways.Length;

    public int MissingNodes { get; }

    /// <summary>The node at each end.</summary>
    public int[] EndNodes { get; }

    /// <summary>The way that each piece belongs to.</summary>
    public int[] Ways { get; }

    /// <summary>The ends that meet in a node.</summary>
    public ReadOnlySpan<int> EndsAt(int node) => _ends.AsSpan(_firstEnd[node], _firstEnd[node + 1] - _firstEnd[node]);

    public static RoadSegments Of(OsmData data, DrivableWays ways)
    {
        var nodes = new List<int>(data.NodeCount * 2);
        var waysOfSegments = new List<int>(data.NodeCount);
        int missing = 0;
        for (int way = 0; way < data.WayCount; way++)
        {
            if (!ways.IsDrivable[way])
            {
                continue;
            }

            int last = OsmData.MissingNode;
            foreach (int node in data.WayNodes(way))
            {
                missing += node == OsmData.MissingNode ? 1 : 0;
                if (node != OsmData.MissingNode && last != OsmData.MissingNode && node != last)
                {
                    nodes.Add(last);
                    nodes.Add(node);
                    waysOfSegments.Add(way);
                }

                last = node;
            }
        }

        return new RoadSegments(nodes, waysOfSegments, data.NodeCount, missing);
    }
}
