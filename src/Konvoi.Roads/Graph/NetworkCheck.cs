using System.Runtime.CompilerServices;

namespace Konvoi.Roads;

/// <summary>
/// Whether the arrays of a file fit together: every number that is used as an index is one, and turns join arcs that meet. Each loop over
/// a file is compiled for speed at once, since most processes open one, and the first time is the only one.
/// </summary>
internal static unsafe class NetworkCheck
{
    /// <summary>Everything but <see cref="ValidateTurns"/>, which may run beside it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ValidateArcs(NetworkArrays arrays)
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
        RequireRange("a number of nodes", arrays.NodeCount, 1, int.MaxValue);
        RequireAll("a tail", arrays.Tail, 0, arrays.NodeCount - 1);
        RequireAll("a head", arrays.Head, 0, arrays.NodeCount - 1);
        RequireAll("a length in dm", arrays.LengthDm, 1, int.MaxValue);
        RequireAll<byte>("a speed in km/h", arrays.SpeedKmh, 1, byte.MaxValue);
        RequireAll<byte>("a road class", arrays.Class, 0, (byte)RoadClass.Track);
        RequireAll("a name number", arrays.NameNumber, 0, arrays.Names.Length - 1);
        RequireAll<byte>("a main component mark", arrays.Main, 0, 1);
        RequireAll<byte>("an ends-only mark", arrays.EndsOnly, 0, 1);
        RequireAll("a reverse arc", arrays.Reverse, -1, arcs - 1);
        for (int arc = 0; arc < arcs; arc++)
        {
            int reverse = arrays.Reverse.Start[arc];
            if (reverse >= 0 && (arrays.Reverse.Start[reverse] != arc || (reverse >= arc && !AreTwoWays(arrays, arc, reverse))))
            {
                throw new FormatException($"found arc {reverse} as the reverse of {arc}, expected both to name each other and share line, length and ends");
            }

            // Both arcs of a road share their line.
            if (reverse < arc && !Shapes.IsLine(arrays.ShapeData, arrays.Shape.Start[arc] >> 1))
            {
                throw new FormatException($"found no line at {arrays.Shape[arc] >> 1} for arc {arc}, expected two points or more");
            }
        }

        ClosuresCheck.Validate(arrays.Closures, arcs, arrays.TurnTo.Length);
        if (!arrays.Main.AsSpan().Contains((byte)1))
        {
            throw new FormatException($"found {arcs} arcs and none of them in the main component, expected at least one");
        }
    }

    /// <summary>States and turns: those of every arc, and each turn from where an arc ends to where another begins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ValidateTurns(NetworkArrays arrays)
    {
        int arcs = arrays.Tail.Length;
        int states = arcs + arrays.StateArc.Length;
        RequireLength("heads", arrays.Head.Length, arcs);
        RequireLength("start states", arrays.StartState.Length, arcs);
        RequireLength("turn offsets", arrays.TurnFirst.Length, states + 1);
        RequireLength("turn costs", arrays.TurnMs.Length, arrays.TurnTo.Length);
        RequireAll("a state of arc", arrays.StateArc, 0, arcs - 1);
        RequireAll("a start state", arrays.StartState, 0, states - 1);
        RequireAll("a turn into state", arrays.TurnTo, 0, states - 1);
        for (int arc = 0; arc < arcs; arc++)
        {
            int start = arrays.StartState.Start[arc];
            if (ArcOf(arrays, start) != arc)
            {
                throw new FormatException($"found state {start} of arc {ArcOf(arrays, start)} as the start of arc {arc}, expected one of its own");
            }
        }

        int* first = arrays.TurnFirst.Start;
        int* to = arrays.TurnTo.Start;
        int* tail = arrays.Tail.Start;
        RequireRange("a turn offset", first[0], 0, 0);
        RequireRange("a last turn offset", first[states], arrays.TurnTo.Length, arrays.TurnTo.Length);
        for (int state = 0; state < states; state++)
        {
            int end = first[state + 1];
            RequireRange("a turn offset", end, first[state], arrays.TurnTo.Length);
            int head = arrays.Head.Start[ArcOf(arrays, state)];
            for (int turn = first[state]; turn < end; turn++)
            {
                if (tail[ArcOf(arrays, to[turn])] != head)
                {
                    throw new FormatException($"found a turn from state {state} into state {to[turn]}, expected one that begins where {state} ends");
                }
            }
        }
    }

    /// <summary>Every number lies in a range.</summary>
    public static void RequireAll<T>(string what, ReadOnlySpan<T> found, T from, T to)
        where T : unmanaged, IComparable<T>
    {
        // An empty range is one that nothing lies in; the library takes it for one that everything does.
        int at = from.CompareTo(to) <= 0 ? found.IndexOfAnyExceptInRange(from, to) : found.IsEmpty ? -1 : 0;
        if (at >= 0)
        {
            throw new FormatException($"found {what} of {found[at]}, expected {from} to {to}");
        }
    }

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

    private static int ArcOf(NetworkArrays arrays, int state) =>
        state < arrays.Tail.Length ? state : arrays.StateArc.Start[state - arrays.Tail.Length];

    /// <summary>Asked once for the two arcs of a road.</summary>
    private static bool AreTwoWays(NetworkArrays arrays, int arc, int reverse) =>
        reverse != arc
        && arrays.Tail.Start[reverse] == arrays.Head.Start[arc]
        && arrays.Head.Start[reverse] == arrays.Tail.Start[arc]
        && arrays.LengthDm.Start[reverse] == arrays.LengthDm.Start[arc]
        && arrays.Shape.Start[reverse] >> 1 == arrays.Shape.Start[arc] >> 1;
}
