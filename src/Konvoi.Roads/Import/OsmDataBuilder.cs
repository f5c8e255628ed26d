namespace Konvoi.Roads;

/// <summary>Collects nodes, ways and restrictions in any order and makes an <see cref="OsmData"/> of them.</summary>
/// <param name="attribution">The line to show wherever the data is shown; empty when nobody is to be named.</param>
/// <param name="source">The file that the data comes from; empty when it comes from none.</param>
public sealed class OsmDataBuilder(string attribution = "", string source = "")
{
    private readonly List<long> _nodeIds = [];
    private readonly List<GeoPoint> _points = [];
    private readonly List<(long Id, OsmTags Tags)> _nodeTags = [];
    private readonly List<long> _wayIds = [];
    private readonly List<int> _wayFirst = [0];
    private readonly List<long> _wayRefs = [];
    private readonly List<OsmTags> _wayTags = [];
    private readonly List<OsmRestriction> _restrictions = [];

    public void AddNode(long id, GeoPoint point, params ReadOnlySpan<(string Key, string Value)> tags) =>
        AddNode(id, point, tags.IsEmpty ? default : OsmTags.Of(tags));

    public void AddWay(long id, ReadOnlySpan<long> nodes, params ReadOnlySpan<(string Key, string Value)> tags) =>
        AddWay(id, nodes, OsmTags.Of(tags));

    /// <summary>A restriction over one node: from a way, via a node, to a way; <paramref name="kind"/> as <c>no_left_turn</c>.</summary>
    public void AddRestriction(long id, string kind, long fromWay, long viaNode, long toWay) =>
        AddRestriction(new OsmRestriction(
            id,
            OsmTags.Of(("type", "restriction"), ("restriction", kind)),
            [
                new OsmMember("from", OsmMemberKind.Way, fromWay),
                new OsmMember("via", OsmMemberKind.Node, viaNode),
                new OsmMember("to", OsmMemberKind.Way, toWay),
            ]));

    public void AddRestriction(OsmRestriction restriction) => _restrictions.Add(restriction);

    internal void AddNode(long id, GeoPoint point, OsmTags tags)
    {
        _nodeIds.Add(id);
        _points.Add(point);
        if (tags.Count > 0)
        {
            _nodeTags.Add((id, tags));
        }
    }

    internal void AddWay(long id, ReadOnlySpan<long> nodes, OsmTags tags)
    {
        _wayIds.Add(id);
        _wayRefs.AddRange(nodes);
        _wayFirst.Add(_wayRefs.Count);
        _wayTags.Add(tags);
    }

    /// <summary>The ids of the nodes that the ways run over: ascending, each once.</summary>
    internal long[] NodesInUse()
    {
        long[] ids = [.. _wayRefs];
        Array.Sort(ids);
        int kept = 0;
        for (int i = 0; i < ids.Length; i++)
        {
            if (i == 0 || ids[i] != ids[i - 1])
            {
                ids[kept++] = ids[i];
            }
        }

        return ids[..kept];
    }

    /// <summary>The collected data. Of nodes with the same id the one added first stays.</summary>
    public OsmData Build()
    {
        (long[] ids, GeoPoint[] points) = SortedNodes();
        var refs = new int[_wayRefs.Count];
        for (int i = 0; i < refs.Length; i++)
        {
            refs[i] = Math.Max(Array.BinarySearch(ids, _wayRefs[i]), OsmData.MissingNode);
        }

        var taggedNodes = new List<int>(_nodeTags.Count);
        var nodeTags = new List<OsmTags>(_nodeTags.Count);
        foreach ((long id, OsmTags tags) in _nodeTags.OrderBy(tagged => tagged.Id))
        {
            int node = Array.BinarySearch(ids, id);
            if (taggedNodes.Count == 0 || taggedNodes[^1] != node)
            {
                taggedNodes.Add(node);
                nodeTags.Add(tags);
            }
        }

        return new OsmData(
            source,
            attribution,
            (ids, points),
            ([.. taggedNodes], [.. nodeTags]),
            ([.. _wayIds], [.. _wayFirst], refs, [.. _wayTags]),
            [.. _restrictions]);
    }

    private (long[] Ids, GeoPoint[] Points) SortedNodes()
    {
        long[] ids = [.. _nodeIds];
        GeoPoint[] points = [.. _points];
        bool ascending = true;
        for (int i = 1; i < ids.Length && ascending; i++)
        {
            ascending = ids[i] > ids[i - 1];
        }

        if (ascending)
        {
            return (ids, points);
        }

        int[] order = [.. Enumerable.Range(0, ids.Length).OrderBy(i => ids[i])];
        int kept = 0;
        for (int i = 0; i < order.Length; i++)
        {
            if (i == 0 || _nodeIds[order[i]] != ids[kept - 1])
            {
                ids[kept] = _nodeIds[order[i]];
                points[kept++] = _points[order[i]];
            }
        }

        return (ids[..kept], points[..kept]);
    }
}
