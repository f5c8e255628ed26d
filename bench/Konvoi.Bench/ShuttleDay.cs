using Konvoi.Routing;

namespace Konvoi.Bench;

/// <summary>A routing problem of the kind that a wave poses, without a map.</summary>
internal static class ShuttleDay
{
    /// <summary>One hub, stations in a square of 20 km, parcels of a station split into jobs, two waves, a battery that needs charging.</summary>
    public static Problem Build(int jobs, int vans, int stations)
    {
        uint state = 12345;
        int Next(int bound)
        {
            state = (state * 1664525) + 1013904223;
            return (int)((ulong)state * (ulong)bound >> 32);
        }

        int n = stations + 1;
        (int X, int Y)[] places = [.. Enumerable.Range(0, n).Select(i => i == 0 ? (100_000, 100_000) : (Next(200_000), Next(200_000)))];
        int[] lengths = new int[n * n];
        int[] durations = new int[n * n];
        for (int i = 0; i < n * n; i++)
        {
            ((int ax, int ay), (int bx, int by)) = (places[i / n], places[i % n]);
            lengths[i] = Math.Abs(ax - bx) + Math.Abs(ay - by);
            durations[i] = lengths[i] * 12;
        }

        ProblemBuilder builder = new(n, "grams", "millilitres");
        builder.AddProfile("van", durations, lengths);
        for (int station = 1; station < n; station++)
        {
            builder.SetVisitMs(station, 600_000);
        }

        for (int van = 0; van < vans; van++)
        {
            builder.AddVehicle(new Vehicle
            {
                Id = $"van {van}", Hub = 0, Capacity = [800_000, 5_000_000], ShiftStartMs = 6 * 3_600_000, ShiftEndMs = 18 * 3_600_000,
                MaxTrips = 3, RangeDm = 1_200_000, RechargeMsPerKm = 30_000, ReloadMs = 1_200_000,
                FixedCost = 5_000_000, CostPerKm = 60_000, CostPerHour = 300_000,
            });
        }

        for (int job = 0; job < jobs; job++)
        {
            bool late = Next(3) == 0;
            builder.AddJob(new Job
            {
                Id = $"job {job}", Location = 1 + (job % stations), Delivery = [100_000 + Next(150_000), 600_000 + Next(1_500_000)],
                Pickup = Next(4) == 0 ? [50_000, 400_000] : [], ServiceMs = 120_000, ReleaseMs = late ? 11 * 3_600_000 : 5 * 3_600_000,
                Windows = [late ? new TimeWindow(11 * 3_600_000, 16 * 3_600_000) : new TimeWindow(6 * 3_600_000, (8 + Next(3)) * 3_600_000L)],
            });
        }

        return builder.Build();
    }
}
