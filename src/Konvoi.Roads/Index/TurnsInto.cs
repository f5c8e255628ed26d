namespace Konvoi.Roads;

/// <summary>The turns of a graph sorted by the state that they lead into.</summary>
internal sealed class TurnsInto
{
    private readonly int[] _first;
    private readonly (int State, int Turn)[] _turns;

    public TurnsInto(TurnGraph graph)
    {
        ReadOnlySpan<int> to = graph.To;
        ReadOnlySpan<int> first = graph.First;
        _first = new int[graph.StateCount + 1];
        foreach (int state in to)
        {
            _first[state + 1]++;
        }

        for (int state = 0; state < graph.StateCount; state++)
        {
            _first[state + 1] += _first[state];
        }

        int[] next = [.. _first];
        _turns = new (int, int)[to.Length];
        for (int state = 0; state < graph.StateCount; state++)
        {
            for (int turn = first[state]; turn < first[state + 1]; turn++)
            {
                _turns[next[to[turn]]++] = (state, turn);
            }
        }
    }

    /// <summary>Each with the state that it leads from.</summary>
    public ReadOnlySpan<(int State, int Turn)> Of(int state) => _turns.AsSpan(_first[state], _first[state + 1] - _first[state]);
}
