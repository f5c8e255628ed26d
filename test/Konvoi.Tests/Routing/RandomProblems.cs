using Konvoi.Routing;
using Konvoi.Shared;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Problems that use every feature at once, small or large, from a seed. Several windows per job can be left out, because
/// with them the solver's timing rule is no optimum; one job of the same draw can be had alone, then as one to be served.
/// </summary>
internal static partial class RandomProblems
{
    private const long Minute = 60_000;

    public static Problem Make(int jobs, int vans, ulong seed, bool multipleWindows = true, long shiftByMs = 0, int only = -1)
    {
        Rng rng = new(seed);
        int locations = 2 + Math.Max(1, jobs / 3) + rng.Next(3);
        ProblemBuilder builder = new(locations, "grams", "millilitres");
        (int X, int Y)[] places = [.. Enumerable.Range(0, locations).Select(_ => (rng.Next(100_000), rng.Next(100_000)))];
        AddProfile(builder, rng, places, "slow", 90);
        AddProfile(builder, rng, places, "fast", 60);
        for (int location = 0; location < locations; location++)
        {
            builder.SetVisitMs(location, rng.Next(11) * Minute);
        }

        for (int van = 0; van < vans; van++)
        {
            builder.AddVehicle(Van(rng, van, shiftByMs));
        }

        for (int job = 0; job < jobs; job++)
        {
            Job drawn = RandomJob(rng, job, locations, vans, multipleWindows, shiftByMs);
            if (only < 0)
            {
                builder.AddJob(drawn);
            }
            else if (job == only)
            {
                builder.AddJob(drawn with { Prize = Job.MustServe });
            }
        }

        return builder.Build();
    }

    /// <summary>Crow-fly ways with detours per direction, so that the triangle inequality holds only almost.</summary>
    private static void AddProfile(ProblemBuilder builder, Rng rng, (int X, int Y)[] places, string name, int msPerTenDm)
    {
        int n = places.Length;
        int[] durations = new int[n * n];
        int[] lengths = new int[n * n];
        for (int i = 0; i < n * n; i++)
        {
            (int from, int to) = Math.DivRem(i, n);
            if (from == to)
            {
                continue;
            }

            bool blocked = rng.Chance(10_000);
            int crow = Math.Abs(places[from].X - places[to].X) + Math.Abs(places[from].Y - places[to].Y);
            lengths[i] = blocked ? Profile.Unreachable : crow + rng.Next(1 + (crow / 5));
            durations[i] = blocked ? Profile.Unreachable : lengths[i] / 10 * msPerTenDm;
        }

        builder.AddProfile(name, durations, lengths);
    }

    private static Vehicle Van(Rng rng, int van, long shiftByMs)
    {
        long rangeDm = rng.Chance(300_000) ? Vehicle.UnlimitedDm : rng.Range(150_000, 600_000);
        return new Vehicle
        {
            Id = $"van {van}",
            Profile = rng.Next(2),
            Hub = rng.Next(2),
            Capacity = [rng.Range(300, 1_000), rng.Range(3_000, 6_000)],
            ShiftStartMs = shiftByMs + (rng.Range(300, 420) * Minute),
            ShiftEndMs = shiftByMs + (rng.Range(600, 1_100) * Minute),
            MaxTrips = rng.Range(1, 4),
            MaxTripMs = rng.Chance(200_000) ? rng.Range(60, 300) * Minute : null,
            RangeDm = rangeDm,
            StartRangeDm = rng.Chance(500_000) && rangeDm != Vehicle.UnlimitedDm ? rangeDm / 2 : null,
            RechargeMsPerKm = rng.Chance(800_000) ? rng.Range(10, 120) * 1_000 : null,
            ReloadMs = rng.Range(0, 30) * Minute,
            FixedCost = rng.Range(0, 50_000),
            CostPerKm = rng.Range(100, 3_000),
            CostPerHour = rng.Range(0, 30_000),
        };
    }

    private static Job RandomJob(Rng rng, int job, int locations, int vans, bool multipleWindows, long shiftByMs)
    {
        bool delivers = rng.Chance(700_000);
        bool picksUp = !delivers || rng.Chance(300_000);
        return new Job
        {
            Id = $"job {job}",
            Location = rng.Range(1, locations - 1),
            Delivery = delivers ? [rng.Range(1, 350), rng.Range(1, 2_000)] : [],
            Pickup = picksUp ? [rng.Range(1, 350), rng.Range(1, 2_000)] : [],
            Windows = Windows(rng, multipleWindows, shiftByMs),
            ServiceMs = rng.Next(10) * Minute,
            ReleaseMs = shiftByMs + (rng.Chance(300_000) ? rng.Range(350, 700) * Minute : 0),
            AllowedVehicles = rng.Chance(200_000) ? [rng.Next(vans)] : null,
            Prize = rng.Chance(200_000) ? rng.Range(1_000, 60_000) : Job.MustServe,
        };
    }

    private static TimeWindow[] Windows(Rng rng, bool multiple, long shiftByMs)
    {
        int count = rng.Next(multiple ? 4 : 2);
        long atMs = shiftByMs + (rng.Range(300, 500) * Minute);
        TimeWindow[] windows = new TimeWindow[count];
        for (int w = 0; w < count; w++)
        {
            windows[w] = new TimeWindow(atMs, atMs + (rng.Range(10, 180) * Minute));
            atMs = windows[w].CloseMs + (rng.Range(10, 120) * Minute);
        }

        return windows;
    }
}
