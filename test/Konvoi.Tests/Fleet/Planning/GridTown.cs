using Konvoi.Fleet;
using Konvoi.Roads;

namespace Konvoi.Tests.Fleet.Planning;

/// <summary>
/// A town of 12 x 12 crossings, about 360 m apart, whose streets and places have simple names: column and row of a
/// crossing. The hub is at (0, 0); everything about a fleet can be varied from there.
/// </summary>
internal static class GridTown
{
    public const int Side = 12;
    public const long Hour = 3_600_000;
    public const long Unload = 300_000;
    public const long Reload = 600_000;

    private const int StepE7 = 40_000;
    private const int CornerE7 = 100_000_000;

    public static RoadNetwork Network { get; } = BuildNetwork();

    public static OperatingRules Rules { get; } = new(Unload, Reload, 1, 20_000, [], 800, 2);

    public static RoadPoint At(int column, int row)
    {
        Assert.True(Network.TrySnap(Crossing(column, row), 5000, out RoadPoint point));
        return point;
    }

    public static Station Station(string id, int column, int row, long opensMs = 6 * Hour, long closesMs = 22 * Hour) =>
        new(id, $"Shop {id}", At(column, row), opensMs, closesMs, 1, true);

    public static VanSpec Van(string id, params int[] permits) =>
        new(id, "Maker", "profile", 0, 500_000, 4_000_000, 40, 1_000_000, 2 * Hour, 100, permits);

    public static ParcelOrder Order(
        string id, string station, Direction direction = Direction.ToStation, long readyMs = 0, long dueMs = 21 * Hour, int millilitres = 20_000) =>
        new(id, station, direction, 2000, millilitres, readyMs, dueMs);

    public static FleetLayout Layout(IReadOnlyList<Station> stations, IReadOnlyList<VanSpec> vans, params RoadPermit[] permits) =>
        new([new Hub("H", At(0, 0), 4, 4, [6 * Hour, 10 * Hour, 14 * Hour])], stations, vans, permits, Rules);

    public static FleetBook Book(IReadOnlyList<Station> stations, IReadOnlyList<VanSpec> vans, params RoadPermit[] permits) =>
        new(Layout(stations, vans, permits));

    /// <summary>All arcs inside the rectangle of two crossings, its edges included.</summary>
    public static ArcSet Block(int column1, int row1, int column2, int row2)
    {
        const int Margin = StepE7 / 4;
        GeoPoint a = Crossing(column1, row1);
        GeoPoint b = Crossing(column2, row2);
        (int west, int east) = (Math.Min(a.LonE7, b.LonE7) - Margin, Math.Max(a.LonE7, b.LonE7) + Margin);
        (int south, int north) = (Math.Min(a.LatE7, b.LatE7) - Margin, Math.Max(a.LatE7, b.LatE7) + Margin);
        return Network.ArcsInside([new(west, south), new(east, south), new(east, north), new(west, north)]);
    }

    /// <summary>The streets that lead to a crossing: closing them cuts it off.</summary>
    public static ArcSet Around(int column, int row)
    {
        ArcSet arcs = new(Network.ArcCount);
        foreach ((int dc, int dr) in new[] { (1, 0), (-1, 0), (0, 1), (0, -1) })
        {
            if (column + dc is >= 0 and < Side && row + dr is >= 0 and < Side)
            {
                arcs.Union(Block(column, row, column + dc, row + dr));
            }
        }

        return arcs;
    }

    public static RoadPermit Permit(string id, ArcSet arcs, long fromMs, long toMs, int maxSpeedKmh, params string[] vans) =>
        new(id, vans, fromMs, toMs, maxSpeedKmh, arcs, true, []);

    /// <summary>Decides and folds the whole proposal; fails if a command is refused.</summary>
    public static PlanProposal Plan(FleetBook book, long nowMs, TravelTimes times, int iterations = 300)
    {
        PlanProposal proposal = DispatchPlanner.Propose(book.State, 0, nowMs, times, new PlannerOptions(1, iterations));
        book.Given([.. proposal.Commands]);
        return proposal;
    }

    private static GeoPoint Crossing(int column, int row) => new(CornerE7 + (column * StepE7), CornerE7 + (row * StepE7));

    private static RoadNetwork BuildNetwork()
    {
        OsmDataBuilder data = new();
        for (int row = 0; row < Side; row++)
        {
            for (int column = 0; column < Side; column++)
            {
                data.AddNode(Id(column, row), Crossing(column, row));
            }
        }

        for (int line = 0; line < Side; line++)
        {
            data.AddWay(1 + line, [.. Enumerable.Range(0, Side).Select(i => Id(i, line))], ("highway", "residential"), ("maxspeed", "30"));
            data.AddWay(101 + line, [.. Enumerable.Range(0, Side).Select(i => Id(line, i))], ("highway", "residential"), ("maxspeed", "30"));
        }

        return RoadNetwork.Build(data.Build(), "grid");

        static long Id(int column, int row) => 1 + column + (row * Side);
    }
}
