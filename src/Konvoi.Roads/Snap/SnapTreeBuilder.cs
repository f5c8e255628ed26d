namespace Konvoi.Roads;

/// <summary>Packs the pieces of a network's roads into a <see cref="SnapTree"/>.</summary>
internal sealed class SnapTreeBuilder
{
    private const int DigitBits = 11;
    private const int Side = 1 << 16;

    private readonly RoadNetwork _network;
    private readonly GeoBounds _bounds;
    private readonly GeoBounds[] _boxes;
    private readonly int[] _roads;
    private readonly uint[] _places;

    private SnapTreeBuilder(RoadNetwork network)
    {
        _network = network;
        _bounds = network.Bounds;
        int pieces = 0;
        for (int arc = 0; arc < network.ArcCount; arc++)
        {
            pieces += StandsForRoad(arc) ? network.LineOf(arc).Count - 1 : 0;
        }

        _boxes = new GeoBounds[pieces];
        _roads = new int[pieces];
        _places = new uint[pieces];
    }

    public static SnapTree Build(RoadNetwork network)
    {
        var builder = new SnapTreeBuilder(network);
        builder.CutRoads();
        return builder.Pack();
    }

    /// <summary>The lower of a road's arcs that lie in the main component; such an arc is the road's name in the tree.</summary>
    private bool StandsForRoad(int arc)
    {
        int reverse = _network.ReverseOf(arc);
        return _network.IsMain(arc) && (reverse < 0 || arc < reverse || !_network.IsMain(reverse));
    }

    private void CutRoads()
    {
        // Coordinates of middles stay below Side: the largest difference is the extent itself.
        long width = ((long)_bounds.MaxLonE7 - _bounds.MinLonE7 + 1) * 2;
        long height = ((long)_bounds.MaxLatE7 - _bounds.MinLatE7 + 1) * 2;
        int piece = 0;
        for (int arc = 0; arc < _network.ArcCount; arc++)
        {
            if (!StandsForRoad(arc))
            {
                continue;
            }

            Shapes.Reader line = _network.LineOf(arc);
            line.Next();
            GeoPoint from = line.Current;
            for (; line.Next(); piece++)
            {
                GeoPoint to = line.Current;
                bool falls = (to.LonE7 > from.LonE7) != (to.LatE7 > from.LatE7);
                _roads[piece] = checked(arc * 2) + (falls ? 1 : 0);
                _boxes[piece] = GeoBounds.Empty.Including(from).Including(to);
                long lon = (long)from.LonE7 + to.LonE7 - (2L * _bounds.MinLonE7);
                long lat = (long)from.LatE7 + to.LatE7 - (2L * _bounds.MinLatE7);
                _places[piece] = HilbertOrder.Of((int)(lon * Side / width), (int)(lat * Side / height));
                from = to;
            }
        }
    }

    private SnapTree Pack()
    {
        int[] order = Sorted(_places);
        var boxes = new GeoBounds[SnapTree.LengthFor(order.Length)];
        var roads = new int[order.Length];
        for (int i = 0; i < order.Length; i++)
        {
            boxes[i] = _boxes[order[i]];
            roads[i] = _roads[order[i]];
        }

        (int[] first, int[] count) = SnapTree.Levels(order.Length);
        for (int level = 1; level < first.Length; level++)
        {
            for (int child = 0; child < count[level - 1]; child++)
            {
                ref GeoBounds box = ref boxes[first[level] + (child / SnapBoxes.Lanes)];
                GeoBounds inner = boxes[first[level - 1] + child];
                box = child % SnapBoxes.Lanes == 0 ? inner : Around(box, inner);
            }
        }

        return new SnapTree(order.Length, SnapEdges.Of(boxes), roads);
    }

    private static GeoBounds Around(GeoBounds a, GeoBounds b) => new(
        Math.Min(a.MinLonE7, b.MinLonE7),
        Math.Min(a.MinLatE7, b.MinLatE7),
        Math.Max(a.MaxLonE7, b.MaxLonE7),
        Math.Max(a.MaxLatE7, b.MaxLatE7));

    /// <summary>Indices by ascending key, equal ones as they come: a radix sort, lowest digit first.</summary>
    private static int[] Sorted(uint[] keys)
    {
        var order = new int[keys.Length];
        var next = new int[keys.Length];
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var ends = new int[1 << DigitBits];
        for (int shift = 0; shift < 32; shift += DigitBits)
        {
            Array.Clear(ends);
            foreach (uint key in keys)
            {
                ends[(key >> shift) & (ends.Length - 1)]++;
            }

            int sum = 0;
            foreach (ref int end in ends.AsSpan())
            {
                sum += end;
                end = sum - end;
            }

            foreach (int i in order)
            {
                next[ends[(keys[i] >> shift) & (ends.Length - 1)]++] = i;
            }

            (order, next) = (next, order);
        }

        return order;
    }
}
