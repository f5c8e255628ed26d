namespace Konvoi.Roads;

/// <summary>The turn restrictions of an extract as pairs of arcs that must not follow each other.</summary>
internal sealed class ForbiddenTurns
{
    private readonly HashSet<long> _pairs = [];
    private readonly List<int> _commandedArcs = [];
    private readonly HashSet<long> _commandedPairs = [];

    public int Applied { get; private set; }

    public int ViaWay { get; private set; }

    public int Unresolved { get; private set; }

    public int NotForVans { get; private set; }

    public bool Contains(int fromArc, int toArc) => _pairs.Contains(Pair(fromArc, toArc));

    /// <summary>The nodes that restrictions for vans are over: no edge may run through them.</summary>
    public static void MarkViaNodes(OsmData data, bool[] nodes)
    {
        foreach (OsmRestriction restriction in data.Restrictions)
        {
            if (TurnRules.KindForVan(restriction.Tags) is not null && ViaNodeOf(data, restriction) is int via and >= 0)
            {
                nodes[via] = true;
            }
        }
    }

    public static ForbiddenTurns Of(OsmData data, ArcLayout arcs)
    {
        var forbidden = new ForbiddenTurns();
        var wayNumbers = new Dictionary<long, int>(data.WayCount);
        for (int way = 0; way < data.WayCount; way++)
        {
            wayNumbers[data.WayId(way)] = way;
        }

        var nodeNumbers = new Dictionary<int, int>(arcs.NodeCount);
        for (int node = 0; node < arcs.NodeCount; node++)
        {
            nodeNumbers[arcs.OsmNode[node]] = node;
        }

        foreach (OsmRestriction restriction in data.Restrictions)
        {
            string? kind = TurnRules.KindForVan(restriction.Tags);
            if (kind is null)
            {
                forbidden.NotForVans++;
            }
            else if (HasViaWay(restriction))
            {
                forbidden.ViaWay++;
            }
            else if (nodeNumbers.TryGetValue(ViaNodeOf(data, restriction), out int via)
                && forbidden.Add(restriction, kind, via, wayNumbers, arcs))
            {
                forbidden.Applied++;
            }
            else
            {
                forbidden.Unresolved++;
            }
        }

        forbidden.CloseOthers(arcs);
        return forbidden;
    }

    private bool Add(OsmRestriction restriction, string kind, int via, Dictionary<long, int> wayNumbers, ArcLayout arcs)
    {
        bool isOnly = kind.StartsWith("only_", StringComparison.Ordinal);
        bool added = false;
        foreach (OsmMember from in restriction.Members)
        {
            foreach (OsmMember to in restriction.Members)
            {
                if (from is not { Role: "from", Kind: OsmMemberKind.Way } || to is not { Role: "to", Kind: OsmMemberKind.Way }
                    || !wayNumbers.TryGetValue(from.Id, out int fromWay) || !wayNumbers.TryGetValue(to.Id, out int toWay))
                {
                    continue;
                }

                int fromArc = ArcInto(arcs, via, fromWay);
                int toArc = ArcOutOf(arcs, via, toWay);
                if (fromArc >= 0 && toArc >= 0)
                {
                    added = true;
                    if (isOnly)
                    {
                        _commandedArcs.Add(fromArc);
                        _commandedPairs.Add(Pair(fromArc, toArc));
                    }
                    else
                    {
                        _pairs.Add(Pair(fromArc, toArc));
                    }
                }
            }
        }

        return added;
    }

    /// <summary>Turns the commands into bans: whoever may only go one way may not go any other.</summary>
    private void CloseOthers(ArcLayout arcs)
    {
        foreach (int fromArc in _commandedArcs)
        {
            foreach (int toArc in arcs.ArcsFrom(arcs.Head[fromArc]))
            {
                if (!_commandedPairs.Contains(Pair(fromArc, toArc)))
                {
                    _pairs.Add(Pair(fromArc, toArc));
                }
            }
        }
    }

    /// <summary>The one arc on a way that leads into a node; -1 when there is none or, the way running through, two.</summary>
    private static int ArcInto(ArcLayout arcs, int node, int way) => OnlyOne(arcs.ArcsInto(node), arcs.WayAtHead, way);

    private static int ArcOutOf(ArcLayout arcs, int node, int way) => OnlyOne(arcs.ArcsFrom(node), arcs.WayAtTail, way);

    private static int OnlyOne(ReadOnlySpan<int> arcs, int[] wayOf, int way)
    {
        int found = -1;
        foreach (int arc in arcs)
        {
            if (wayOf[arc] == way)
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = arc;
            }
        }

        return found;
    }

    private static bool HasViaWay(OsmRestriction restriction)
    {
        foreach (OsmMember member in restriction.Members)
        {
            if (member is { Role: "via", Kind: OsmMemberKind.Way })
            {
                return true;
            }
        }

        return false;
    }

    private static int ViaNodeOf(OsmData data, OsmRestriction restriction)
    {
        foreach (OsmMember member in restriction.Members)
        {
            if (member is { Role: "via", Kind: OsmMemberKind.Node })
            {
                return data.NodeOf(member.Id);
            }
        }

        return OsmData.MissingNode;
    }

    private static long Pair(int fromArc, int toArc) => ((long)fromArc << 32) | (uint)toArc;
}
