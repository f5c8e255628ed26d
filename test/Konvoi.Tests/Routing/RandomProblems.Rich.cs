using Konvoi.Routing;
using Konvoi.Shared;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Draws of everything that ties stops to vans and to each other. A solution always exists: a van whose committed stops or
/// way home could not be driven alone stays a plain one, and one with breaks on its way has no longest trip, because the
/// solver rests to be back early (<see cref="Vehicle.MaxTripMs"/>).
/// </summary>
internal static partial class RandomProblems
{
    /// <summary>
    /// Problems with every feature of the problem type at once, each with some chance. Tiny ones have few trips, chargers and
    /// breaks, so that brute force can take it.
    /// </summary>
    public static Problem MakeRich(int jobs, int vans, ulong seed, bool multipleWindows = true, bool tiny = false)
    {
        HashSet<int> plain = [];
        while (true)
        {
            Problem problem = DrawRich(jobs, vans, seed, multipleWindows, tiny, plain);
            int[] stuck = [.. Enumerable.Range(0, vans).Where(van => !plain.Contains(van) && VanDays.Frozen(problem, van).Count == 0)];
            if (stuck.Length == 0)
            {
                return problem;
            }

            plain.UnionWith(stuck);
        }
    }

    private static Problem DrawRich(int jobs, int vans, ulong seed, bool multipleWindows, bool tiny, HashSet<int> plain)
    {
        Rng rng = new(seed);
        int locations = 5 + Math.Max(1, jobs / 3);
        ProblemBuilder builder = new(locations, "grams", "millilitres");
        (int X, int Y)[] places = [.. Enumerable.Range(0, locations).Select(_ => (rng.Next(100_000), rng.Next(100_000)))];
        AddProfile(builder, rng, places, "slow", 90);
        AddProfile(builder, rng, places, "fast", 60);
        for (int location = 0; location < locations; location++)
        {
            builder.SetVisitMs(location, rng.Next(11) * Minute);
        }

        Job[] drawn = [.. Enumerable.Range(0, jobs).Select(job => RandomJob(rng, job, locations, vans, multipleWindows, 0))];
        Link(rng, drawn, vans, plain);
        for (int van = 0; van < vans; van++)
        {
            Vehicle rich = RichVan(rng, Van(rng, van, 0), locations, tiny);
            int[] committed = Committed(rng, drawn, van, vans);
            bool mayNotSeeItsDay = rich.Breaks.Length > 0 && (rich.HasLeft || committed.Length > 0);
            builder.AddVehicle(plain.Contains(van)
                ? rich with { HasLeft = false, Breaks = [] }
                : rich with { Committed = committed, MaxTripMs = mayNotSeeItsDay ? null : rich.MaxTripMs });
            foreach (int job in committed.Where(job => rich.HasLeft && !plain.Contains(van) && drawn[job].Delivery.Any(amount => amount > 0)))
            {
                drawn[job] = drawn[job] with { OnBoardOf = van, AllowedVehicles = null, ReleaseMs = 0 };
            }
        }

        Array.ForEach(drawn, job => builder.AddJob(job));
        for (int charger = rng.Next(tiny ? 2 : 3); charger > 0; charger--)
        {
            builder.AddCharger(rng.Next(locations));
        }

        if (rng.Chance(400_000))
        {
            builder.SetDocks(new DockLimit(rng.Next(locations), rng.Next(3), rng.Range(0, 50_000)));
        }

        builder.SetBalance(rng.Chance(300_000) ? rng.Range(1, 20_000) : 0);
        return builder.Build();
    }

    private static Vehicle RichVan(Rng rng, Vehicle van, int locations, bool tiny) => van with
    {
        StartLocation = rng.Chance(300_000) ? rng.Next(locations) : null,
        EndLocation = rng.Chance(300_000) ? rng.Next(locations) : null,
        HasLeft = rng.Chance(300_000),
        OvertimeMs = rng.Chance(400_000) ? rng.Range(0, 90) * Minute : 0,
        CostPerOvertimeHour = rng.Range(0, 40_000),
        CostPerDrivingHour = rng.Chance(300_000) ? rng.Range(0, 20_000) : 0,
        MaxTripDm = rng.Chance(200_000) ? rng.Range(200_000, 600_000) : null,
        ChargeRule = rng.Chance(300_000) ? ChargeRule.Full : ChargeRule.AsNeeded,
        Breaks = Breaks(rng, van.ShiftStartMs, tiny ? 1 : 2),
        MaxTrips = tiny ? Math.Min(2, van.MaxTrips) : van.MaxTrips,
    };

    private static Break[] Breaks(Rng rng, long shiftStartMs, int most)
    {
        List<Break> breaks = [];
        long atMs = shiftStartMs;
        for (int count = rng.Chance(400_000) ? rng.Range(1, most) : 0; count > 0; count--)
        {
            atMs += rng.Range(0, 180) * Minute;
            breaks.Add(new Break(atMs, atMs + (rng.Range(0, 120) * Minute), rng.Range(0, 45) * Minute));
            atMs = breaks[^1].LatestMs;
        }

        return [.. breaks];
    }

    /// <summary>Shipments of two jobs in a row, groups, and parcels on board of vans that are not plain.</summary>
    private static void Link(Rng rng, Job[] jobs, int vans, HashSet<int> plain)
    {
        for (int j = 0; j < jobs.Length; j++)
        {
            if (j > 0 && jobs[j - 1] is { CollectedBy: null, Group: null, OnBoardOf: null } && rng.Chance(200_000))
            {
                long[] amounts = [rng.Range(1, 350), rng.Range(1, 2_000)];
                jobs[j - 1] = jobs[j - 1] with { Delivery = [], Pickup = amounts };
                jobs[j] = jobs[j] with { Delivery = amounts, Pickup = [], CollectedBy = j - 1 };
            }
            else if (rng.Chance(200_000))
            {
                jobs[j] = jobs[j] with { Group = rng.Next(1 + (jobs.Length / 4)) };
            }
            else if (rng.Next(vans) is var van && rng.Chance(200_000) && !plain.Contains(van))
            {
                jobs[j] = jobs[j] with { OnBoardOf = van, AllowedVehicles = null, ReleaseMs = 0 };
            }
        }
    }

    /// <summary>One or two jobs that the van may serve first and nobody else is committed to: those with its number from the end.</summary>
    private static int[] Committed(Rng rng, Job[] jobs, int van, int vans)
    {
        bool commits = rng.Chance(300_000);
        return
        [
            .. Enumerable.Range(0, jobs.Length).Where(j => commits && j % vans == van && jobs[j] is { CollectedBy: null, Group: null }
                && (jobs[j].OnBoardOf ?? van) == van && (jobs[j].AllowedVehicles?.Contains(van) ?? true)).Take(rng.Range(1, 2)),
        ];
    }
}
