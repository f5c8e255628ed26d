namespace Konvoi.Roads;

/// <summary>Stand-in until the rules branch is merged: states are arcs.</summary>
internal sealed class TurnGraph(NetworkArrays arrays)
{
    private readonly int[] _states = [.. Enumerable.Range(0, arrays.Tail.Length)];

    public int ArcCount => arrays.Tail.Length;

    public int StateCount => ArcCount;

    public ReadOnlySpan<int> First => arrays.TurnFirst;

    public ReadOnlySpan<int> To => arrays.TurnTo;

    public ReadOnlySpan<ushort> TurnMs => arrays.TurnMs;

    public int ArcOf(int state) => _states[state];

    public int StartState(int arc) => _states[arc];

    public ReadOnlySpan<int> StatesOf(int arc) => _states.AsSpan(arc, 1);
}
