namespace Konvoi.Roads;

/// <summary>Counts what is in a network.</summary>
internal static class NetworkFigures
{
    public static RoadNetworkInfo Of(NetworkArrays arrays)
    {
        var shapes = new Shapes(arrays.ShapeData);
        var lengthDm = new long[byte.MaxValue + 1];
        GeoBounds bounds = GeoBounds.Empty;
        int mainArcs = 0;
        for (int arc = 0; arc < arrays.Tail.Length; arc++)
        {
            mainArcs += arrays.Main[arc];
            int reverse = arrays.Reverse[arc];
            if (reverse >= 0 && reverse < arc)
            {
                continue;
            }

            lengthDm[arrays.Class[arc]] += arrays.LengthDm[arc];
            Shapes.Reader line = shapes.At(arrays.Shape[arc] >> 1);
            while (line.Next())
            {
                bounds = bounds.Including(line.Current);
            }
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
            arrays.EndsOnly.Sum(mark => mark),
            arrays.Closures.Arcs.Length,
            arrays.Closures.Turns.Length,
            arrays.Names.Length - 1,
            bounds,
            classes,
            arrays.Report);
    }
}
