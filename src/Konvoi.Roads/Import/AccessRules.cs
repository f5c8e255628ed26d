namespace Konvoi.Roads;

/// <summary>
/// What the access keys, <c>oneway</c> and their conditional variants say together, for one direction of a way or for a
/// node. The most specific access key that says anything decides; of one key a tag for the direction counts before
/// one for both, and a condition that holds before the plain tag.
/// </summary>
internal static class AccessRules
{
    private const string Conditional = ":conditional";
    private const string Forward = ":forward";
    private const string Backward = ":backward";

    /// <summary>All tags that belong to an access key.</summary>
    public static IEnumerable<string> KeysFor(string key) =>
        from direction in new[] { "", Forward, Backward }
        from condition in new[] { "", Conditional }
        select key + direction + condition;

    public static (Passage Passage, WeekHours ClosedHours, int Unread) Along(OsmTags way, RoadProfile profile, bool forward)
    {
        bool isOneway = way["highway"] is "motorway" || way["junction"] is "roundabout" or "circular";
        if (!HasCondition(way))
        {
            Passage passage = Opens(way["oneway"], isOneway, forward) ? Plain(way, profile, forward, 0) ?? Passage.Open : Passage.Closed;
            return (passage, WeekHours.None, 0);
        }

        int unread = 0;
        var oneway = new TimedTag(way, "oneway", "", profile, ref unread);
        TimedTag[] chain = Chain(way, profile, forward ? Forward : Backward, 0, ref unread);
        return OverTheWeek([oneway, .. chain], minute =>
            Opens(oneway.At(minute), isOneway, forward) ? Decide(chain, minute) ?? Passage.Open : Passage.Closed, unread);
    }

    /// <summary>
    /// What one drives through or over closes only by an access key. A gate, and a bollard that sinks, opens to those who have
    /// business behind it unless a key says otherwise. What stands in the road for good needs a key for motor vehicles, since
    /// <c>access=yes</c> on a bollard is meant for people on foot; with a maxwidth it is a gap to drive through.
    /// </summary>
    public static (Passage Passage, WeekHours ClosedHours, int Unread) OfNode(OsmTags node, RoadProfile profile)
    {
        (Passage silent, int widestKey) = node["barrier"] switch
        {
            null or "no" => (Passage.Open, -1),
            "entrance" or "toll_booth" or "border_control" or "cattle_grid" or "height_restrictor" or "sally_port" or "kerb" =>
                (Passage.Open, 0),
            "gate" or "lift_gate" or "swing_gate" or "sliding_gate" or "sliding_beam" or "chain" => (Passage.EndsOnly, 0),
            "bollard" when node["bollard"] == "rising" => (Passage.EndsOnly, 0),
            "bollard" or "block" or "jersey_barrier" when node["maxwidth"] is not null => (Passage.Open, 0),
            "bollard" or "block" or "jersey_barrier" or "cycle_barrier" or "stile" or "turnstile" or "kissing_gate"
                or "motorcycle_barrier" or "log" or "debris" or "rope" => (Passage.Closed, 2),
            _ => (Passage.Closed, 0),
        };
        if (widestKey < 0 || !HasCondition(node))
        {
            return (widestKey < 0 ? silent : Plain(node, profile, null, widestKey) ?? silent, WeekHours.None, 0);
        }

        int unread = 0;
        TimedTag[] chain = Chain(node, profile, "", widestKey, ref unread);
        return OverTheWeek(chain, minute => Decide(chain, minute) ?? silent, unread);
    }

    /// <summary>Whether a value of <c>oneway</c> leaves a direction open.</summary>
    private static bool Opens(string? value, bool isOneway, bool forward) => value switch
    {
        "yes" or "1" or "true" => forward,
        "-1" or "reverse" => !forward,
        "no" or "0" or "false" => true,
        // Which way is open changes by the hour, and the tag does not say when.
        "reversible" or "alternating" => false,
        _ => forward || !isOneway,
    };

    private static Passage? Plain(OsmTags tags, RoadProfile profile, bool? forward, int widestKey)
    {
        Passage? verdict = null;
        for (int i = widestKey; i < profile.AccessKeys.Length; i++)
        {
            string key = profile.AccessKeys[i];
            string? value = (forward is null ? null : tags[key, forward.Value ? Forward : Backward]) ?? tags[key];
            verdict = value is null ? verdict : PassageOf(key, value);
        }

        return verdict;
    }

    private static Passage PassageOf(string key, string value)
    {
        Passage widest = Passage.Closed;
        foreach (Range part in value.AsSpan().Split(';'))
        {
            Passage one = value.AsSpan()[part].Trim() switch
            {
                "yes" or "permissive" or "designated" or "official" or "public" => Passage.Open,
                "private" or "destination" or "delivery" or "customers" => Passage.EndsOnly,
                _ => Passage.Closed,
            };
            widest = one > widest ? one : widest;
        }

        return key == "delivery" && widest == Passage.Open ? Passage.EndsOnly : widest;
    }

    private static bool HasCondition(OsmTags tags)
    {
        for (int i = 0; i < tags.Count; i++)
        {
            if (tags.At(i).Key.EndsWith(Conditional, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static TimedTag[] Chain(OsmTags tags, RoadProfile profile, string direction, int widestKey, ref int unread)
    {
        var chain = new TimedTag[profile.AccessKeys.Length - widestKey];
        for (int i = 0; i < chain.Length; i++)
        {
            chain[i] = new TimedTag(tags, profile.AccessKeys[widestKey + i], direction, profile, ref unread);
        }

        return chain;
    }

    private static Passage? Decide(TimedTag[] chain, int minute)
    {
        Passage? verdict = null;
        foreach (TimedTag tag in chain)
        {
            verdict = tag.At(minute) is string value ? PassageOf(tag.Key, value) : verdict;
        }

        return verdict;
    }

    /// <summary>Asks at every minute of the week where an answer may change.</summary>
    private static (Passage Passage, WeekHours ClosedHours, int Unread) OverTheWeek(TimedTag[] tags, Func<int, Passage> at, int unread)
    {
        var changes = new SortedSet<int> { 0, WeekHours.MinutesOfWeek };
        foreach (TimedTag tag in tags)
        {
            changes.UnionWith(tag.Changes);
        }

        int[] edges = [.. changes];
        var closed = new List<(int, int)>();
        Passage narrowest = Passage.Closed;
        for (int i = 0; i + 1 < edges.Length; i++)
        {
            Passage passage = at(edges[i]);
            if (passage == Passage.Closed)
            {
                closed.Add((edges[i], edges[i + 1]));
            }
            else if (narrowest == Passage.Closed || passage < narrowest)
            {
                narrowest = passage;
            }
        }

        return (narrowest, narrowest == Passage.Closed ? WeekHours.None : WeekHours.Of(closed), unread);
    }

    /// <summary>The value of one key as it changes over the week.</summary>
    private sealed class TimedTag
    {
        private readonly List<(string Value, WeekHours Hours)> _clauses = [];
        private readonly List<(string Value, WeekHours Hours)> _directed = [];
        private readonly string? _value;
        private readonly string? _directedValue;

        public TimedTag(OsmTags tags, string key, string direction, RoadProfile profile, ref int unread)
        {
            Key = key;
            _value = tags[key];
            if (tags[key, Conditional] is string condition)
            {
                _clauses = ConditionalTag.Parse(condition, profile, ref unread);
            }

            if (direction.Length > 0)
            {
                _directedValue = tags[key, direction];
                if (tags[key + direction, Conditional] is string directed)
                {
                    _directed = ConditionalTag.Parse(directed, profile, ref unread);
                }
            }
        }

        public string Key { get; }

        public IEnumerable<int> Changes => _clauses.Concat(_directed).SelectMany(clause => clause.Hours.Edges.ToArray());

        public string? At(int minute) => Find(_directed, minute) ?? _directedValue ?? Find(_clauses, minute) ?? _value;

        /// <summary>Of clauses that hold at the same time the last one counts.</summary>
        private static string? Find(List<(string Value, WeekHours Hours)> clauses, int minute) =>
            clauses.FindLast(clause => clause.Hours.Contains(minute)).Value;
    }
}
