namespace Konvoi.Roads;

/// <summary>Whether the arrays of a file fit together: every number that is used as an index is one, and turns join arcs that meet.</summary>
internal static class NetworkCheck
{
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
        RequireLength("turn offsets", arrays.TurnFirst.Length, arcs + 1);
        RequireLength("turn costs", arrays.TurnMs.Length, arrays.TurnTo.Length);
        for (int arc = 0; arc < arcs; arc++)
        {
            ValidateArc(arrays, arc);
        }

        for (int arc = 0; arc < arcs; arc++)
        {
            ValidateTurns(arrays, arc);
        }

        if (!arrays.Main.Contains((byte)1))
        {
            throw new FormatException($"found {arcs} arcs and none of them in the main component, expected at least one");
        }
    }

    private static void ValidateTurns(NetworkArrays arrays, int arc)
    {
        foreach (int next in arrays.TurnTo.AsSpan(arrays.TurnFirst[arc], arrays.TurnFirst[arc + 1] - arrays.TurnFirst[arc]))
        {
            RequireRange("a turn into arc", next, 0, arrays.Tail.Length - 1);
            if (arrays.Tail[next] != arrays.Head[arc])
            {
                throw new FormatException($"found a turn from arc {arc} into arc {next}, expected one that begins where {arc} ends");
            }
        }
    }

    private static void ValidateArc(NetworkArrays arrays, int arc)
    {
        RequireRange("a tail", arrays.Tail[arc], 0, arrays.NodeCount - 1);
        RequireRange("a head", arrays.Head[arc], 0, arrays.NodeCount - 1);
        RequireRange("a length in dm", arrays.LengthDm[arc], 1, int.MaxValue);
        RequireRange("a speed in km/h", arrays.SpeedKmh[arc], 1, byte.MaxValue);
        RequireRange("a road class", arrays.Class[arc], 0, (int)RoadClass.Service);
        RequireRange("a name number", arrays.NameNumber[arc], 0, arrays.Names.Length - 1);
        RequireRange("a main component mark", arrays.Main[arc], 0, 1);
        RequireRange("a turn offset", arrays.TurnFirst[arc + 1], arrays.TurnFirst[arc], arrays.TurnTo.Length);
        RequireRange("a turn offset", arrays.TurnFirst[arc], arc == 0 ? 0 : arrays.TurnFirst[arc - 1], arc == 0 ? 0 : int.MaxValue);
        RequireRange("a reverse arc", arrays.Reverse[arc], -1, arrays.Tail.Length - 1);
        int reverse = arrays.Reverse[arc];
        if (reverse >= 0 && !AreTwoWays(arrays, arc, reverse))
        {
            throw new FormatException($"found arc {reverse} as the reverse of {arc}, expected both to name each other and share line and length");
        }

        if (!Shapes.IsLine(arrays.ShapeData, arrays.Shape[arc] >> 1))
        {
            throw new FormatException($"found no line at {arrays.Shape[arc] >> 1} for arc {arc}, expected two points or more");
        }
    }

    private static bool AreTwoWays(NetworkArrays arrays, int arc, int reverse) =>
        arrays.Reverse[reverse] == arc
        && arrays.LengthDm[reverse] == arrays.LengthDm[arc]
        && arrays.Shape[reverse] >> 1 == arrays.Shape[arc] >> 1;

    private static void RequireLength(string what, int found, int expected)
    {
        if (found != expected)
        {
            throw new FormatException($"found {found} {what}, expected {expected}");
        }
    }

    private static void RequireRange(string what, int found, int from, int to)
    {
        if (found < from || found > to)
        {
            throw new FormatException($"found {what} of {found}, expected {from} to {to}");
        }
    }
}
