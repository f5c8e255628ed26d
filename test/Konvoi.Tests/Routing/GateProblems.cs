using Konvoi.Routing;
using Konvoi.Shared;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Generated problems of the kinds that the optimiser is measured on, small enough for CI: clusters of stops in a plane,
/// whole units, the way is the cost.
/// </summary>
internal static class GateProblems
{
    private const int Side = 1000;
    private const int Day = 10_000;

    /// <summary>Load alone.</summary>
    public static Problem Loads(int stops, ulong seed) => Make(stops, seed, (builder, rng, _) =>
    {
        AddVans(builder, stops / 4, new Vehicle { Id = "", Hub = 0, Capacity = [100], ShiftEndMs = 10 * Day, CostPerKm = 10_000 });
        for (int i = 1; i <= stops; i++)
        {
            builder.AddJob(new Job { Id = $"{i}", Location = i, Delivery = [5 + rng.Next(20)] });
        }
    });

    /// <summary>Load and one window each, of a tenth to a third of the day.</summary>
    public static Problem Windows(int stops, ulong seed) => Make(stops, seed, (builder, rng, way) =>
    {
        AddVans(builder, stops / 3, new Vehicle { Id = "", Hub = 0, Capacity = [200], ShiftEndMs = Day, CostPerKm = 10_000 });
        for (int i = 1; i <= stops; i++)
        {
            long opens = way(0, i) + rng.Next(Day - (2 * way(0, i)) - 200);
            builder.AddJob(new Job
            {
                Id = $"{i}", Location = i, Delivery = [5 + rng.Next(20)], ServiceMs = 100,
                Windows = [new TimeWindow(opens, Math.Min(opens + (Day / 10) + rng.Next(Day / 4), Day - way(0, i) - 100))],
            });
        }
    });

    /// <summary>Shipments from stop to stop, a window at each end, vans as few as they can be.</summary>
    public static Problem Shipments(int pairs, ulong seed, long capacity = 60) => Make(2 * pairs, seed, (builder, rng, way) =>
    {
        AddVans(builder, pairs, new Vehicle { Id = "", Hub = 0, Capacity = [capacity], ShiftEndMs = Day, CostPerKm = 10_000, FixedCost = 1_000_000 });
        for (int i = 1; i <= 2 * pairs; i += 2)
        {
            long amount = 10 + rng.Next(20);
            long opens = way(0, i) + rng.Next(Day / 3);
            long then = opens + way(i, i + 1) + 100;
            int collect = builder.AddJob(new Job
            {
                Id = $"from {i}", Location = i, Pickup = [amount], ServiceMs = 50, Windows = [new TimeWindow(opens, opens + (Day / 6))],
            });
            builder.AddJob(new Job
            {
                Id = $"to {i}", Location = i + 1, Delivery = [amount], ServiceMs = 50, CollectedBy = collect,
                Windows = [new TimeWindow(then, Math.Min(then + (Day / 3), Day - way(0, i + 1) - 50))],
            });
        }
    });

    /// <summary>Electric vans whose battery drives about half of what a route takes, chargers in a grid.</summary>
    public static Problem Electric(int stops, ulong seed, long capacity = 200) => Make(stops + 9, seed, (builder, rng, way) =>
    {
        AddVans(builder, stops / 3, new Vehicle
        {
            Id = "", Hub = 0, Capacity = [capacity], ShiftEndMs = Day, CostPerKm = 10_000, FixedCost = 1_000_000,
            RangeDm = 1600, RechargeMsPerKm = 2000, ChargeRule = ChargeRule.Full,
        });
        for (int i = 1; i <= stops; i++)
        {
            long opens = rng.Next(Day / 2);
            builder.AddJob(new Job
            {
                Id = $"{i}", Location = i, Delivery = [5 + rng.Next(20)], ServiceMs = 100, Windows = [new TimeWindow(opens, opens + (Day / 4))],
            });
        }

        for (int charger = stops + 1; charger <= stops + 9; charger++)
        {
            builder.AddCharger(charger);
        }
    });

    private static Problem Make(int places, ulong seed, Action<ProblemBuilder, Rng, Func<int, int, int>> fill)
    {
        Rng rng = new(seed);
        (int X, int Y)[] at = new (int, int)[places + 1];
        at[0] = (Side / 2, Side / 2);
        for (int i = 1; i <= places; i++)
        {
            // Every third starts a cluster, the others stand near an earlier one.
            (int x, int y) = i % 3 == 1 ? (rng.Next(Side), rng.Next(Side)) : at[1 + rng.Next(i - 1)];
            at[i] = i % 3 == 1 ? (x, y) : (x + rng.Next(120) - 60, y + rng.Next(120) - 60);
        }

        int n = places + 1;
        int[] ways = new int[n * n];
        for (int i = 0; i < n * n; i++)
        {
            (long dx, long dy) = (at[i / n].X - at[i % n].X, at[i / n].Y - at[i % n].Y);
            ways[i] = (int)Math.Sqrt((dx * dx) + (dy * dy));
        }

        ProblemBuilder builder = new(n, "load");
        builder.AddProfile("van", ways, ways);
        fill(builder, rng, (from, to) => ways[(from * n) + to]);
        return builder.Build();
    }

    private static void AddVans(ProblemBuilder builder, int count, Vehicle van)
    {
        for (int v = 0; v < count; v++)
        {
            builder.AddVehicle(van with { Id = $"van {v}" });
        }
    }
}
