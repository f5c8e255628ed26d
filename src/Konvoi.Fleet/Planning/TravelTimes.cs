using Konvoi.Roads;
using Konvoi.Shared;

namespace Konvoi.Fleet;

/// <summary>
/// Step 3: who may drive where, and how long it takes. Owns the metrics and the matrices between all places (hubs,
/// then stations, in layout order), one per <see cref="RouteGroup"/> and set of closures; each is computed when first
/// asked for and kept, so a closure that is lifted costs nothing. One owner; not safe for several threads.
/// <para>
/// A permit's arcs say where a van may drive, its hours when, its speed how fast; where several active permits hold an
/// arc, the highest of their speeds counts. In a layout with permits a van that none names may drive nowhere.
/// </para>
/// <para>
/// Where the map closes a road at hours, a span of a permit, or of the day, falls into slots in which what counts as open is open throughout.
/// </para>
/// <para>
/// A place on a closed street cannot be reached, although the street's other end may be open. Plans leave it out with
/// that reason; a van that stands there already is let out.
/// </para>
/// </summary>
public sealed class TravelTimes
{
    /// <summary>Vans without permits in their city drive from midnight to midnight.</summary>
    public const long DayMs = 86_400_000;

    private readonly RoadHours _hours;
    private readonly RoadPoint[] _places;
    private readonly List<RouteGroup> _groups = [];
    private readonly int[] _firstAlike;
    private readonly PermitSlot[][] _slotsOfVan;
    private readonly RouteGroup[] _idleGroupOfVan;
    private readonly SortedDictionary<string, ArcSet> _closedArcs = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Group, string Closures), View> _views = [];

    /// <param name="network">The roads.</param>
    /// <param name="layout">The fleet.</param>
    /// <param name="closures">All closures that may come.</param>
    /// <param name="day">The day of the week, for roads that the map closes at hours.</param>
    /// <exception cref="ArgumentException">Two closures have the same id.</exception>
    public TravelTimes(RoadNetwork network, FleetLayout layout, IReadOnlyList<RoadClosure> closures, DayOfWeek day = DayOfWeek.Wednesday)
    {
        _hours = new RoadHours(network, day);
        Network = network;
        Layout = layout;
        _places = [.. layout.Hubs.Select(hub => hub.Place), .. layout.Stations.Select(station => station.Place)];
        foreach (RoadClosure closure in closures)
        {
            if (!_closedArcs.TryAdd(closure.Id, closure.Arcs))
            {
                throw new ArgumentException($"two closures are called '{closure.Id}'", nameof(closures));
            }
        }

        _firstAlike = [.. layout.Permits.Select(FirstAlike)];
        bool everyRoad = layout.Permits.Count == 0;
        _slotsOfVan = new PermitSlot[layout.Vans.Count][];
        _idleGroupOfVan = new RouteGroup[layout.Vans.Count];
        for (int van = 0; van < layout.Vans.Count; van++)
        {
            VanSpec spec = layout.Vans[van];
            _idleGroupOfVan[van] = Intern(everyRoad, [], spec.SpeedMaxKmh, _hours.During(0, DayMs));
            _slotsOfVan[van] = WithHours(everyRoad ? [new PermitSlot(0, DayMs, _idleGroupOfVan[van])] : Slots(spec));
        }
    }

    public RoadNetwork Network { get; }

    public FleetLayout Layout { get; }

    public int PlaceCount => _places.Length;

    public int PlaceOfHub(int hub)
    {
        Check.That(hub >= 0 && hub < Layout.Hubs.Count);
        return hub;
    }

    public int PlaceOfStation(int station) => Layout.Hubs.Count + station;

    public RoadPoint PointOf(int place) => _places[place];

    /// <summary>The roads open to a van at a moment; a group without permits where none is active.</summary>
    public RouteGroup GroupOf(int van, long atMs) =>
        SlotOf(van, atMs) is { } slot && slot.FromMs <= atMs ? slot.Group : _idleGroupOfVan[van];

    /// <summary>The roads of a trip: a van drives it to its end, even late, under the permits that it was planned with.</summary>
    public RouteGroup GroupOfTrip(int van, Trip trip) => BestSlot(van, trip)?.Group ?? GroupOf(van, trip.DepartMs);

    /// <summary>
    /// The slot that a trip was planned in: it holds the whole trip, and every leg is possible in it. Where several are
    /// left, the one in which the planned times are kept; of equals the one that ends last. Null when there is none.
    /// </summary>
    public PermitSlot? SlotOfTrip(int van, Trip trip) => BestSlot(van, trip) is { } slot && trip.ReturnMs <= slot.ToMs ? slot : null;

    /// <summary>
    /// The spans in which a van may drive, by their beginning, then from the last end to the first. They overlap:
    /// an additional permit opens more roads for some hours and takes nothing from what was open without it.
    /// </summary>
    public IReadOnlyList<PermitSlot> SlotsOf(int van) => _slotsOfVan[van];

    /// <summary>The slot with all permits active at a moment, or else the next one of the day; null when none is left.</summary>
    public PermitSlot? SlotOf(int van, long atMs)
    {
        PermitSlot[] left = [.. _slotsOfVan[van].Where(slot => slot.ToMs > atMs)];
        return left.Length == 0 ? null : left.Last(slot => slot.FromMs <= Math.Max(atMs, left[0].FromMs));
    }

    /// <exception cref="ArgumentException">A closure that this object was not told of.</exception>
    public RoadMetric Metric(RouteGroup group, IReadOnlyCollection<string> closures) => Find(group, closures).Metric;

    /// <summary>From every place (row) to every place (column).</summary>
    /// <exception cref="ArgumentException">A closure that this object was not told of.</exception>
    public RoadMatrix Matrix(RouteGroup group, IReadOnlyCollection<string> closures)
    {
        View view = Find(group, closures);
        return view.Matrix ??= view.Query.Matrix(_places, _places);
    }

    /// <summary>The way of a van that stands at a place to another; null when there is none.</summary>
    public RoadLeg? LegOf(RouteGroup group, IReadOnlyCollection<string> closures, int fromPlace, int toPlace) =>
        Matrix(group, closures).Path(fromPlace, toPlace) is { } path
            ? new RoadLeg(path, Metric(group, closures))
            : LegOf(group, closures, _places[fromPlace], toPlace);

    /// <summary>
    /// The way of a van on the road to a place; null when there is none. A van that is inside a closed stretch is let
    /// out: to it that closure is open.
    /// </summary>
    public RoadLeg? LegOf(RouteGroup group, IReadOnlyCollection<string> closures, RoadPoint from, int toPlace)
    {
        View view = Find(group, Around(closures, from));
        return view.Query.Route(from, _places[toPlace]) is { } path ? new RoadLeg(path, view.Metric) : null;
    }

    /// <summary>One row: from a van on the road, let out of a closed stretch like there, to every place.</summary>
    internal RoadMatrix RowFrom(RouteGroup group, IReadOnlyCollection<string> closures, RoadPoint from) =>
        Find(group, Around(closures, from)).Query.Matrix([from], _places);

    private List<string> Around(IReadOnlyCollection<string> closures, RoadPoint from) =>
        [.. closures.Where(id => !ArcsOf(id).Contains(from.Arc))];

    private View Find(RouteGroup group, IReadOnlyCollection<string> closures)
    {
        Check.That(group.Index < _groups.Count && ReferenceEquals(_groups[group.Index], group));
        string key = string.Join('\n', closures.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        if (!_views.TryGetValue((group.Index, key), out View? view))
        {
            RoadMetric metric = key.Length == 0 ? Open(group) : Metric(group, []).WithClosed(ClosedArcs(closures));
            _views.Add((group.Index, key), view = new View(metric));
        }

        return view;
    }

    private ArcSet ClosedArcs(IReadOnlyCollection<string> closures)
    {
        ArcSet closed = new(Network.ArcCount);
        foreach (string id in closures)
        {
            closed.Union(ArcsOf(id));
        }

        return closed;
    }

    private ArcSet ArcsOf(string closure) => _closedArcs.TryGetValue(closure, out ArcSet? arcs)
        ? arcs
        : throw new ArgumentException($"no closure is called '{closure}'", nameof(closure));

    private RoadMetric Open(RouteGroup group)
    {
        if (group.EveryRoad)
        {
            return RoadMetric.Create(Network, new MetricOptions
            {
                SpeedCapKmh = group.SpeedCapKmh,
                Closed = group.Shut.Arcs,
                ClosedTurns = group.Shut.Turns,
            });
        }

        ArcSet allowed = new(Network.ArcCount);
        SortedDictionary<int, ArcSet> bySpeed = [];

        // From the fastest permit down: an arc keeps the first speed that it gets. A metric takes the lowest of
        // overlapping limits, so the sets handed to it must not overlap.
        foreach (RoadPermit permit in group.Permits.Select(index => Layout.Permits[index]).OrderByDescending(permit => permit.MaxSpeedKmh))
        {
            if (!bySpeed.TryGetValue(permit.MaxSpeedKmh, out ArcSet? arcs))
            {
                bySpeed.Add(permit.MaxSpeedKmh, arcs = new ArcSet(Network.ArcCount));
            }

            foreach (int arc in permit.Arcs.Where(arc => !allowed.Contains(arc)))
            {
                arcs.Add(arc);
            }

            allowed.Union(permit.Arcs);
        }

        return RoadMetric.Create(Network, new MetricOptions
        {
            SpeedCapKmh = group.SpeedCapKmh,
            Allowed = allowed,
            SpeedLimits = [.. bySpeed.Select(pair => (pair.Value, pair.Key))],
            Closed = group.Shut.Arcs,
            ClosedTurns = group.Shut.Turns,
        });
    }

    private PermitSlot? BestSlot(int van, Trip trip) => _slotsOfVan[van]
        .Where(slot => slot.FromMs <= trip.DepartMs && trip.DepartMs < slot.ToMs)
        .Select(slot => (Slot: (PermitSlot?)slot, slot.ToMs, LateMs: LateMs(van, trip, slot.Group)))
        .Where(choice => choice.LateMs < long.MaxValue)
        .OrderBy(choice => choice.LateMs)
        .ThenByDescending(choice => choice.ToMs)
        .FirstOrDefault().Slot;

    /// <summary>By how much the legs of a trip exceed their planned times on the open roads of a group; the largest number when one is impossible.</summary>
    private long LateMs(int van, Trip trip, RouteGroup group)
    {
        RoadMatrix matrix = Matrix(group, []);
        int hub = PlaceOfHub(Layout.Vans[van].Hub);
        (int at, long leftMs, long lateMs) = (hub, trip.DepartMs, 0);
        foreach ((int to, long arriveMs, long leaveMs) in trip.Stops
            .Select(stop => (PlaceOfStation(Layout.StationIndex(stop.Station)), stop.ArriveMs, stop.LeaveMs))
            .Append((hub, trip.ReturnMs, trip.ReturnMs)))
        {
            int driveMs = matrix.DurationMs(at, to);
            if (driveMs == RoadMatrix.Unreachable)
            {
                return long.MaxValue;
            }

            lateMs += Math.Max(0, driveMs - (arriveMs - leftMs));
            (at, leftMs) = (to, leaveMs);
        }

        return lateMs;
    }

    /// <summary>
    /// From each moment at which a permit begins or ends to each end of one that is active then: fewer permits last
    /// longer, and to use fewer than are active is always legal.
    /// </summary>
    private PermitSlot[] Slots(VanSpec van)
    {
        List<(int Permit, long FromMs, long ToMs)> spans = Spans(van);
        List<PermitSlot> slots = [];
        foreach (long fromMs in spans.SelectMany(span => new[] { span.FromMs, span.ToMs }).Distinct().Order())
        {
            (int Permit, long FromMs, long ToMs)[] active = [.. spans.Where(span => span.FromMs <= fromMs && fromMs < span.ToMs)];
            foreach (long toMs in active.Select(span => span.ToMs).Distinct().OrderDescending())
            {
                RouteGroup group = Intern(false, [.. active.Where(span => span.ToMs >= toMs).Select(span => span.Permit)], van.SpeedMaxKmh, _hours.During(0, DayMs));
                if (!slots.Any(slot => slot.ToMs >= toMs && ReferenceEquals(slot.Group, group)))
                {
                    slots.Add(new PermitSlot(fromMs, toMs, group));
                }
            }
        }

        return [.. slots];
    }

    /// <summary>Slots cut where roads open and close, beside the whole ones with only what is open throughout.</summary>
    private PermitSlot[] WithHours(PermitSlot[] plain)
    {
        List<PermitSlot> slots = [];
        foreach (PermitSlot slot in plain)
        {
            foreach ((long fromMs, long toMs) in _hours.Spans.Select(span => (Math.Max(span.FromMs, slot.FromMs), Math.Min(span.ToMs, slot.ToMs))))
            {
                if (fromMs >= toMs)
                {
                    continue;
                }

                RouteGroup group = Intern(slot.Group.EveryRoad, slot.Group.Permits, slot.Group.SpeedCapKmh, _hours.During(fromMs, toMs));
                if (!slots.Any(known => known.FromMs <= fromMs && known.ToMs >= toMs && ReferenceEquals(known.Group, group)))
                {
                    slots.Add(new PermitSlot(fromMs, toMs, group));
                }
            }
        }

        return [.. slots.OrderBy(slot => slot.FromMs).ThenByDescending(slot => slot.ToMs)];
    }

    /// <summary>The hours of a van's permits, by permit; adjoining hours with the same roads and speed are one span.</summary>
    private List<(int Permit, long FromMs, long ToMs)> Spans(VanSpec van)
    {
        List<(int Permit, long FromMs, long ToMs)> spans = [];
        foreach ((int permit, long fromMs, long toMs) in van.Permits
            .Select(index => (_firstAlike[index], Layout.Permits[index].FromMs, Layout.Permits[index].ToMs))
            .Order())
        {
            if (spans.Count > 0 && spans[^1].Permit == permit && fromMs <= spans[^1].ToMs)
            {
                spans[^1] = (permit, spans[^1].FromMs, Math.Max(toMs, spans[^1].ToMs));
            }
            else
            {
                spans.Add((permit, fromMs, toMs));
            }
        }

        return spans;
    }

    private int FirstAlike(RoadPermit permit) => Enumerable.Range(0, Layout.Permits.Count).First(index =>
        Layout.Permits[index].MaxSpeedKmh == permit.MaxSpeedKmh && Layout.Permits[index].Arcs.SequenceEqual(permit.Arcs));

    private RouteGroup Intern(bool everyRoad, IReadOnlyList<int> permits, int speedCapKmh, ShutRoads shut)
    {
        RouteGroup? known = _groups.Find(group =>
            group.SpeedCapKmh == speedCapKmh && group.Permits.SequenceEqual(permits) && ReferenceEquals(group.Shut, shut));
        if (known is null)
        {
            _groups.Add(known = new RouteGroup(_groups.Count, everyRoad, permits, speedCapKmh, shut));
        }

        return known;
    }

    private sealed class View(RoadMetric metric)
    {
        public RoadMetric Metric { get; } = metric;

        public RoadQuery Query { get; } = new(metric);

        public RoadMatrix? Matrix { get; set; }
    }
}
