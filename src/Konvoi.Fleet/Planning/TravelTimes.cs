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
/// A place on a closed street cannot be reached, although the street's other end may be open. Plans leave it out with
/// that reason; a van that stands there already is let out.
/// </para>
/// </summary>
public sealed class TravelTimes
{
    /// <summary>Vans without permits in their city drive from midnight to midnight.</summary>
    public const long DayMs = 86_400_000;

    private readonly RoadPoint[] _places;
    private readonly List<RouteGroup> _groups = [];
    private readonly PermitSlot[][] _slotsOfVan;
    private readonly RouteGroup[] _idleGroupOfVan;
    private readonly SortedDictionary<string, ArcSet> _closedArcs = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Group, string Closures), View> _views = [];

    /// <exception cref="ArgumentException">Two closures have the same id.</exception>
    public TravelTimes(RoadNetwork network, FleetLayout layout, IReadOnlyList<RoadClosure> closures)
    {
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

        bool everyRoad = layout.Permits.Count == 0;
        _slotsOfVan = new PermitSlot[layout.Vans.Count][];
        _idleGroupOfVan = new RouteGroup[layout.Vans.Count];
        for (int van = 0; van < layout.Vans.Count; van++)
        {
            VanSpec spec = layout.Vans[van];
            _idleGroupOfVan[van] = Intern(everyRoad, [], spec.SpeedMaxKmh);
            _slotsOfVan[van] = everyRoad ? [new PermitSlot(0, DayMs, _idleGroupOfVan[van])] : Slots(spec);
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

    /// <summary>The roads of a trip: a van drives it to its end under the permits that it was planned to leave with.</summary>
    public RouteGroup GroupOfTrip(int van, Trip trip) => GroupOf(van, trip.DepartMs);

    /// <summary>The slot around a moment, or else the next one of the day; null when none is left.</summary>
    public PermitSlot? SlotOf(int van, long atMs)
    {
        foreach (PermitSlot slot in _slotsOfVan[van])
        {
            if (slot.ToMs > atMs)
            {
                return slot;
            }
        }

        return null;
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

    /// <summary>The path of <see cref="LegOf(RouteGroup, IReadOnlyCollection{string}, int, int)"/> alone.</summary>
    public RoadPath? Leg(RouteGroup group, IReadOnlyCollection<string> closures, int fromPlace, int toPlace) =>
        LegOf(group, closures, fromPlace, toPlace)?.Path;

    /// <summary>The path of <see cref="LegOf(RouteGroup, IReadOnlyCollection{string}, RoadPoint, int)"/> alone.</summary>
    public RoadPath? Route(RouteGroup group, IReadOnlyCollection<string> closures, RoadPoint from, int toPlace) =>
        LegOf(group, closures, from, toPlace)?.Path;

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
            return RoadMetric.Create(Network, new MetricOptions { SpeedCapKmh = group.SpeedCapKmh });
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
        });
    }

    private PermitSlot[] Slots(VanSpec van)
    {
        SortedSet<long> changes = [];
        foreach (int permit in van.Permits)
        {
            changes.Add(Layout.Permits[permit].FromMs);
            changes.Add(Layout.Permits[permit].ToMs);
        }

        List<PermitSlot> slots = [];
        foreach ((long fromMs, long toMs) in changes.Zip(changes.Skip(1)))
        {
            int[] active = [.. van.Permits.Where(index => Layout.Permits[index].FromMs <= fromMs && Layout.Permits[index].ToMs >= toMs)];
            if (active.Length == 0)
            {
                continue;
            }

            RouteGroup group = Intern(false, active, van.SpeedMaxKmh);
            if (slots.Count > 0 && slots[^1].ToMs == fromMs && ReferenceEquals(slots[^1].Group, group))
            {
                slots[^1] = slots[^1] with { ToMs = toMs };
            }
            else
            {
                slots.Add(new PermitSlot(fromMs, toMs, group));
            }
        }

        return [.. slots];
    }

    private RouteGroup Intern(bool everyRoad, int[] permits, int speedCapKmh)
    {
        RouteGroup? known = _groups.Find(group => group.SpeedCapKmh == speedCapKmh && group.Permits.SequenceEqual(permits));
        if (known is null)
        {
            _groups.Add(known = new RouteGroup(_groups.Count, everyRoad, permits, speedCapKmh));
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
