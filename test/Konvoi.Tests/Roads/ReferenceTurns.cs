using System.Globalization;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>
/// The turns of a <see cref="RandomTown"/> worked out the slow way, from its own lists: which pairs of arcs may follow
/// each other, without a look at the network's turn table.
/// </summary>
internal sealed class ReferenceTurns
{
    private readonly RoadNetwork _network;
    private readonly RandomTown _town;
    private readonly Dictionary<GeoPoint, long> _idOf = [];
    private readonly long[] _osmTail;
    private readonly long[] _osmHead;

    public ReferenceTurns(RoadNetwork network, RandomTown town)
    {
        (_network, _town) = (network, town);
        for (int node = 0; node < town.Data.NodeCount; node++)
        {
            _idOf[town.Data.PointOf(node)] = town.Data.NodeId(node);
        }

        _osmTail = new long[network.ArcCount];
        _osmHead = new long[network.ArcCount];
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            var points = new List<GeoPoint>();
            network.AppendGeometry(arc, points);
            _osmTail[arc] = _idOf[points[0]];
            _osmHead[arc] = _idOf[points[^1]];
        }
    }

    public long IdOf(GeoPoint point) => _idOf[point];

    public long TailOf(int arc) => _osmTail[arc];

    public long HeadOf(int arc) => _osmHead[arc];

    /// <summary>All arcs that may follow an arc, ascending.</summary>
    public List<int> After(int arc)
    {
        long via = _osmHead[arc];
        bool isBarrier = _town.Barriers.Contains(via);
        var next = new List<int>();
        for (int other = 0; other < _network.ArcCount; other++)
        {
            if (_osmTail[other] == via && other != _network.ReverseOf(arc) && !isBarrier && !IsForbidden(arc, other))
            {
                next.Add(other);
            }
        }

        int reverse = _network.ReverseOf(arc);
        if (next.Count == 0 && reverse >= 0 && !IsForbidden(arc, reverse))
        {
            next.Add(reverse);
        }

        return next;
    }

    /// <summary>Whether a restriction over a node stands between two arcs.</summary>
    public bool IsForbidden(int arc, int other)
    {
        bool commanded = false;
        bool obeys = false;
        foreach ((bool only, long from, long via, long to) in _town.Restrictions)
        {
            if (via != _osmHead[arc] || WayOf(arc) != from || !IsApplied(from, via, to))
            {
                continue;
            }

            if (!only && WayOf(other) == to)
            {
                return true;
            }

            commanded |= only;
            obeys |= only && WayOf(other) == to;
        }

        return commanded && !obeys;
    }

    /// <summary>A restriction counts when exactly one arc of its first way leads to the node and one of its last leaves it.</summary>
    public bool IsApplied(long from, long via, long to) =>
        Enumerable.Range(0, _network.ArcCount).Count(arc => _osmHead[arc] == via && WayOf(arc) == from) == 1
        && Enumerable.Range(0, _network.ArcCount).Count(arc => _osmTail[arc] == via && WayOf(arc) == to) == 1;

    private long WayOf(int arc) => long.Parse(_network.NameOf(arc), CultureInfo.InvariantCulture);
}
