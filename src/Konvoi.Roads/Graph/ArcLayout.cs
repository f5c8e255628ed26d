using System.Runtime.InteropServices;

namespace Konvoi.Roads;

/// <summary>
/// Numbers the arcs of the edges. Neighbours in space get neighbouring numbers (Morton order of the edges' first
/// points), so that a search walks through memory instead of jumping.
/// </summary>
internal sealed class ArcLayout
{
    private readonly int[] _firstOut;
    private readonly int[] _out;
    private readonly int[] _firstIn;
    private readonly int[] _in;

    private ArcLayout(int arcCount, int nodeCount)
    {
        Tail = new int[arcCount];
        Head = new int[arcCount];
        Reverse = new int[arcCount];
        LengthDm = new int[arcCount];
        SpeedKmh = new byte[arcCount];
        Class = new byte[arcCount];
        NameNumber = new int[arcCount];
        Shape = new int[arcCount];
        WayAtTail = new int[arcCount];
        WayAtHead = new int[arcCount];
        SecondNode = new int[arcCount];
        EndsOnly = new byte[arcCount];
        ClosedHours = new int[arcCount];
        DirectionOut = new (long, long)[arcCount];
        DirectionIn = new (long, long)[arcCount];
        OsmNode = new List<int>(nodeCount);
        _firstOut = new int[nodeCount + 1];
        _out = new int[arcCount];
        _firstIn = new int[nodeCount + 1];
        _in = new int[arcCount];
    }

    public int ArcCount => Tail.Length;

    public int NodeCount => OsmNode.Count;

    public int[] Tail { get; }

    public int[] Head { get; }

    public int[] Reverse { get; }

    public int[] LengthDm { get; }

    public byte[] SpeedKmh { get; }

    public byte[] Class { get; }

    public int[] NameNumber { get; }

    public int[] Shape { get; }

    public Shapes Shapes { get; private set; } = new(Column<byte>.Of([]));

    /// <summary>The way of the extract that an arc begins on.</summary>
    public int[] WayAtTail { get; }

    /// <summary>The way of the extract that an arc ends on.</summary>
    public int[] WayAtHead { get; }

    /// <summary>The node of the extract that follows the one at the tail.</summary>
    public int[] SecondNode { get; }

    /// <summary>1: only the ends of a leg may lie on the arc.</summary>
    public byte[] EndsOnly { get; }

    /// <summary>When the arc is closed, as a number in the <see cref="HoursTable"/>; 0: never.</summary>
    public int[] ClosedHours { get; }

    /// <summary>The first piece of an arc as a vector in millimetres.</summary>
    public (long East, long North)[] DirectionOut { get; }

    /// <summary>The last piece of an arc as a vector in millimetres.</summary>
    public (long East, long North)[] DirectionIn { get; }

    /// <summary>The node of the extract behind each node of the network.</summary>
    public List<int> OsmNode { get; }

    /// <summary>The arcs that leave a node, ascending.</summary>
    public ReadOnlySpan<int> ArcsFrom(int node) => _out.AsSpan(_firstOut[node], _firstOut[node + 1] - _firstOut[node]);

    /// <summary>The arcs that lead into a node, ascending.</summary>
    public ReadOnlySpan<int> ArcsInto(int node) => _in.AsSpan(_firstIn[node], _firstIn[node + 1] - _firstIn[node]);

    public static ArcLayout Of(OsmData data, EdgeTracer traced)
    {
        int arcs = 0;
        foreach (RoadEdge edge in traced.Edges)
        {
            arcs += (edge.Kind.Forward ? 1 : 0) + (edge.Kind.Backward ? 1 : 0);
        }

        var order = new (ulong Key, int Edge)[traced.Edges.Count];
        for (int edge = 0; edge < order.Length; edge++)
        {
            order[edge] = (Morton(data.PointOf(traced.Nodes[traced.Edges[edge].FirstPoint])), edge);
        }

        Array.Sort(order);
        var numbers = new int[data.NodeCount];
        Array.Fill(numbers, -1);
        var osmNodes = new List<int>();
        foreach ((_, int index) in order)
        {
            RoadEdge edge = traced.Edges[index];
            NumberNode(traced.Nodes[edge.FirstPoint]);
            NumberNode(traced.Nodes[edge.FirstPoint + edge.PointCount - 1]);
        }

        var layout = new ArcLayout(arcs, osmNodes.Count);
        layout.OsmNode.AddRange(osmNodes);
        layout.Fill(data, traced, order, numbers);
        return layout;

        void NumberNode(int node)
        {
            if (numbers[node] < 0)
            {
                numbers[node] = osmNodes.Count;
                osmNodes.Add(node);
            }
        }
    }

    private void Fill(OsmData data, EdgeTracer traced, (ulong Key, int Edge)[] order, int[] numbers)
    {
        var shapes = new Shapes.Writer();
        var points = new List<GeoPoint>();
        int next = 0;
        foreach ((_, int index) in order)
        {
            RoadEdge edge = traced.Edges[index];
            ReadOnlySpan<int> nodes = CollectionsMarshal.AsSpan(traced.Nodes).Slice(edge.FirstPoint, edge.PointCount);
            points.Clear();
            foreach (int node in nodes)
            {
                points.Add(data.PointOf(node));
            }

            Span<GeoPoint> line = CollectionsMarshal.AsSpan(points);
            int shape = shapes.Add(line);
            int tail = numbers[nodes[0]];
            int head = numbers[nodes[^1]];
            bool bothWays = edge.Kind.Forward && edge.Kind.Backward;
            if (edge.Kind.Forward)
            {
                SecondNode[next] = nodes[1];
                AddArc(next, edge.Kind, (tail, head), (edge.FirstWay, edge.LastWay), line, 2 * shape);
                Reverse[next] = bothWays ? next + 1 : -1;
                next++;
            }

            if (edge.Kind.Backward)
            {
                line.Reverse();
                SecondNode[next] = nodes[^2];
                AddArc(next, edge.Kind.Reversed, (head, tail), (edge.LastWay, edge.FirstWay), line, (2 * shape) + 1);
                Reverse[next] = bothWays ? next - 1 : -1;
                next++;
            }
        }

        Shapes = shapes.Build();
        Index(Tail, _firstOut, _out);
        Index(Head, _firstIn, _in);
    }

    private void AddArc(int arc, RoadKind kind, (int Tail, int Head) nodes, (int AtTail, int AtHead) ways, ReadOnlySpan<GeoPoint> line, int shape)
    {
        (Tail[arc], Head[arc]) = nodes;
        (WayAtTail[arc], WayAtHead[arc]) = ways;
        LengthDm[arc] = Line.LengthDm(line);
        SpeedKmh[arc] = (byte)kind.Along.Kmh;
        Class[arc] = (byte)kind.Class;
        NameNumber[arc] = kind.Name;
        EndsOnly[arc] = kind.Along.EndsOnly ? (byte)1 : (byte)0;
        ClosedHours[arc] = kind.Along.ClosedHours;
        Shape[arc] = shape;
        DirectionOut[arc] = Vector(line[0], line[1]);
        DirectionIn[arc] = Vector(line[^2], line[^1]);
    }

    /// <summary>Sorts the arcs by one of their nodes, counting.</summary>
    private static void Index(int[] nodeOfArc, int[] first, int[] sorted)
    {
        foreach (int node in nodeOfArc)
        {
            first[node + 1]++;
        }

        for (int node = 1; node < first.Length; node++)
        {
            first[node] += first[node - 1];
        }

        int[] next = [.. first];
        for (int arc = 0; arc < nodeOfArc.Length; arc++)
        {
            sorted[next[nodeOfArc[arc]]++] = arc;
        }
    }

    private static (long East, long North) Vector(GeoPoint from, GeoPoint to) =>
        (Plane.EastMm((long)to.LonE7 - from.LonE7, Plane.CosQ30(from.LatE7)), Plane.NorthMm((long)to.LatE7 - from.LatE7));

    /// <summary>Longitude and latitude with their bits interleaved.</summary>
    private static ulong Morton(GeoPoint point) =>
        Spread((uint)(point.LonE7 ^ int.MinValue)) | (Spread((uint)(point.LatE7 ^ int.MinValue)) << 1);

    private static ulong Spread(ulong value)
    {
        value = (value | (value << 16)) & 0x0000_FFFF_0000_FFFF;
        value = (value | (value << 8)) & 0x00FF_00FF_00FF_00FF;
        value = (value | (value << 4)) & 0x0F0F_0F0F_0F0F_0F0F;
        value = (value | (value << 2)) & 0x3333_3333_3333_3333;
        return (value | (value << 1)) & 0x5555_5555_5555_5555;
    }
}
