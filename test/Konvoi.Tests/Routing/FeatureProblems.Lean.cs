using Konvoi.Routing;
using Konvoi.Shared;

namespace Konvoi.Tests.Routing;

/// <summary>
/// The draws that the search judges in O(1), without driving days: one trip, one window per stop, time for nothing. Every
/// other one has vans so dear that their number is brought down first.
/// </summary>
internal static partial class FeatureProblems
{
    private static long FixedCost(ulong seed) => seed % 2 == 0 ? 2_000 : 10_000_000;

    private static Problem LeanVans(ulong seed) => Make(
        seed, Stops(seed, 6),
        (rng, v, van) => van with
        {
            Profile = v,
            Capacity = [rng.Range(60, 200)],
            StartLocation = rng.Chance(300_000) ? 1 : null,
            ShiftEndMs = rng.Range(10, 14) * Hour,
            FixedCost = rng.Range(0, 40_000),
            CostPerKm = rng.Range(200, 3_000),
            CostPerHour = 0,
            CostPerDrivingHour = rng.Range(0, 40_000),
        },
        (rng, _, job) => job with
        {
            Windows = Windows(rng, 1),
            AllowedVehicles = rng.Chance(200_000) ? [rng.Next(2)] : null,
            Prize = rng.Chance(500_000) ? Job.MustServe : rng.Range(2_000, 40_000),
        },
        (rng, builder) =>
        {
            (int X, int Y)[] places = [.. Enumerable.Range(0, FirstStop + Stops(seed, 6) + 2).Select(_ => (rng.Next(100_000), rng.Next(100_000)))];
            AddProfile(builder, rng, places, "bicycle", 150);
        });

    /// <summary>Three shipments, with dear vans four, of which not all may fit on one van.</summary>
    private static Problem LeanShipments(ulong seed) => Make(
        seed, seed % 2 == 0 ? 6 : 8,
        (_, _, van) => van with { Capacity = [60], CostPerHour = 0, FixedCost = FixedCost(seed) },
        (rng, j, job) => (j % 2 == 0 ? job with { Delivery = [], Pickup = [15 + (5 * j)] } : job with { Delivery = [10 + (5 * j)], CollectedBy = j - 1 }) with
        {
            Windows = rng.Chance(400_000) ? WideWindow(rng) : [],
            Prize = seed % 2 == 0 && rng.Chance(300_000) ? rng.Range(2_000, 25_000) : Job.MustServe,
        },
        vans: 3);

    /// <summary>Two chargers for three stops, or one for four. Everything has to be served, so that free jobs change nothing.</summary>
    private static Problem LeanElectric(ulong seed) => Make(
        seed, seed % 4 < 2 ? 3 : 4,
        (_, _, van) => van with
        {
            ChargeRule = ChargeRule.Full,
            CostPerHour = 0,
            FixedCost = FixedCost(seed),
            RangeDm = 140_000 + (20_000 * (int)(seed % 6)),
            RechargeMsPerKm = (20 + (10 * (int)(seed % 7))) * 1_000,
        },
        (rng, _, job) => job with { Windows = rng.Chance(300_000) ? WideWindow(rng) : [] },
        (_, builder) =>
        {
            builder.AddCharger(1);
            if (seed % 4 < 2)
            {
                builder.AddCharger(FirstStop + 3);
            }
        },
        direct: true);

    /// <summary>Alike vans, everything to be served, the way is the cost.</summary>
    private static Problem Classic(ulong seed, bool windows) => Make(
        seed, 7,
        (_, _, van) => van with { FixedCost = 0, CostPerHour = 0 },
        (rng, _, job) => job with { Windows = windows ? WideWindow(rng) : [] },
        vans: 3, direct: true);

    /// <summary>One that a van of its own always keeps.</summary>
    private static TimeWindow[] WideWindow(Rng rng)
    {
        long opensMs = (8 * Hour) + (rng.Range(0, 120) * Minute);
        return [new TimeWindow(opensMs, opensMs + (rng.Range(40, 90) * Minute))];
    }
}
