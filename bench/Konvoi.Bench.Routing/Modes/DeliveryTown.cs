using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>
/// A generated day for live re-planning: 40 vans at one hub in a square of 20 km, 30 km/h, two waves of parcels (out from
/// 8, out from 12 o'clock), a stop per parcel, windows of two to five hours. Distance and time cost money, vans do not, so
/// that no constant hides what a plan is worth.
/// </summary>
internal sealed class DeliveryTown
{
    public const int Vans = 40;
    public const int Stops = 480;

    /// <summary>Places for parcels that come in during the day.</summary>
    public const int SparePlaces = 16;

    private const long Hour = 3_600_000;
    private const int MsPerDm = 12;

    private readonly ulong _seed;
    private ulong _state;

    public DeliveryTown(ulong seed)
    {
        _seed = seed;
        _state = seed;
        int n = 1 + Stops + SparePlaces;
        (int X, int Y)[] places = [.. Enumerable.Range(0, n).Select(i => i == 0 ? (90_000, 110_000) : (Next(200_000), Next(200_000)))];
        Lengths = new int[n * n];
        Durations = new int[n * n];
        for (int i = 0; i < n * n; i++)
        {
            ((int ax, int ay), (int bx, int by)) = (places[i / n], places[i % n]);
            Lengths[i] = Math.Abs(ax - bx) + Math.Abs(ay - by);
            Durations[i] = Lengths[i] * MsPerDm;
        }

        Jobs = [.. Enumerable.Range(1, Stops).Select(MakeJob)];
    }

    public int[] Lengths { get; }

    public int[] Durations { get; }

    /// <summary>The parcels of the morning; the location of each is its index + 1.</summary>
    public Job[] Jobs { get; }

    public static Vehicle Van(int van) => new()
    {
        Id = $"van {van}",
        Hub = 0,
        Capacity = [700],
        ShiftStartMs = 8 * Hour,
        ShiftEndMs = 19 * Hour,
        MaxTrips = 3,
        ReloadMs = Hour / 4,
        CostPerKm = 60_000,
        CostPerHour = 300_000,
    };

    public Problem Build(IEnumerable<Vehicle> vans, IEnumerable<Job> jobs)
    {
        ProblemBuilder builder = new(1 + Stops + SparePlaces, "kilograms");
        builder.AddProfile("van", Durations, Lengths);
        foreach (Vehicle van in vans)
        {
            builder.AddVehicle(van);
        }

        foreach (Job job in jobs)
        {
            builder.AddJob(job);
        }

        return builder.Build();
    }

    /// <summary>A parcel that turns up at a time: every other one is to be picked up, the rest wait at the hub.</summary>
    public static Job Late(int number, long nowMs) => new()
    {
        Id = $"late {number}",
        Location = 1 + Stops + (number % SparePlaces),
        Delivery = number % 2 == 0 ? [] : [40],
        Pickup = number % 2 == 0 ? [40] : [],
        ServiceMs = Hour / 20,
        ReleaseMs = number % 2 == 0 ? 0 : nowMs,
        Windows = [new TimeWindow(nowMs, 17 * Hour)],
    };

    public override string ToString() => $"town {_seed}";

    private Job MakeJob(int location)
    {
        bool second = location % 2 == 0;
        long opens = ((second ? 24 : 16) + Next(4)) * Hour / 2;
        long closes = opens + ((4 + Next(7)) * Hour / 2);
        return new Job
        {
            Id = $"parcel {location}",
            Location = location,
            Delivery = [60 + Next(80)],
            ServiceMs = Hour / 20,
            ReleaseMs = (second ? 12 : 8) * Hour,
            Windows = [new TimeWindow(opens, closes)],
        };
    }

    private int Next(int bound)
    {
        _state = (_state * 6364136223846793005UL) + 1442695040888963407UL;
        return (int)((_state >> 33) * (ulong)bound >> 31);
    }
}
