namespace Konvoi.Roads;

/// <summary>
/// The turn restrictions of a network: pairs of arcs that must not follow each other, and longer paths. Commands
/// (<c>only_</c>) over a node become bans of all other turns; where several begin on the same arc, each of their turns is left.
/// </summary>
internal sealed class RestrictedTurns(ArcLayout arcs, HoursTable hours)
{
    /// <summary>Stands for all hours.</summary>
    public const int Always = -1;

    private readonly HashSet<long> _banned = [];
    private readonly Dictionary<long, int> _bannedAt = [];
    private readonly List<int> _commandedArcs = [];
    private readonly HashSet<long> _commandedPairs = [];
    private readonly List<TurnPath> _paths = [];

    public IReadOnlyList<TurnPath> Paths => _paths;

    /// <summary>Whether one arc must never follow another.</summary>
    public bool IsBanned(int fromArc, int toArc) => _banned.Contains(Pair(fromArc, toArc));

    /// <summary>The hours at which one arc must not follow another; 0: none.</summary>
    public int BannedAt(int fromArc, int toArc) => _bannedAt.GetValueOrDefault(Pair(fromArc, toArc));

    /// <summary>A restriction over a node that holds at all hours, as the turns that it names.</summary>
    public void Add(IReadOnlyList<(int FromArc, int ToArc)> turns, bool isOnly)
    {
        foreach ((int fromArc, int toArc) in turns)
        {
            if (isOnly)
            {
                _commandedArcs.Add(fromArc);
                _commandedPairs.Add(Pair(fromArc, toArc));
            }
            else
            {
                _banned.Add(Pair(fromArc, toArc));
            }
        }
    }

    /// <summary>A restriction over a node that holds at some hours.</summary>
    public void AddAt(IReadOnlyList<(int FromArc, int ToArc)> turns, bool isOnly, int when)
    {
        foreach ((int fromArc, int toArc) in turns)
        {
            if (!isOnly)
            {
                BanAt(fromArc, toArc, when);
                continue;
            }

            foreach (int other in arcs.ArcsFrom(arcs.Head[fromArc]))
            {
                if (!turns.Contains((fromArc, other)))
                {
                    BanAt(fromArc, other, when);
                }
            }
        }
    }

    /// <summary>A restriction over ways. Commands over the same ways are one, with each of their turns left.</summary>
    public void AddPath(int[] path, int toArc, bool isOnly, int when)
    {
        TurnPath? same = _paths.Find(known => known.IsOnly == isOnly && known.Hours == when && known.Arcs.AsSpan().SequenceEqual(path));
        if (same is null)
        {
            _paths.Add(new TurnPath(path, [toArc], isOnly, when));
        }
        else
        {
            same.To.Add(toArc);
        }
    }

    /// <summary>To be called once all restrictions are added: who may only go one way may not go any other.</summary>
    public void CloseOthers()
    {
        foreach (int fromArc in _commandedArcs)
        {
            foreach (int toArc in arcs.ArcsFrom(arcs.Head[fromArc]))
            {
                if (!_commandedPairs.Contains(Pair(fromArc, toArc)))
                {
                    _banned.Add(Pair(fromArc, toArc));
                }
            }
        }
    }

    private void BanAt(int fromArc, int toArc, int when)
    {
        long pair = Pair(fromArc, toArc);
        _bannedAt[pair] = hours.Union(_bannedAt.GetValueOrDefault(pair), when);
    }

    private static long Pair(int fromArc, int toArc) => ((long)fromArc << 32) | (uint)toArc;
}
