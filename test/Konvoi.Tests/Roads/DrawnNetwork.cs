using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>The network of a <see cref="DrawnTown"/>, asked in its letters: an arc is named after its two ends.</summary>
internal sealed class DrawnNetwork(RoadNetwork network, Dictionary<GeoPoint, char> letters)
{
    public RoadNetwork Network { get; } = network;

    public string NameOf(int arc)
    {
        var points = new List<GeoPoint>();
        Network.AppendGeometry(arc, points);
        return $"{letters[points[0]]}{letters[points[^1]]}";
    }

    public int Arc(string name) => Enumerable.Range(0, Network.ArcCount).Single(arc => NameOf(arc) == name);

    public bool Has(string name) => Enumerable.Range(0, Network.ArcCount).Any(arc => NameOf(arc) == name);

    /// <summary>The ends of the arcs that may follow one, in alphabetic order.</summary>
    public string After(string name) =>
        string.Concat(Network.TurnsOf(Arc(name)).ToArray().Select(arc => NameOf(arc)[1]).Order());

    public int TurnMs(string from, string to) => Network.TurnMs(Arc(from), Arc(to));

    /// <summary>The nodes of the fastest way from the middle of one arc to the middle of another; "none" when there is none.</summary>
    public string Route(string from, string to)
    {
        var query = new RoadQuery(RoadMetric.Create(Network, new MetricOptions()));
        RoadPath? path = query.Route(Middle(from), Middle(to));
        return path is null ? "none" : NameOf(path.Arcs[0])[0] + string.Concat(path.Arcs.ToArray().Select(arc => NameOf(arc)[1]));
    }

    public IEnumerable<string> Closed(DayOfWeek day, int hour, int minute = 0) =>
        Network.ClosedAt(day, (hour * 60) + minute).Select(NameOf).Order(StringComparer.Ordinal);

    public IEnumerable<string> TurnsClosed(DayOfWeek day, int hour, int minute = 0) =>
        Network.TurnsClosedAt(day, (hour * 60) + minute).Select(Network.TurnBetween)
            .Select(turn => $"{NameOf(turn.FromArc)}>{NameOf(turn.ToArc)}").Order(StringComparer.Ordinal);

    private RoadPoint Middle(string name)
    {
        int arc = Arc(name);
        return Network.PointOn(arc, Network.LengthDm(arc) / 2, directionFixed: true);
    }
}
