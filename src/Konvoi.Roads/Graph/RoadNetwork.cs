using System.Runtime.InteropServices;

namespace Konvoi.Roads;

/// <summary>
/// The road network of a city: immutable, turn-expanded, in compact arrays. An arc is one direction of a road between
/// two nodes; arcs are numbered [0, ArcCount) and turns lead from arc to arc. What a leg has to remember on its way, as that it
/// has come into a private area and may not leave it again, is in copies of arcs that only searches see.
/// </summary>
public sealed class RoadNetwork
{
    private readonly NetworkArrays _arrays;
    private readonly Shapes _shapes;
    private readonly Snapper _snapper;
    private readonly Lazy<RoadIndex> _index;

    internal RoadNetwork(NetworkArrays arrays, int threads)
        : this(arrays)
    {
        Places = SnapTree.Build(this);
        _snapper = new Snapper(this, Places);
        _index = new Lazy<RoadIndex>(() => RoadIndex.Build(this, threads));
    }

    internal RoadNetwork(NetworkArrays arrays, SnapTree places, CchTopology topology, CchWeights weights)
        : this(arrays)
    {
        Places = places;
        _snapper = new Snapper(this, places);
        _index = new Lazy<RoadIndex>(() => new RoadIndex(TurnGraph, topology));
        PlainWeights = weights;
    }

    private RoadNetwork(NetworkArrays arrays)
    {
        _arrays = arrays;
        _shapes = new Shapes(arrays.ShapeData);
        TurnGraph = new TurnGraph(arrays);
        Info = NetworkFigures.Of(arrays);
        (Places, _snapper, _index) = (null!, null!, null!);
    }

    public string Name => _arrays.Name;

    /// <summary>The line to show wherever the network is shown; empty for a generated town.</summary>
    public string Attribution => _arrays.Attribution;

    /// <summary>The name of the profile that it was built for, as <see cref="RoadProfile.Name"/>.</summary>
    public string Profile => _arrays.Profile;

    /// <summary>Junctions, dead ends and barriers.</summary>
    public int NodeCount => _arrays.NodeCount;

    /// <summary>Directed road arcs, at least 1.</summary>
    public int ArcCount => _arrays.Tail.Length;

    /// <summary>Turns of the turn graph, numbered [0, TurnCount): from an arc, or a copy of one, into another.</summary>
    public int TurnCount => _arrays.TurnTo.Length;

    public GeoBounds Bounds => Info.Bounds;

    public RoadNetworkInfo Info { get; }

    internal NetworkArrays Arrays => _arrays;

    /// <summary>The graph that searches go over: arcs, and copies of arcs that remember something.</summary>
    public TurnGraph TurnGraph { get; }

    internal RoadIndex Index => _index.Value;

    internal SnapTree Places { get; }

    /// <summary>The costs of the metric without cap, permit and closures, where the network's file has them.</summary>
    internal CchWeights? PlainWeights { get; }

    /// <summary>The part of an extract that a vehicle can use, as its profile sees it: at least one arc.</summary>
    /// <param name="data">The extract.</param>
    /// <param name="name">What the network is called.</param>
    /// <param name="profile">The vehicle; null stands for <see cref="RoadProfile.Van"/>.</param>
    /// <param name="leftHandTraffic">Whether the traffic keeps left, unless a way says otherwise (<c>driving_side</c>).</param>
    /// <param name="joinWays">
    /// Whether a road that goes on in another way of the same kind is one arc. False keeps an arc per way between
    /// junctions, as other engines count them.
    /// </param>
    /// <exception cref="FormatException">
    /// No road of the data is for the vehicle. Names the file (<see cref="OsmData.Source"/>, without one the network) and what was there instead.
    /// </exception>
    public static RoadNetwork Build(
        OsmData data, string name, RoadProfile? profile = null, bool leftHandTraffic = false, bool joinWays = true)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(name);
        return new RoadNetwork(NetworkBuilder.Build(data, name, profile ?? RoadProfile.Van, leftHandTraffic, joinWays), Environment.ProcessorCount);
    }

    /// <summary>Reads a file made by <see cref="Save"/>.</summary>
    /// <exception cref="FormatException">Not such a file, of another version, cut off or corrupt.</exception>
    public static RoadNetwork Load(ReadOnlyMemory<byte> file, string fileName) => NetworkFile.Read(FileBlock.Copy(file.Span), fileName);

    /// <summary>Opens a file made by <see cref="Save"/>, mapped into memory: what no query touches is never read.</summary>
    /// <exception cref="FormatException">Not such a file, of another version, cut off or corrupt.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RoadNetwork Open(string path) => NetworkFile.Read(FileBlock.Map(path), path);

    /// <summary>The network and its index as the bytes of a .roads file.</summary>
    public byte[] Save() => NetworkFile.Write(this);

    /// <summary>The length of an arc, at least 1.</summary>
    public int LengthDm(int arc) => _arrays.LengthDm[arc];

    /// <summary>The speed to reckon with, in [5, 255], at most the profile's <see cref="RoadProfile.TopSpeedKmh"/>.</summary>
    public int SpeedKmh(int arc) => _arrays.SpeedKmh[arc];

    /// <summary>The time from tail to head at the road's own speed, turns not counted.</summary>
    public int DurationMs(int arc) => RoadMetric.DriveMs(_arrays.LengthDm[arc], _arrays.SpeedKmh[arc]);

    public RoadClass ClassOf(int arc) => (RoadClass)_arrays.Class[arc];

    /// <summary>The street's name, or its number; empty when it has none.</summary>
    public string NameOf(int arc) => _arrays.Names[_arrays.NameNumber[arc]];

    /// <summary>The arc over the same road the other way; -1 on a one-way road.</summary>
    public int ReverseOf(int arc) => _arrays.Reverse[arc];

    /// <summary>The junction that an arc leaves, in [0, NodeCount).</summary>
    public int TailOf(int arc) => _arrays.Tail[arc];

    /// <summary>The junction that an arc leads to.</summary>
    public int HeadOf(int arc) => _arrays.Head[arc];

    /// <summary>Whether only the ends of a leg may lie on an arc: it is private, or for those who have business there.</summary>
    public bool IsEndsOnly(int arc) => _arrays.EndsOnly[arc] != 0;

    /// <summary>
    /// The arcs that a van may turn into at the head of an arc, whatever lies before it, each once. Which of them one leg may take
    /// can depend on where it comes from. Turns that are closed at hours are among them.
    /// </summary>
    public ReadOnlySpan<int> TurnsOf(int arc)
    {
        var next = new List<int>();
        foreach (int state in TurnGraph.StatesOf(arc))
        {
            for (int turn = _arrays.TurnFirst[state]; turn < _arrays.TurnFirst[state + 1]; turn++)
            {
                int to = TurnGraph.ArcOf(_arrays.TurnTo[turn]);
                if (!next.Contains(to))
                {
                    next.Add(to);
                }
            }
        }

        return next.ToArray();
    }

    /// <summary>The time that the turn from one arc into another takes; -1 when it is never allowed.</summary>
    public int TurnMs(int fromArc, int toArc)
    {
        foreach (int state in TurnGraph.StatesOf(fromArc))
        {
            for (int turn = _arrays.TurnFirst[state]; turn < _arrays.TurnFirst[state + 1]; turn++)
            {
                if (TurnGraph.ArcOf(_arrays.TurnTo[turn]) == toArc)
                {
                    return _arrays.TurnMs[turn];
                }
            }
        }

        return -1;
    }

    /// <summary>The different hours at which conditions in the map close something, local time.</summary>
    public IReadOnlyList<WeekHours> ClosingHours => [.. Enumerable.Range(0, _arrays.Closures.HoursCount).Select(_arrays.Closures.HoursOf)];

    /// <summary>The arcs that conditions in the map close at a time of the week, local time.</summary>
    /// <param name="day">The day.</param>
    /// <param name="minuteOfDay">In [0, 1440).</param>
    public ArcSet ClosedAt(DayOfWeek day, int minuteOfDay) => ClosedDuring(day, minuteOfDay, minuteOfDay + 1);

    /// <summary>The arcs that conditions in the map close at any minute of a span: what is left is open for all of it.</summary>
    /// <param name="day">The day.</param>
    /// <param name="fromMinute">Of the day, in [0, 1440).</param>
    /// <param name="toMinute">The first minute behind the span, in (<paramref name="fromMinute"/>, 1440].</param>
    public ArcSet ClosedDuring(DayOfWeek day, int fromMinute, int toMinute)
    {
        (int from, int to) = SpanOfWeek(day, fromMinute, toMinute);
        var closed = new ArcSet(ArcCount);
        foreach (int arc in _arrays.Closures.During(from, to, _arrays.Closures.Arcs, _arrays.Closures.ArcHours))
        {
            closed.Add(arc);
        }

        return closed;
    }

    /// <summary>
    /// The turns that conditions in the map close at a time of the week, as numbers in [0, TurnCount), ascending. A turn between two
    /// arcs has several numbers where it is closed only for some of those who take it; see <see cref="TurnBetween"/>.
    /// </summary>
    /// <param name="day">The day.</param>
    /// <param name="minuteOfDay">In [0, 1440).</param>
    public int[] TurnsClosedAt(DayOfWeek day, int minuteOfDay) => TurnsClosedDuring(day, minuteOfDay, minuteOfDay + 1);

    /// <summary>The same for any minute of a span, as <see cref="ClosedDuring"/>.</summary>
    /// <param name="day">The day.</param>
    /// <param name="fromMinute">Of the day, in [0, 1440).</param>
    /// <param name="toMinute">The first minute behind the span, in (<paramref name="fromMinute"/>, 1440].</param>
    public int[] TurnsClosedDuring(DayOfWeek day, int fromMinute, int toMinute)
    {
        (int from, int to) = SpanOfWeek(day, fromMinute, toMinute);
        return [.. _arrays.Closures.During(from, to, _arrays.Closures.Turns, _arrays.Closures.TurnHours)];
    }

    /// <summary>
    /// Orders and contracts the network now, if it is not from a file that holds that already; the first query would do so otherwise. Worth a
    /// thread of its own while something else gets ready: it takes a second for a city.
    /// </summary>
    public void Prepare() => _ = Index;

    /// <summary>The arcs that a turn leads from and into.</summary>
    /// <param name="turn">In [0, TurnCount).</param>
    public (int FromArc, int ToArc) TurnBetween(int turn)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(turn);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(turn, TurnCount);
        return (TurnGraph.ArcOf(TurnGraph.StateOf(turn)), TurnGraph.ArcOf(_arrays.TurnTo[turn]));
    }

    /// <summary>
    /// Whether an arc can be reached from the largest connected part of the public roads and reaches it: so from each such arc a
    /// leg may lead to every other, ends-only ones among them.
    /// </summary>
    public bool IsMain(int arc) => _arrays.Main[arc] != 0;

    /// <summary>Adds the points of an arc from tail to head, at least two.</summary>
    public void AppendGeometry(int arc, List<GeoPoint> to)
    {
        ArgumentNullException.ThrowIfNull(to);
        int first = to.Count;
        int count = LineOf(arc).Count;
        CollectionsMarshal.SetCount(to, first + count);
        Draw(arc, CollectionsMarshal.AsSpan(to)[first..]);
    }

    /// <summary>The point some way along an arc; an offset outside [0, LengthDm] is moved to the nearer end.</summary>
    public RoadPoint PointOn(int arc, int offsetDm, bool directionFixed = false)
    {
        int lengthDm = LengthDm(arc);
        offsetDm = Math.Clamp(offsetDm, 0, lengthDm);
        bool isAgainst = RunsAgainstLine(arc);
        GeoPoint position = Line.PointAt(LineOf(arc), lengthDm, isAgainst ? lengthDm - offsetDm : offsetDm);
        return new RoadPoint(arc, offsetDm, position, 0, directionFixed);
    }

    /// <summary>
    /// The nearest place on a main arc (<see cref="IsMain"/>), so that every snapped point can be
    /// reached from every other. False when there is none within <paramref name="maxDistanceDm"/>.
    /// </summary>
    public bool TrySnap(GeoPoint point, int maxDistanceDm, out RoadPoint snapped)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDistanceDm);
        return _snapper.TryFind(point, maxDistanceDm, out snapped);
    }

    /// <summary>
    /// The nearest places on different roads of the largest strongly connected component, one on each, nearest first and of
    /// equally near ones the lowest arc first: at most <paramref name="count"/>, none farther than <paramref name="maxDistanceDm"/>.
    /// Without options the first is that of <see cref="TrySnap"/>. Where the options let a van pass in one of two directions
    /// only, the place lies on the arc for that direction, which is then fixed.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A number below 0, or an option outside its range.</exception>
    public IReadOnlyList<RoadPoint> SnapCandidates(GeoPoint point, int maxDistanceDm, int count, SnapOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxDistanceDm);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return _snapper.Candidates(point, maxDistanceDm, count, options);
    }

    /// <summary>
    /// The arcs that lie wholly inside a polygon or on its edge, given as a ring of at least three corners, closed or not.
    /// An arc that is partly outside is not among them: what a permit's polygon opens is never more than it covers.
    /// </summary>
    public ArcSet ArcsInside(IReadOnlyList<GeoPoint> ring) => ArcsOfShape.Inside(this, ring);

    /// <summary>
    /// The arcs that run along a line within a tolerance, in both directions: those of which half the length, or
    /// three tolerances of it, or half of the line's own length lie that near and point the same way. So a short line on
    /// a long arc means the whole arc, and a street that only crosses the line is not among them.
    /// </summary>
    public ArcSet ArcsAlong(IReadOnlyList<GeoPoint> line, int toleranceDm) => ArcsOfShape.Along(this, line, toleranceDm);

    /// <summary>Writes the points of an arc from tail to head to the front of a buffer, which has room for them; gives that part of it.</summary>
    internal Span<GeoPoint> Draw(int arc, Span<GeoPoint> buffer)
    {
        Shapes.Reader line = LineOf(arc);
        Span<GeoPoint> points = buffer[..line.Count];
        for (int i = 0; i < points.Length && line.Next(); i++)
        {
            points[i] = line.Current;
        }

        if (RunsAgainstLine(arc))
        {
            points.Reverse();
        }

        return points;
    }

    /// <summary>The points of the arc's road in the order they are stored in, which may be from head to tail.</summary>
    internal Shapes.Reader LineOf(int arc) => _shapes.At(_arrays.Shape[arc] >> 1);

    private static (int From, int To) SpanOfWeek(DayOfWeek day, int fromMinute, int toMinute)
    {
        int from = WeekHours.MinuteOf(day, fromMinute);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(toMinute, fromMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(toMinute, WeekHours.MinutesOfDay);
        return (from, from + toMinute - fromMinute);
    }

    /// <summary>Whether an arc runs from the end of its stored line to the beginning.</summary>
    internal bool RunsAgainstLine(int arc) => (_arrays.Shape[arc] & 1) != 0;
}
