namespace Konvoi.Roads;

/// <summary>
/// The road network of a city: immutable, turn-expanded, in compact arrays. An arc is one direction of a road between
/// two nodes; arcs are numbered [0, ArcCount) and turns lead from arc to arc.
/// </summary>
public sealed class RoadNetwork
{
    public string Name => throw new NotSupportedException();

    /// <summary>The line to show wherever the network is shown; empty for a generated town.</summary>
    public string Attribution => throw new NotSupportedException();

    public int NodeCount => throw new NotSupportedException();

    public int ArcCount => throw new NotSupportedException();

    public int TurnCount => throw new NotSupportedException();

    public GeoBounds Bounds => throw new NotSupportedException();

    public RoadNetworkInfo Info => throw new NotSupportedException();

    public static RoadNetwork Build(OsmData data, string name) => throw new NotSupportedException();

    /// <summary>Reads a file made by <see cref="Save"/>.</summary>
    /// <exception cref="FormatException">Not such a file, of another version, cut off or corrupt.</exception>
    public static RoadNetwork Load(ReadOnlyMemory<byte> file, string fileName) => throw new NotSupportedException();

    /// <summary>The network as the bytes of a .roads file.</summary>
    public byte[] Save() => throw new NotSupportedException();

    /// <summary>The length of an arc, at least 1.</summary>
    public int LengthDm(int arc) => throw new NotSupportedException();

    /// <summary>The speed a van reckons with, at most <see cref="VanProfile.MaxSpeedKmh"/>.</summary>
    public int SpeedKmh(int arc) => throw new NotSupportedException();

    public RoadClass ClassOf(int arc) => throw new NotSupportedException();

    /// <summary>The street's name; empty when it has none.</summary>
    public string NameOf(int arc) => throw new NotSupportedException();

    /// <summary>The arc over the same road the other way; -1 on a one-way road.</summary>
    public int ReverseOf(int arc) => throw new NotSupportedException();

    /// <summary>The junction that an arc leaves, in [0, NodeCount).</summary>
    public int TailOf(int arc) => throw new NotSupportedException();

    /// <summary>The junction that an arc leads to.</summary>
    public int HeadOf(int arc) => throw new NotSupportedException();

    /// <summary>The arcs that a van may turn into at the head of an arc.</summary>
    public ReadOnlySpan<int> TurnsOf(int arc) => throw new NotSupportedException();

    /// <summary>The time that the turn from one arc into another takes; -1 when it is not allowed.</summary>
    public int TurnMs(int fromArc, int toArc) => throw new NotSupportedException();

    /// <summary>Whether an arc lies in the largest strongly connected component: from it all others there can be reached.</summary>
    public bool IsMain(int arc) => throw new NotSupportedException();

    /// <summary>Adds the points of an arc from tail to head, at least two.</summary>
    public void AppendGeometry(int arc, List<GeoPoint> to) => throw new NotSupportedException();

    /// <summary>The point some way along an arc; an offset outside [0, LengthDm] is moved to the nearer end.</summary>
    public RoadPoint PointOn(int arc, int offsetDm, bool directionFixed = false) => throw new NotSupportedException();

    /// <summary>
    /// The nearest place on an arc of the largest strongly connected component, so that every snapped point can be
    /// reached from every other. False when there is none within <paramref name="maxDistanceDm"/>.
    /// </summary>
    public bool TrySnap(GeoPoint point, int maxDistanceDm, out RoadPoint snapped) => throw new NotSupportedException();

    /// <summary>The arcs that lie wholly inside a polygon, given as a ring of at least three corners, closed or not.</summary>
    public ArcSet ArcsInside(IReadOnlyList<GeoPoint> ring) => throw new NotSupportedException();

    /// <summary>The arcs that run along a line within a tolerance, in both directions.</summary>
    public ArcSet ArcsAlong(IReadOnlyList<GeoPoint> line, int toleranceDm) => throw new NotSupportedException();
}
