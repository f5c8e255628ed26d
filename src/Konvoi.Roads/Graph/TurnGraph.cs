namespace Konvoi.Roads;

/// <summary>
/// The turn graph as a search sees it, read-only. Its vertices are states in [0, StateCount): state a below ArcCount is
/// arc a itself, the others are copies of arcs that remember something. A turn leads from state to state.
/// </summary>
public sealed class TurnGraph
{
    private readonly NetworkArrays _arrays;

    /// <summary>All numbers in order: the states of an arc without copies are a stretch of one.</summary>
    private readonly int[] _alone;

    /// <summary>By arc with copies, which few have: its states, ascending.</summary>
    private readonly Dictionary<int, int[]> _withCopies = [];

    internal TurnGraph(NetworkArrays arrays)
    {
        _arrays = arrays;
        _alone = new int[ArcCount];
        for (int arc = 0; arc < _alone.Length; arc++)
        {
            _alone[arc] = arc;
        }

        for (int copy = 0; copy < arrays.StateArc.Length; copy++)
        {
            int arc = arrays.StateArc[copy];
            int[] known = _withCopies.TryGetValue(arc, out int[]? states) ? states : [arc];
            _withCopies[arc] = [.. known, ArcCount + copy];
        }
    }

    public int ArcCount => _arrays.Tail.Length;

    public int StateCount => ArcCount + _arrays.StateArc.Length;

    /// <summary>Where the turns of each state begin in the two spans below; StateCount + 1 entries.</summary>
    public ReadOnlySpan<int> First => _arrays.TurnFirst;

    /// <summary>The state that each turn leads to.</summary>
    public ReadOnlySpan<int> To => _arrays.TurnTo;

    /// <summary>The milliseconds that each turn takes.</summary>
    public ReadOnlySpan<ushort> TurnMs => _arrays.TurnMs;

    /// <summary>The arc that a state is on.</summary>
    public int ArcOf(int state) => state < ArcCount ? state : _arrays.StateArc[state - ArcCount];

    /// <summary>The state that a turn in [0, TurnCount) leads from.</summary>
    internal int StateOf(int turn)
    {
        ReadOnlySpan<int> first = First;
        int at = first.BinarySearch(turn);

        // Of states that begin at the same turn only the last has any.
        while (at >= 0 && first[at + 1] == turn)
        {
            at++;
        }

        return at >= 0 ? at : ~at - 1;
    }

    /// <summary>The state in which a leg begins on an arc.</summary>
    public int StartState(int arc) => _arrays.StartState[arc];

    /// <summary>The states in which a leg may arrive on an arc, ascending: the first is the arc itself.</summary>
    public ReadOnlySpan<int> StatesOf(int arc) => _withCopies.TryGetValue(arc, out int[]? states) ? states : _alone.AsSpan(arc, 1);
}
