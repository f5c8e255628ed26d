namespace Konvoi.Roads;

/// <summary>
/// The strongly connected components of the turn graph, after Tarjan (1972), with a stack of its own instead of
/// recursion: a city is deeper than a thread's stack.
/// </summary>
internal static class StrongComponents
{
    /// <summary>Marks with 1 the arcs of the largest component; of equally large ones that with the lowest arc.</summary>
    public static byte[] Largest(int[] turnFirst, int[] turnTo)
    {
        int[] component = Find(turnFirst, turnTo, out int count);
        var sizes = new int[count];
        foreach (int c in component)
        {
            sizes[c]++;
        }

        int best = -1;
        foreach (int c in component)
        {
            best = best < 0 || sizes[c] > sizes[best] ? c : best;
        }

        var marks = new byte[component.Length];
        for (int arc = 0; arc < marks.Length; arc++)
        {
            marks[arc] = component[arc] == best ? (byte)1 : (byte)0;
        }

        return marks;
    }

    private static int[] Find(int[] turnFirst, int[] turnTo, out int count)
    {
        int arcs = turnFirst.Length - 1;
        var component = new int[arcs];
        var low = new int[arcs]; // 0: not seen yet
        int[] nextTurn = turnFirst[..arcs];
        var path = new Stack<int>();
        var open = new Stack<int>();
        Array.Fill(component, -1);
        count = 0;
        int seen = 0;
        for (int root = 0; root < arcs; root++)
        {
            if (low[root] != 0)
            {
                continue;
            }

            path.Push(root);
            while (path.TryPeek(out int arc))
            {
                if (low[arc] == 0)
                {
                    low[arc] = ++seen;
                    open.Push(arc);
                }

                if (TryDescend(arc, out int child))
                {
                    path.Push(child);
                    continue;
                }

                path.Pop();
                Close(arc, ref count);
            }
        }

        return component;

        bool TryDescend(int arc, out int child)
        {
            while (nextTurn[arc] < turnFirst[arc + 1])
            {
                child = turnTo[nextTurn[arc]++];
                if (low[child] == 0)
                {
                    return true;
                }
            }

            child = -1;
            return false;
        }

        // All that an arc leads to is finished: its lowest number is the least of theirs that are still open.
        void Close(int arc, ref int components)
        {
            int own = low[arc];
            int least = own;
            for (int turn = turnFirst[arc]; turn < turnFirst[arc + 1]; turn++)
            {
                int next = turnTo[turn];
                least = component[next] < 0 ? Math.Min(least, low[next]) : least;
            }

            low[arc] = least;
            if (least < own)
            {
                return;
            }

            int member;
            do
            {
                member = open.Pop();
                component[member] = components;
            }
            while (member != arc);
            components++;
        }
    }
}
