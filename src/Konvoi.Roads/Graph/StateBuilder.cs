using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>
/// Finds the states of the turn graph and the turns between them. A state is an arc and what a leg that drives on it
/// has to remember: whether it has come into an ends-only area from outside, which it may then not leave; and how far
/// along the paths of restrictions over ways it is. State a is arc a with nothing to remember: on an ends-only arc it has
/// come from outside. All others are copies, numbered in the order in which they are found.
/// </summary>
/// <remarks>
/// A van turns round only where there is nothing else to do: at a dead end, before a barrier, where restrictions leave no
/// other way, and where every other way is closed at hours or leads from a public road into an ends-only one.
/// </remarks>
internal sealed class StateBuilder
{
    private readonly ArcLayout _arcs;
    private readonly RestrictedTurns _restricted;
    private readonly RoadGates _gates;
    private readonly HoursTable _hours;
    private readonly Func<int, bool> _drivesLeft;

    /// <summary>The restriction paths that begin on an arc.</summary>
    private readonly Dictionary<int, List<int>> _pathsFrom = [];

    /// <summary>Sets of (path, how many of its arcs are driven); the first set is the empty one.</summary>
    private readonly List<(int Path, int Driven)[]> _sets = [[]];
    private readonly Dictionary<string, int> _setNumbers = new() { [""] = 0 };
    private readonly Dictionary<(int Arc, bool Leaving, int Set), int> _copies = [];
    private readonly List<(int Arc, bool Leaving, int Set)> _copyKeys = [];
    private readonly List<int> _to = [];
    private readonly List<ushort> _ms = [];
    private readonly List<int> _timedTurns = [];
    private readonly List<int> _timedHours = [];

    private StateBuilder(ArcLayout arcs, RestrictedTurns restricted, RoadGates gates, HoursTable hours, Func<int, bool> drivesLeft)
    {
        (_arcs, _restricted, _gates, _hours, _drivesLeft) = (arcs, restricted, gates, hours, drivesLeft);
        StartState = new int[arcs.ArcCount];
        for (int path = 0; path < restricted.Paths.Count; path++)
        {
            int first = restricted.Paths[path].Arcs[0];
            if (!_pathsFrom.TryGetValue(first, out List<int>? paths))
            {
                _pathsFrom.Add(first, paths = []);
            }

            paths.Add(path);
        }
    }

    /// <summary>By arc.</summary>
    public int[] StartState { get; }

    /// <summary>The arcs of the states from ArcCount on.</summary>
    public int[] StateArc => [.. _copyKeys.Select(key => key.Arc)];

    /// <summary>By state, one entry more.</summary>
    public int[] First { get; private set; } = [];

    public int[] To => [.. _to];

    public ushort[] Ms => [.. _ms];

    /// <summary>Turns that are closed at hours, ascending, and the numbers of the hours.</summary>
    public (int[] Turns, int[] Hours) Timed => ([.. _timedTurns], [.. _timedHours]);

    /// <param name="arcs">The arcs.</param>
    /// <param name="restricted">Their restrictions.</param>
    /// <param name="gates">What stops a van at a node.</param>
    /// <param name="hours">Gets the hours at which two reasons close a turn.</param>
    /// <param name="drivesLeft">Whether the traffic of an arc keeps left.</param>
    public static StateBuilder Explore(
        ArcLayout arcs, RestrictedTurns restricted, RoadGates gates, HoursTable hours, Func<int, bool> drivesLeft)
    {
        var states = new StateBuilder(arcs, restricted, gates, hours, drivesLeft);
        for (int arc = 0; arc < arcs.ArcCount; arc++)
        {
            states.StartState[arc] = states.NumberOf(arc, arcs.EndsOnly[arc] != 0, 0);
        }

        var first = new List<int>(arcs.ArcCount + 1) { 0 };
        for (int state = 0; state < arcs.ArcCount + states._copyKeys.Count; state++)
        {
            (int arc, bool leaving, int set) = state < arcs.ArcCount ? (state, false, 0) : states._copyKeys[state - arcs.ArcCount];
            states.AddTurns(arc, leaving, states._sets[set]);
            first.Add(states._to.Count);
        }

        states.First = [.. first];
        return states;
    }

    private void AddTurns(int arc, bool leaving, (int Path, int Driven)[] driven)
    {
        int node = _arcs.Head[arc];
        (Passage gate, int gateHours) = _gates.At(_arcs.OsmNode[node]);
        bool isEndsOnly = _arcs.EndsOnly[arc] != 0;
        bool isJunction = RoadsAt(node) > 2;
        bool goesOn = false;
        foreach (int next in gate == Passage.Closed ? [] : _arcs.ArcsFrom(node))
        {
            bool intoPublic = _arcs.EndsOnly[next] == 0;
            bool opens = gate == Passage.Open || isEndsOnly || !intoPublic;
            bool isHeldBack = isEndsOnly && !leaving && intoPublic;
            if (next == _arcs.Reverse[arc] || !opens || isHeldBack || !IsFree(arc, next, driven, out int closedHours))
            {
                continue;
            }

            closedHours = _hours.Union(closedHours, gateHours);
            int ms = isJunction ? TurnCost.Of(_arcs.DirectionIn[arc], _arcs.DirectionOut[next], _drivesLeft(arc)) : TurnCost.StraightMs;
            Add(arc, next, (leaving, driven), ms, closedHours);
            goesOn |= closedHours == 0 && _arcs.ClosedHours[next] == 0 && (isEndsOnly || intoPublic);
        }

        int reverse = _arcs.Reverse[arc];
        bool mayTurnRound = reverse >= 0 && !(isEndsOnly && !leaving && _arcs.EndsOnly[reverse] == 0);
        if (!goesOn && mayTurnRound && IsFree(arc, reverse, driven, out int hours))
        {
            Add(arc, reverse, (leaving, driven), TurnCost.UTurnMs, hours);
        }
    }

    /// <summary>Whether no restriction stands against a turn at all hours, and the number of the hours at which one does.</summary>
    private bool IsFree(int arc, int next, (int Path, int Driven)[] driven, out int closedHours)
    {
        closedHours = _restricted.BannedAt(arc, next);
        bool isFree = !_restricted.IsBanned(arc, next);
        foreach ((int number, int count) in driven)
        {
            TurnPath path = _restricted.Paths[number];
            if (count == path.Arcs.Length && path.Forbids(next))
            {
                isFree &= path.Hours != RestrictedTurns.Always;
                closedHours = path.Hours == RestrictedTurns.Always ? closedHours : _hours.Union(closedHours, path.Hours);
            }
        }

        return isFree;
    }

    private void Add(int arc, int next, (bool Leaving, (int Path, int Driven)[] Driven) state, int turnMs, int closedHours)
    {
        bool leaving = state.Leaving && _arcs.EndsOnly[next] != 0;
        if (closedHours != 0)
        {
            _timedTurns.Add(_to.Count);
            _timedHours.Add(closedHours);
        }

        _to.Add(NumberOf(next, leaving, SetAfter(arc, next, state.Driven)));
        _ms.Add((ushort)turnMs);
    }

    /// <summary>The paths that are still being driven after a turn.</summary>
    private int SetAfter(int arc, int next, (int Path, int Driven)[] driven)
    {
        if (driven.Length == 0 && !_pathsFrom.ContainsKey(arc))
        {
            return 0;
        }

        var after = new List<(int Path, int Driven)>();
        foreach ((int number, int count) in driven.Concat(_pathsFrom.GetValueOrDefault(arc, []).Select(path => (path, 1))))
        {
            TurnPath path = _restricted.Paths[number];
            if (count < path.Arcs.Length && path.Arcs[count] == next)
            {
                after.Add((number, count + 1));
            }
        }

        after.Sort();
        string key = string.Join(' ', after);
        if (!_setNumbers.TryGetValue(key, out int set))
        {
            set = _sets.Count;
            _setNumbers.Add(key, set);
            _sets.Add([.. after]);
        }

        return set;
    }

    private int NumberOf(int arc, bool leaving, int set)
    {
        if (!leaving && set == 0)
        {
            return arc;
        }

        Check.Debug(!leaving || _arcs.EndsOnly[arc] != 0);
        if (!_copies.TryGetValue((arc, leaving, set), out int state))
        {
            state = _arcs.ArcCount + _copyKeys.Count;
            _copies.Add((arc, leaving, set), state);
            _copyKeys.Add((arc, leaving, set));
        }

        return state;
    }

    /// <summary>The number of roads that meet in a node: two-way ones leave and enter, and count once.</summary>
    private int RoadsAt(int node)
    {
        int roads = _arcs.ArcsFrom(node).Length;
        foreach (int arc in _arcs.ArcsInto(node))
        {
            roads += _arcs.Reverse[arc] < 0 ? 1 : 0;
        }

        return roads;
    }
}
