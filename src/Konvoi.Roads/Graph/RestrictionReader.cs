namespace Konvoi.Roads;

/// <summary>Turns the restrictions of an extract into turns of a network, and counts what became of them.</summary>
internal sealed class RestrictionReader
{
    /// <summary>Real ones have one or two; trying all orders of many would take too long.</summary>
    private const int MostViaWays = 6;

    private readonly OsmData _data;
    private readonly ArcLayout _arcs;
    private readonly RoadProfile _profile;
    private readonly HoursTable _hours;
    private readonly WayFinder _finder;
    private int _unread;

    private RestrictionReader(OsmData data, ArcLayout arcs, RoadProfile profile, HoursTable hours)
    {
        (_data, _arcs, _profile, _hours) = (data, arcs, profile, hours);
        _finder = new WayFinder(data, arcs);
        Turns = new RestrictedTurns(arcs, hours);
    }

    public RestrictedTurns Turns { get; }

    /// <summary>The counts of restrictions; all others are zero.</summary>
    public RoadImportReport Report { get; private set; } = new();

    /// <summary>The nodes where restrictions begin or end: no edge may run through them.</summary>
    public static void MarkNodes(OsmData data, RoadProfile profile, bool[] nodes)
    {
        var wayNumbers = new Lazy<Dictionary<long, int>>(() =>
        {
            var numbers = new Dictionary<long, int>();
            for (int way = 0; way < data.WayCount; way++)
            {
                numbers[data.WayId(way)] = way;
            }

            return numbers;
        });
        int unread = 0;
        foreach (OsmRestriction restriction in data.Restrictions)
        {
            if (TurnRules.For(restriction.Tags, profile, ref unread) is null)
            {
                continue;
            }

            if (restriction.Members.Any(member => member is { Role: "via", Kind: OsmMemberKind.Way }))
            {
                MarkSharedNodes(data, restriction, wayNumbers.Value, nodes);
            }
            else if (ViaNodeOf(restriction) is long id && data.NodeOf(id) is int node and >= 0)
            {
                nodes[node] = true;
            }
        }
    }

    public static RestrictionReader Read(OsmData data, ArcLayout arcs, RoadProfile profile, HoursTable hours)
    {
        var reader = new RestrictionReader(data, arcs, profile, hours);
        foreach (OsmRestriction restriction in data.Restrictions)
        {
            reader.Read(restriction);
        }

        reader.Turns.CloseOthers();
        reader.Report = reader.Report with { RestrictionsRead = data.Restrictions.Count, ConditionsUnread = reader._unread };
        return reader;
    }

    private static void MarkSharedNodes(OsmData data, OsmRestriction restriction, Dictionary<long, int> wayNumbers, bool[] nodes)
    {
        var seen = new HashSet<int>();
        foreach (long id in restriction.Members.Where(member => member.Kind == OsmMemberKind.Way).Select(member => member.Id).Distinct())
        {
            if (wayNumbers.TryGetValue(id, out int way))
            {
                foreach (int node in new HashSet<int>(data.WayNodes(way).ToArray()))
                {
                    if (node >= 0 && !seen.Add(node))
                    {
                        nodes[node] = true;
                    }
                }
            }
        }
    }

    private static long? ViaNodeOf(OsmRestriction restriction)
    {
        foreach (OsmMember member in restriction.Members)
        {
            if (member is { Role: "via", Kind: OsmMemberKind.Node })
            {
                return member.Id;
            }
        }

        return null;
    }

    private void Read(OsmRestriction restriction)
    {
        if (TurnRules.For(restriction.Tags, _profile, ref _unread) is not (string kind, WeekHours hours))
        {
            Report = Report with { RestrictionsNotForVehicle = Report.RestrictionsNotForVehicle + 1 };
            return;
        }

        int when = hours.IsAlways ? RestrictedTurns.Always : _hours.NumberOf(hours);
        bool overWays = restriction.Members.Any(member => member is { Role: "via", Kind: OsmMemberKind.Way });
        if (!(overWays ? AddOverWays(restriction, kind, when) : AddOverNode(restriction, kind, when)))
        {
            Report = Report with { RestrictionsUnresolved = Report.RestrictionsUnresolved + 1 };
            return;
        }

        Report = Report with
        {
            RestrictionsViaNode = Report.RestrictionsViaNode + (overWays ? 0 : 1),
            RestrictionsViaWay = Report.RestrictionsViaWay + (overWays ? 1 : 0),
            RestrictionsAtHours = Report.RestrictionsAtHours + (when == RestrictedTurns.Always ? 0 : 1),
        };
    }

    private bool AddOverNode(OsmRestriction restriction, string kind, int when)
    {
        int via = ViaNodeOf(restriction) is long id ? _finder.NodeOf(id) : -1;
        var turns = new List<(int FromArc, int ToArc)>();
        foreach ((int fromWay, int toWay) in via < 0 ? [] : Ends(restriction))
        {
            var meant = new List<(int FromArc, int ToArc)>();
            foreach (int fromArc in _finder.ArcsInto(via, fromWay))
            {
                meant.AddRange(_finder.ArcsFrom(via, toWay).Select(toArc => (fromArc, toArc)));
            }

            if (OneOf(meant, turn => turn, kind) is (int, int) only)
            {
                turns.Add(only);
            }
        }

        bool isOnly = IsOnly(kind);
        if (when == RestrictedTurns.Always)
        {
            Turns.Add(turns, isOnly);
        }
        else
        {
            Turns.AddAt(turns, isOnly, when);
        }

        return turns.Count > 0;
    }

    private bool AddOverWays(OsmRestriction restriction, string kind, int when)
    {
        long[] ids = [.. restriction.Members.Where(member => member is { Role: "via", Kind: OsmMemberKind.Way }).Select(member => member.Id)];
        int[] viaWays = _finder.WaysOf(ids);
        bool added = false;
        if (viaWays.Length != ids.Length || viaWays.Length > MostViaWays)
        {
            return false;
        }

        foreach ((int fromWay, int toWay) in Ends(restriction))
        {
            var found = new List<(int[] Path, int ToArc)>();
            foreach (int viaWay in viaWays)
            {
                foreach (int node in _finder.NodesOn(viaWay))
                {
                    foreach (int fromArc in _finder.ArcsInto(node, fromWay))
                    {
                        Extend([fromArc], node, viaWay, [.. viaWays.Where(way => way != viaWay)], toWay, found);
                    }
                }
            }

            if (OneOf(found, way => (way.Path[0], way.ToArc), kind) is (int[] path, int toArc))
            {
                Turns.AddPath(path, toArc, IsOnly(kind), when);
                added = true;
            }
        }

        return added;
    }

    /// <summary>Follows one way in the middle to where the next one, or the way at the end, takes over.</summary>
    private void Extend(int[] path, int node, int viaWay, int[] waysLeft, int toWay, List<(int[] Path, int ToArc)> found)
    {
        foreach (int end in _finder.NodesOn(viaWay))
        {
            foreach (int step in end == node ? [] : new[] { 1, -1 })
            {
                List<int> along = _finder.Follow(viaWay, node, end, step);
                if (along.Count == 0)
                {
                    continue;
                }

                int[] longer = [.. path, .. along];
                if (waysLeft.Length == 0)
                {
                    found.AddRange(_finder.ArcsFrom(end, toWay).Select(toArc => (longer, toArc)));
                    continue;
                }

                foreach (int next in waysLeft)
                {
                    if (_finder.ArcsFrom(end, next).Count > 0)
                    {
                        Extend(longer, end, next, [.. waysLeft.Where(way => way != next)], toWay, found);
                    }
                }
            }
        }
    }

    private IEnumerable<(int FromWay, int ToWay)> Ends(OsmRestriction restriction) =>
        from fromWay in _finder.WaysOf(Ways(restriction, "from"))
        from toWay in _finder.WaysOf(Ways(restriction, "to"))
        select (fromWay, toWay);

    private static IEnumerable<long> Ways(OsmRestriction restriction, string role) =>
        restriction.Members.Where(member => member.Kind == OsmMemberKind.Way && member.Role == role).Select(member => member.Id);

    private static bool IsOnly(string kind) => kind.StartsWith("only_", StringComparison.Ordinal);

    /// <summary>
    /// The one candidate; of several, as where a way runs through the node, the one whose turn is of the kind in name; null
    /// when this leaves none or several.
    /// </summary>
    private T? OneOf<T>(List<T> candidates, Func<T, (int FromArc, int ToArc)> turnOf, string kind)
        where T : struct
    {
        if (candidates.Count > 1)
        {
            candidates = candidates.FindAll(candidate => IsOfKind(turnOf(candidate), kind));
        }

        return candidates.Count == 1 ? candidates[0] : null;
    }

    private bool IsOfKind((int FromArc, int ToArc) turn, string kind)
    {
        (long east, long north) = _arcs.DirectionIn[turn.FromArc];
        (long toEast, long toNorth) = _arcs.DirectionOut[turn.ToArc];
        Int128 dot = ((Int128)east * toEast) + ((Int128)north * toNorth);
        Int128 cross = ((Int128)east * toNorth) - ((Int128)north * toEast);
        bool isBack = dot < 0 && Int128.Abs(cross) * 2 < -dot;
        bool isAhead = dot > 0 && Int128.Abs(cross) * 2 < dot;
        return kind[(kind.IndexOf('_', StringComparison.Ordinal) + 1)..] switch
        {
            "left_turn" => cross > 0 && !isBack && !isAhead,
            "right_turn" => cross < 0 && !isBack && !isAhead,
            "straight_on" => isAhead,
            "u_turn" => isBack,
            _ => true,
        };
    }
}
