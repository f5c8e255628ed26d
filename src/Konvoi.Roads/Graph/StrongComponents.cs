namespace Konvoi.Roads;

/// <summary>
/// The strongly connected components of the turn graph, after Tarjan (1972), with a stack of its own instead of
/// recursion: a city is deeper than a thread's stack.
/// </summary>
internal sealed class StrongComponents
{
    private readonly int[] _turnFirst;
    private readonly int[] _turnTo;
    private readonly int[] _nextTurn;
    private readonly int[] _component;

    /// <summary>The earliest arc known to be reached from each arc, by the order in which arcs are seen; 0: not seen yet.</summary>
    private readonly int[] _low;
    private readonly Stack<int> _path = new();
    private readonly Stack<int> _open = new();
    private int _seen;
    private int _count;

    private StrongComponents(int[] turnFirst, int[] turnTo)
    {
        int arcs = turnFirst.Length - 1;
        (_turnFirst, _turnTo) = (turnFirst, turnTo);
        _nextTurn = turnFirst[..arcs];
        _component = new int[arcs];
        _low = new int[arcs];
        Array.Fill(_component, -1);
        for (int root = 0; root < arcs; root++)
        {
            if (_low[root] == 0)
            {
                Walk(root);
            }
        }
    }

    /// <summary>Marks the vertices of the component that holds most of those that count; of equals that with the lowest such vertex.</summary>
    public static bool[] Largest(int[] turnFirst, int[] turnTo, Func<int, bool> counts)
    {
        var components = new StrongComponents(turnFirst, turnTo);
        int[] component = components._component;
        var sizes = new int[components._count];
        for (int vertex = 0; vertex < component.Length; vertex++)
        {
            sizes[component[vertex]] += counts(vertex) ? 1 : 0;
        }

        int best = component[0];
        foreach (int c in component)
        {
            best = sizes[c] > sizes[best] ? c : best;
        }

        var marks = new bool[component.Length];
        for (int vertex = 0; vertex < marks.Length; vertex++)
        {
            marks[vertex] = component[vertex] == best;
        }

        return marks;
    }

    private void Walk(int root)
    {
        _path.Push(root);
        while (_path.TryPeek(out int arc))
        {
            if (_low[arc] == 0)
            {
                _low[arc] = ++_seen;
                _open.Push(arc);
            }

            if (TryDescend(arc, out int child))
            {
                _path.Push(child);
                continue;
            }

            _path.Pop();
            Close(arc);
        }
    }

    private bool TryDescend(int arc, out int child)
    {
        while (_nextTurn[arc] < _turnFirst[arc + 1])
        {
            child = _turnTo[_nextTurn[arc]++];
            if (_low[child] == 0)
            {
                return true;
            }
        }

        child = -1;
        return false;
    }

    /// <summary>All that an arc leads to is finished: its lowest number is the least of theirs that are still open.</summary>
    private void Close(int arc)
    {
        int own = _low[arc];
        int least = own;
        for (int turn = _turnFirst[arc]; turn < _turnFirst[arc + 1]; turn++)
        {
            int next = _turnTo[turn];
            least = _component[next] < 0 ? Math.Min(least, _low[next]) : least;
        }

        _low[arc] = least;
        if (least < own)
        {
            return;
        }

        int member;
        do
        {
            member = _open.Pop();
            _component[member] = _count;
        }
        while (member != arc);
        _count++;
    }
}
