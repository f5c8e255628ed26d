namespace Konvoi.Roads;

/// <summary>Which arcs can be reached from one another over the public roads that hang together.</summary>
internal static class MainComponent
{
    /// <summary>
    /// Marks with 1 the arcs that some state of is reached from the largest strongly connected component of public roads, and from whose
    /// start state that component is reached. The size of a component is its number of public arcs; where there is none, of all.
    /// </summary>
    public static byte[] Of(StateBuilder states, byte[] endsOnly)
    {
        int arcCount = endsOnly.Length;
        int[] first = states.First;
        int[] to = states.To;
        int[] stateArc = states.StateArc;
        bool anyPublic = endsOnly.Contains((byte)0);
        bool[] isMain = StrongComponents.Largest(first, to, state =>
            anyPublic ? state < arcCount && endsOnly[state] == 0 : states.StartState[ArcOf(state)] == state);
        bool[] isReached = Spread(first, to, isMain);
        (int[] firstBack, int[] back) = Reversed(first, to);
        bool[] reaches = Spread(firstBack, back, isMain);
        var marks = new byte[arcCount];
        for (int state = 0; state < isReached.Length; state++)
        {
            int arc = ArcOf(state);
            marks[arc] |= isReached[state] && reaches[states.StartState[arc]] ? (byte)1 : (byte)0;
        }

        return marks;

        int ArcOf(int state) => state < arcCount ? state : stateArc[state - arcCount];
    }

    private static bool[] Spread(int[] first, int[] to, bool[] from)
    {
        bool[] reached = [.. from];
        var open = new Stack<int>();
        for (int state = 0; state < from.Length; state++)
        {
            if (from[state])
            {
                open.Push(state);
            }
        }

        while (open.TryPop(out int state))
        {
            for (int turn = first[state]; turn < first[state + 1]; turn++)
            {
                if (!reached[to[turn]])
                {
                    reached[to[turn]] = true;
                    open.Push(to[turn]);
                }
            }
        }

        return reached;
    }

    private static (int[] First, int[] To) Reversed(int[] first, int[] to)
    {
        var firstBack = new int[first.Length];
        foreach (int state in to)
        {
            firstBack[state + 1]++;
        }

        for (int state = 1; state < firstBack.Length; state++)
        {
            firstBack[state] += firstBack[state - 1];
        }

        var back = new int[to.Length];
        int[] next = [.. firstBack];
        for (int state = 0; state + 1 < first.Length; state++)
        {
            for (int turn = first[state]; turn < first[state + 1]; turn++)
            {
                back[next[to[turn]]++] = state;
            }
        }

        return (firstBack, back);
    }
}
