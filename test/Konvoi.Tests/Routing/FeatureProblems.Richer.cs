using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>The draws of the features that change more than a number.</summary>
internal static partial class FeatureProblems
{
    private static Problem OptionalStops(ulong seed) => Make(seed, Stops(seed, 6), job: (rng, _, job) => job with { Prize = rng.Range(2_000, 25_000) });

    /// <summary>Two groups of two or three, and a stop of its own.</summary>
    private static Problem Alternatives(ulong seed) => Make(
        seed, Stops(seed, 6),
        (rng, v, van) => van with { Capacity = [50 + (20 * v)] },
        (rng, j, job) => job with
        {
            Group = j == 5 ? null : j < 2 + rng.Next(2) ? 4 : 2,
            Prize = rng.Chance(500_000) ? Job.MustServe : rng.Range(2_000, 25_000),
            AllowedVehicles = rng.Chance(200_000) ? [rng.Next(2)] : null,
        });

    private static Problem SeveralProfiles(ulong seed) => Make(
        seed, Stops(seed, 5),
        (_, v, van) => van with { Profile = v, CostPerHour = 30_000 },
        more: (rng, builder) =>
        {
            (int X, int Y)[] places = [.. Enumerable.Range(0, FirstStop + Stops(seed, 5) + 2).Select(_ => (rng.Next(100_000), rng.Next(100_000)))];
            AddProfile(builder, rng, places, "bicycle", 150);
        });

    private static Problem Permits(ulong seed) => Make(
        seed, Stops(seed, 5), job: (rng, _, job) => job with { AllowedVehicles = rng.Chance(500_000) ? [rng.Next(2)] : null, Prize = 50_000 });

    private static Problem LongestTrip(ulong seed) => Make(
        seed, Stops(seed, 5),
        (rng, v, van) => van with
        {
            MaxTrips = 2,
            MaxTripMs = seed % 2 == 0 ? rng.Range(40, 80) * Minute : null,
            MaxTripDm = seed % 3 != 0 ? rng.Range(150_000, 300_000) : null,
        },
        (rng, _, job) => job with { Windows = Windows(rng, 1), Prize = 60_000 });

    private static Problem Overtime(ulong seed) => Make(
        seed, Stops(seed, 5),
        (rng, _, van) => van with
        {
            MaxTrips = 2,
            ShiftEndMs = (8 * Hour) + (rng.Range(30, 70) * Minute),
            OvertimeMs = rng.Range(0, 90) * Minute,
            CostPerOvertimeHour = rng.Range(0, 40_000),
        },
        (rng, _, job) => job with { Prize = rng.Range(20_000, 100_000) });

    /// <summary>Time has no price beyond overtime: which place for a break is cheapest on the road is not promised.</summary>
    private static Problem Breaks(ulong seed) => Make(
        seed, 4,
        (rng, _, van) =>
        {
            long firstMs = (8 * Hour) + (rng.Range(0, 60) * Minute);
            Break first = new(firstMs, firstMs + (rng.Range(0, 60) * Minute), rng.Range(10, 40) * Minute);
            Break second = new(first.LatestMs, first.LatestMs + (rng.Range(10, 60) * Minute), rng.Range(10, 30) * Minute);
            return van with
            {
                CostPerHour = 0,
                Breaks = rng.Chance(600_000) ? [first] : [first, second],
                MaxTrips = 1 + rng.Next(2),
                ReloadMs = 15 * Minute,
                ShiftEndMs = (8 * Hour) + (rng.Range(100, 240) * Minute),
                OvertimeMs = Hour,
                CostPerOvertimeHour = 10_000,
            };
        },
        (rng, _, job) => job with { Windows = Windows(rng, 1), Prize = 50_000 });

    private static Problem HubCharging(ulong seed, ChargeRule rule) => Make(
        seed, 4,
        (rng, v, van) => van with
        {
            Capacity = [70],
            MaxTrips = 3,
            ChargeRule = rule,
            RangeDm = rng.Range(350_000, 600_000),
            StartRangeDm = rng.Chance(500_000) ? rng.Range(100_000, 350_000) : null,
            RechargeMsPerKm = v == 1 && rng.Chance(300_000) ? null : rng.Range(20, 120) * 1_000,
            ReloadMs = rng.Range(0, 20) * Minute,
            ShiftEndMs = (8 * Hour) + (rng.Range(150, 300) * Minute),
        },
        (rng, _, job) => job with { Windows = Windows(rng, 1), Prize = 80_000 });

    /// <summary>Two chargers for three stops; brute force can take seven with one.</summary>
    private static Problem ChargersOnTheWay(ulong seed, ChargeRule rule) => Make(
        seed, Stops(seed, 3),
        (rng, v, van) => van with
        {
            ChargeRule = rule,
            FixedCost = 50_000 * v,
            RangeDm = rng.Range(140_000, 240_000),
            StartRangeDm = rng.Chance(300_000) ? rng.Range(70_000, 140_000) : null,
            RechargeMsPerKm = rng.Range(20, 120) * 1_000,
        },
        (rng, _, job) => job with { Windows = Windows(rng, 1), Prize = rng.Chance(500_000) ? Job.MustServe : 100_000 },
        (_, builder) =>
        {
            builder.AddCharger(1);
            if (Stops(seed, 3) == 3)
            {
                builder.AddCharger(FirstStop + 3);
            }
        });

    /// <summary>One station where both vans have something to do, and one dock.</summary>
    private static Problem Docks(ulong seed) => Make(
        seed, Stops(seed, 5),
        (_, _, van) => van with { Capacity = [70], CostPerHour = 0 },
        (rng, j, job) => job with
        {
            Location = j < 3 ? FirstStop : job.Location,
            ServiceMs = rng.Range(10, 40) * Minute,
            Windows = rng.Chance(300_000) ? Windows(rng, 1) : [],
            Prize = 200_000,
        },
        (rng, builder) =>
        {
            builder.SetDocks(new DockLimit(FirstStop, rng.Next(2), WholePerMs(rng.Range(6_000, 60_000))));
            builder.SetDocks(new DockLimit(FirstStop + 4, 1, WholePerMs(12_000)));
        });

    /// <summary>Distance, driving time, total duration, or money of all kinds.</summary>
    /// <summary>Some streets are slow, so that the shortest way, the quickest and the cheapest are not the same.</summary>
    private static Problem Objectives(ulong seed) => Make(
        seed, Stops(seed, 5),
        (rng, _, van) => (seed % 4) switch
        {
            0 => van with { Profile = 1, FixedCost = 0, CostPerHour = 0 },
            1 => van with { Profile = 1, FixedCost = 0, CostPerKm = 0, CostPerHour = 0, CostPerDrivingHour = 6_000 },
            2 => van with { Profile = 1, FixedCost = 0, CostPerKm = 0 },
            _ => van with
            {
                Profile = 1,
                FixedCost = rng.Next(30_000),
                CostPerKm = rng.Next(2_000),
                CostPerHour = rng.Next(20_000),
                CostPerDrivingHour = rng.Next(40_000),
            },
        },
        (rng, _, job) => job with { Windows = Windows(rng, 1), Prize = 1_000_000 },
        (rng, builder) =>
        {
            int n = FirstStop + Stops(seed, 5) + 2;
            int[] lengths = [.. Enumerable.Range(0, n * n).Select(i => i / n == i % n ? 0 : rng.Range(50_000, 100_000))];
            builder.AddProfile("streets", [.. lengths.Select(dm => dm / 10 * rng.Range(90, 180))], lengths);
        });

    private static Problem StartsAndEnds(ulong seed) => Make(
        seed, 4,
        (rng, v, van) => van with
        {
            StartLocation = rng.Chance(600_000) ? 1 : null,
            EndLocation = rng.Chance(600_000) ? FirstStop + 5 : null,
            MaxTrips = 2,
            RangeDm = rng.Chance(300_000) ? 500_000 : Vehicle.UnlimitedDm,
            StartRangeDm = 300_000,
            RechargeMsPerKm = 60_000,
        },
        (rng, _, job) => job with { Windows = Windows(rng, 1), Prize = 60_000 });

    /// <summary>Van 0 is out with two parcels on board, and may come back for more; a pick-up may take the room of one.</summary>
    private static Problem HaveLeft(ulong seed) => Make(
        seed, 5,
        (rng, v, van) => van with
        {
            HasLeft = v == 0,
            StartLocation = v == 0 ? 1 : null,
            MaxTrips = 2,
            Capacity = [95],
            ShiftEndMs = (8 * Hour) + (rng.Range(120, 300) * Minute),
        },
        (rng, j, job) => j switch
        {
            < 2 => job with { OnBoardOf = 0, Prize = rng.Chance(500_000) ? Job.MustServe : 20_000 },
            2 => job with { Delivery = [], Pickup = [rng.Range(10, 60)], Prize = 40_000 },
            _ => job with { Prize = 40_000, Windows = Windows(rng, 1) },
        });

    /// <summary>Van 0 is committed to two stops in the order of their indices or against it, out already or still at the hub.</summary>
    private static Problem FrozenPrefixes(ulong seed) => Make(
        seed, 5,
        (rng, v, van) => v > 0 ? van : van with
        {
            Committed = rng.Chance(500_000) ? [0, 1] : [1, 0],
            HasLeft = seed % 2 == 0,
            StartLocation = seed % 2 == 0 ? 1 : null,
            MaxTrips = 2,
        },
        (rng, j, job) => job with
        {
            OnBoardOf = j < 2 && seed % 2 == 0 ? 0 : null,
            Prize = j < 2 ? Job.MustServe : rng.Range(2_000, 30_000),
        });

    private static Problem Balance(ulong seed) => Make(
        seed, Stops(seed, 5),
        (_, _, van) => van with { Capacity = [200], CostPerHour = 0, FixedCost = 0 },
        more: (rng, builder) => builder.SetBalance(WholePerMs(rng.Range(6_000, 60_000))));
}
