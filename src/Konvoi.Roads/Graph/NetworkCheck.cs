using System.Runtime.CompilerServices;

namespace Konvoi.Roads;

/// <summary>Whether the arrays of a file fit together: every number that is used as an index is one, and turns join arcs that meet.</summary>
internal static unsafe class NetworkCheck
{
    // Each loop over a file is compiled for speed at once, since most processes open one: 175 ms for the first of Porto without, 80 with.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Validate(NetworkArrays arrays)
    {
        int arcs = arrays.Tail.Length;
        RequireLength("heads", arrays.Head.Length, arcs);
        RequireLength("reverse arcs", arrays.Reverse.Length, arcs);
        RequireLength("lengths", arrays.LengthDm.Length, arcs);
        RequireLength("speeds", arrays.SpeedKmh.Length, arcs);
        RequireLength("classes", arrays.Class.Length, arcs);
        RequireLength("name numbers", arrays.NameNumber.Length, arcs);
        RequireLength("shape offsets", arrays.Shape.Length, arcs);
        RequireLength("main component marks", arrays.Main.Length, arcs);
        RequireLength("ends-only marks", arrays.EndsOnly.Length, arcs);
        RequireLength("start states", arrays.StartState.Length, arcs);
        RequireLength("turn offsets", arrays.TurnFirst.Length, arcs + arrays.StateArc.Length + 1);
        RequireLength("turn costs", arrays.TurnMs.Length, arrays.TurnTo.Length);
        for (int arc = 0; arc < arcs; arc++)
        {
            ValidateArc(arrays, arc);
        }

        ValidateStates(arrays);
        for (int state = 0; state + 1 < arrays.TurnFirst.Length; state++)
        {
            ValidateTurns(arrays, state);
        }

        ClosuresCheck.Validate(arrays.Closures, arcs, arrays.TurnTo.Length);

        if (!arrays.Main.AsSpan().Contains((byte)1))
        {
            throw new FormatException($"found {arcs} arcs and none of them in the main component, expected at least one");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ValidateStates(NetworkArrays arrays)
    {
        int arcs = arrays.Tail.Length;
        int states = arcs + arrays.StateArc.Length;
        foreach (int arc in arrays.StateArc)
        {
            RequireRange("a state of arc", arc, 0, arcs - 1);
        }

        for (int arc = 0; arc < arcs; arc++)
        {
            int start = arrays.StartState[arc];
            RequireRange("a start state", start, 0, states - 1);
            if (ArcOf(arrays, start) != arc)
            {
                throw new FormatException($"found state {start} of arc {ArcOf(arrays, start)} as the start of arc {arc}, expected one of its own");
            }
        }

        RequireRange("a turn offset", arrays.TurnFirst[0], 0, 0);
        RequireRange("a last turn offset", arrays.TurnFirst[^1], arrays.TurnTo.Length, arrays.TurnTo.Length);
        for (int state = 0; state < states; state++)
        {
            RequireRange("a turn offset", arrays.TurnFirst[state + 1], arrays.TurnFirst[state], arrays.TurnTo.Length);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ValidateTurns(NetworkArrays arrays, int state)
    {
        int states = arrays.TurnFirst.Length - 1;
        int head = arrays.Head.Start[ArcOf(arrays, state)];
        int* tail = arrays.Tail.Start;
        int* to = arrays.TurnTo.Start;
        int end = arrays.TurnFirst.Start[state + 1];
        for (int turn = arrays.TurnFirst.Start[state]; turn < end; turn++)
        {
            int next = to[turn];
            if ((uint)next >= (uint)states)
            {
                RequireRange("a turn into state", next, 0, states - 1);
            }

            if (tail[ArcOf(arrays, next)] != head)
            {
                throw new FormatException($"found a turn from state {state} into state {next}, expected one that begins where {state} ends");
            }
        }
    }

    private static int ArcOf(NetworkArrays arrays, int state) =>
        state < arrays.Tail.Length ? state : arrays.StateArc.Start[state - arrays.Tail.Length];

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ValidateArc(NetworkArrays arrays, int arc)
    {
        RequireRange("a tail", arrays.Tail.Start[arc], 0, arrays.NodeCount - 1);
        RequireRange("a head", arrays.Head.Start[arc], 0, arrays.NodeCount - 1);
        RequireRange("a length in dm", arrays.LengthDm.Start[arc], 1, int.MaxValue);
        RequireRange("a speed in km/h", arrays.SpeedKmh.Start[arc], 1, byte.MaxValue);
        RequireRange("a road class", arrays.Class.Start[arc], 0, (int)RoadClass.Track);
        RequireRange("a name number", arrays.NameNumber.Start[arc], 0, arrays.Names.Length - 1);
        RequireRange("a main component mark", arrays.Main.Start[arc], 0, 1);
        RequireRange("an ends-only mark", arrays.EndsOnly.Start[arc], 0, 1);
        RequireRange("a reverse arc", arrays.Reverse.Start[arc], -1, arrays.Tail.Length - 1);
        int reverse = arrays.Reverse.Start[arc];
        if (reverse >= 0 && !AreTwoWays(arrays, arc, reverse))
        {
            throw new FormatException($"found arc {reverse} as the reverse of {arc}, expected both to name each other and share line, length and ends");
        }

        // Both arcs of a road share their line.
        if (reverse < arc && !Shapes.IsLine(arrays.ShapeData, arrays.Shape[arc] >> 1))
        {
            throw new FormatException($"found no line at {arrays.Shape[arc] >> 1} for arc {arc}, expected two points or more");
        }
    }

    private static bool AreTwoWays(NetworkArrays arrays, int arc, int reverse) =>
        reverse != arc
        && arrays.Reverse.Start[reverse] == arc
        && arrays.Tail.Start[reverse] == arrays.Head.Start[arc]
        && arrays.Head.Start[reverse] == arrays.Tail.Start[arc]
        && arrays.LengthDm.Start[reverse] == arrays.LengthDm.Start[arc]
        && arrays.Shape.Start[reverse] >> 1 == arrays.Shape.Start[arc] >> 1;

    public static void RequireLength(string what, int found, int expected)
    {
        if (found != expected)
        {
            throw new FormatException($"found {found} {what}, expected {expected}");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireRange(string what, int found, int from, int to)
    {
        if (found < from || found > to)
        {
            Refuse(what, found, from, to);
        }
    }

    private static void Refuse(string what, int found, int from, int to) =>
        throw new FormatException($"found {what} of {found}, expected {from} to {to}");
}
