using Konvoi.Roads;
using Konvoi.Shared;

namespace Konvoi.Tests.Roads;

/// <summary>
/// A small random town: a crooked grid of short ways, one-way streets, dead ends, a ring road over itself, barriers
/// and turn restrictions. Every way has its number as its name, so that an arc tells which way it came from.
/// </summary>
internal sealed class RandomTown
{
    private const int Side = 5;

    private readonly Rng _rng;
    private readonly OsmDataBuilder _builder = new();
    private readonly List<long[]> _ways = [];
    private bool _allRules;

    private RandomTown(ulong seed) => _rng = new Rng(seed);

    public HashSet<long> Barriers { get; } = [];

    public List<(bool Only, long From, long Via, long To)> Restrictions { get; } = [];

    /// <summary>Restrictions over ways; only in a town with all rules, as are the two below.</summary>
    public List<(bool Only, long From, long[] Via, long To)> WayRestrictions { get; } = [];

    /// <summary>Ways, by direction, that only the ends of a leg may lie on.</summary>
    public HashSet<(long Way, bool Forward)> EndsOnly { get; } = [];

    /// <summary>Gates that open to who has business behind them.</summary>
    public HashSet<long> Gates { get; } = [];

    public OsmData Data { get; private set; } = new OsmDataBuilder().Build();

    /// <summary>Nodes of a way; a way's number is its place in the list.</summary>
    public IReadOnlyList<long[]> Ways => _ways;

    public static RandomTown Make(ulong seed, bool allRules = false)
    {
        var town = new RandomTown(seed) { _allRules = allRules };
        town.AddNodes();
        for (int line = 0; line < Side; line++)
        {
            int fixedLine = line;
            town.AddStreet(i => Node(i, fixedLine));
            town.AddStreet(i => Node(fixedLine, i));
        }

        town.AddWay([Node(0, 0), 1000, 1001, 1002]);
        town.AddWay([Node(2, 2), 1003, 1004, Node(2, 2)]);
        town.AddRestrictions();
        if (allRules)
        {
            town.AddWayRestrictions();
        }

        town.Data = town._builder.Build();
        return town;
    }

    private static long Node(int column, int row) => (row * Side) + column + 1;

    private void AddNodes()
    {
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                AddNode(Node(column, row), (column * 20_000) + _rng.Range(-5_000, 5_000), (row * 15_000) + _rng.Range(-4_000, 4_000));
            }
        }

        AddNode(1000, -9_000, -8_000);
        AddNode(1001, -18_000, -6_000);
        AddNode(1002, -21_000, -19_000);
        AddNode(1003, 47_000, 36_000);
        AddNode(1004, 46_000, 41_000);
    }

    private void AddNode(long id, int lonE7, int latE7)
    {
        var point = new GeoPoint(-85_000_000 + lonE7, 411_000_000 + latE7);
        if (_rng.Chance(60_000))
        {
            Barriers.Add(id);
            _builder.AddNode(id, point, ("barrier", "bollard"));
        }
        else if (_allRules && _rng.Chance(60_000))
        {
            Gates.Add(id);
            _builder.AddNode(id, point, ("barrier", "gate"), ("access", "private"));
        }
        else
        {
            _builder.AddNode(id, point);
        }
    }

    private void AddStreet(Func<int, long> node)
    {
        int from = 0;
        while (from < Side - 1)
        {
            int to = Math.Min(from + _rng.Range(1, 3), Side - 1);
            if (!_rng.Chance(120_000))
            {
                AddWay([.. Enumerable.Range(from, to - from + 1).Select(node)]);
            }

            from = to;
        }
    }

    private void AddWay(long[] nodes)
    {
        string oneway = _rng.Chance(250_000) ? _rng.Chance(500_000) ? "yes" : "-1" : "no";
        string speed = new[] { "10", "20", "30", "50" }[_rng.Next(4)];
        List<(string, string)> tags = [("highway", "residential"), ("name", $"{_ways.Count}"), ("oneway", oneway), ("maxspeed", speed)];
        if (_allRules && _rng.Chance(250_000))
        {
            bool both = _rng.Chance(700_000);
            tags.Add(both ? ("access", "private") : ("motor_vehicle:forward", "destination"));
            EndsOnly.Add((_ways.Count, true));
            _ = both && EndsOnly.Add((_ways.Count, false));
        }

        _builder.AddWay(_ways.Count, nodes, [.. tags]);
        _ways.Add(nodes);
    }

    private void AddRestrictions()
    {
        for (int i = 0; i < 8; i++)
        {
            int from = _rng.Next(_ways.Count);
            long via = _rng.Chance(500_000) ? _ways[from][0] : _ways[from][^1];
            int[] meeting = [.. Enumerable.Range(0, _ways.Count).Where(way => _ways[way].Contains(via))];
            int to = meeting[_rng.Next(meeting.Length)];
            bool only = _rng.Chance(300_000);
            Restrictions.Add((only, from, via, to));
            _builder.AddRestriction(i, only ? "only_this" : "no_entry", from, via, to);
        }
    }

    private void AddWayRestrictions()
    {
        for (int i = 0; i < 12; i++)
        {
            int from = _rng.Next(_ways.Count);
            int[] via = [.. Enumerable.Range(0, _rng.Range(1, 2)).Select(_ => -1)];
            int last = from;
            for (int v = 0; v < via.Length; v++)
            {
                last = via[v] = Neighbour(last);
            }

            int to = Neighbour(last);
            bool only = _rng.Chance(400_000);
            WayRestrictions.Add((only, from, [.. via.Select(way => (long)way)], to));
            _builder.AddRestriction(new OsmRestriction(
                100 + i,
                OsmTags.Of(("restriction", only ? "only_this" : "no_entry")),
                [Member("from", from), .. via.Select(way => Member("via", way)), Member("to", to)]));
        }

        static OsmMember Member(string role, long way) => new(role, OsmMemberKind.Way, way);
    }

    private int Neighbour(int way)
    {
        int[] meeting = [.. Enumerable.Range(0, _ways.Count).Where(other => other != way && _ways[other].Intersect(_ways[way]).Any())];
        return meeting.Length == 0 ? way : meeting[_rng.Next(meeting.Length)];
    }
}
