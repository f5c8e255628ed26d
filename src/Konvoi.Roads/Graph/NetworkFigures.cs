using System.Runtime.CompilerServices;

namespace Konvoi.Roads;

/// <summary>Counts what is in a network.</summary>
internal static class NetworkFigures
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static RoadNetworkInfo Of(NetworkArrays arrays)
    {
        var lengthDm = new long[byte.MaxValue + 1];
        int mainArcs = 0;
        int ends = 0;
        for (int arc = 0; arc < arrays.Tail.Length; arc++)
        {
            mainArcs += arrays.Main[arc];
            ends += arrays.EndsOnly[arc];
            int reverse = arrays.Reverse[arc];
            if (reverse >= 0 && reverse < arc)
            {
                continue;
            }

            lengthDm[arrays.Class[arc]] += arrays.LengthDm[arc];
        }

        var classes = new List<RoadClassLength>();
        foreach (RoadClass roadClass in Enum.GetValues<RoadClass>())
        {
            if (lengthDm[(int)roadClass] > 0)
            {
                classes.Add(new RoadClassLength(roadClass, lengthDm[(int)roadClass]));
            }
        }

        return new RoadNetworkInfo(
            arrays.Name,
            arrays.Attribution,
            arrays.Profile,
            arrays.NodeCount,
            arrays.Tail.Length,
            arrays.Tail.Length + arrays.StateArc.Length,
            arrays.TurnTo.Length,
            mainArcs,
            ends,
            arrays.Closures.Arcs.Length,
            arrays.Closures.Turns.Length,
            arrays.Names.Length - 1,
            arrays.Bounds,
            classes,
            arrays.Report);
    }

    /// <summary>The box around all lines of some arcs.</summary>
    public static GeoBounds BoundsOf(Shapes shapes, ReadOnlySpan<int> shapeOfArc)
    {
        GeoBounds bounds = GeoBounds.Empty;
        foreach (int shape in shapeOfArc)
        {
            Shapes.Reader line = shapes.At(shape >> 1);
            while (line.Next())
            {
                bounds = bounds.Including(line.Current);
            }
        }

        return bounds;
    }
}
