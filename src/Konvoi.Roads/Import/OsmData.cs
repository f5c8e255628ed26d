namespace Konvoi.Roads;

/// <summary>
/// What a road network needs of an OpenStreetMap extract: the ways with a <c>highway</c> tag, the nodes they run
/// over, the tags of those nodes that can stop a van, and the turn restrictions. Read from a file by
/// <see cref="OsmPbf"/> or put together with <see cref="OsmDataBuilder"/>. Immutable.
/// </summary>
public sealed class OsmData
{
    /// <summary>Stands in <see cref="WayNodes"/> for a node that the extract was cut off from.</summary>
    public const int MissingNode = -1;

    private readonly long[] _nodeIds;
    private readonly GeoPoint[] _points;
    private readonly int[] _taggedNodes;
    private readonly OsmTags[] _nodeTags;
    private readonly long[] _wayIds;
    private readonly int[] _wayFirst;
    private readonly int[] _wayNodes;
    private readonly OsmTags[] _wayTags;

    internal OsmData(
        string source,
        string attribution,
        (long[] Ids, GeoPoint[] Points) nodes,
        (int[] Nodes, OsmTags[] Tags) nodeTags,
        (long[] Ids, int[] First, int[] Nodes, OsmTags[] Tags) ways,
        IReadOnlyList<OsmRestriction> restrictions)
    {
        Source = source;
        Attribution = attribution;
        (_nodeIds, _points) = nodes;
        (_taggedNodes, _nodeTags) = nodeTags;
        (_wayIds, _wayFirst, _wayNodes, _wayTags) = ways;
        Restrictions = restrictions;
    }

    /// <summary>The file that it was read from, for messages; empty when it was read from none.</summary>
    public string Source { get; }

    /// <summary>The line to show wherever this data is shown; empty when nobody is to be named.</summary>
    public string Attribution { get; }

    public int NodeCount => _nodeIds.Length;

    public int WayCount => _wayIds.Length;

    public IReadOnlyList<OsmRestriction> Restrictions { get; }

    /// <summary>Nodes are numbered in ascending order of their OSM ids.</summary>
    public long NodeId(int node) => _nodeIds[node];

    public GeoPoint PointOf(int node) => _points[node];

    /// <summary>The number of the node with this OSM id; <see cref="MissingNode"/> when it is not here.</summary>
    public int NodeOf(long id) => Math.Max(Array.BinarySearch(_nodeIds, id), MissingNode);

    public int TaggedNodeCount => _taggedNodes.Length;

    /// <summary>The nodes that carry tags, ascending, <paramref name="index"/> in [0, TaggedNodeCount).</summary>
    public (int Node, OsmTags Tags) TaggedNode(int index) => (_taggedNodes[index], _nodeTags[index]);

    public long WayId(int way) => _wayIds[way];

    public OsmTags WayTags(int way) => _wayTags[way];

    /// <summary>The nodes of a way in its direction; <see cref="MissingNode"/> where the extract lacks one.</summary>
    public ReadOnlySpan<int> WayNodes(int way) => _wayNodes.AsSpan(_wayFirst[way], _wayFirst[way + 1] - _wayFirst[way]);
}
