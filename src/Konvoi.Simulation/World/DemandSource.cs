using Konvoi.Fleet;
using Konvoi.Shared;

namespace Konvoi.Simulation;

/// <summary>The parcels of a day: as listed, or drawn anew for each seed.</summary>
public sealed class DemandSource
{
    private const long HourMs = 3_600_000;

    /// <summary>
    /// Sixteenths of the weight distribution in grams: 15,547 orders of the Changshu station up to 5 kg (August 2024), missing weights
    /// taken as 50 g; mean 1.27 kg. The heavy profile keeps the 21,786 orders up to 70 kg; mean 5.5 kg.
    /// </summary>
    private static readonly int[] ShuttleGrams = [50, 50, 50, 154, 296, 446, 500, 613, 837, 1000, 1197, 1536, 1918, 2432, 3027, 3864, 5000];

    private static readonly int[] HeavyGrams =
        [50, 50, 126, 327, 500, 614, 931, 1140, 1609, 2200, 3033, 4300, 6000, 8571, 13048, 22080, 70000];

    private readonly IReadOnlyList<ParcelOrder> _listed;
    private readonly GeneratedParcelsFile? _generated;
    private readonly FleetLayout? _layout;
    private readonly long _volumeMedianMl;
    private readonly int _volumeSigmaMilli;

    /// <summary>The same parcels every day.</summary>
    public DemandSource(IReadOnlyList<ParcelOrder> listed) => _listed = listed;

    internal DemandSource(GeneratedParcelsFile generated, FleetLayout layout, long volumeMedianMl, int volumeSigmaMilli)
    {
        _listed = [];
        _generated = generated;
        _layout = layout;
        _volumeMedianMl = volumeMedianMl;
        _volumeSigmaMilli = volumeSigmaMilli;
    }

    /// <summary>The orders of the day with this seed, by time of readiness, then id.</summary>
    public IReadOnlyList<ParcelOrder> Draw(ulong seed) => _generated is null || _layout is null ? _listed : Generate(_generated, _layout, seed);

    private List<ParcelOrder> Generate(GeneratedParcelsFile generated, FleetLayout layout, ulong seed)
    {
        Rng rng = new Rng(seed).Fork("demand");
        int[] weights = StationWeights(layout.Stations.Count, rng.Fork("stations"));
        int total = weights.Sum();
        int toHubPpm = (int)(generated.ToHubShare * 1_000_000);
        long dueMs = (long)(generated.DueHours * HourMs);
        List<ParcelOrder> orders = new(generated.Count);
        for (int i = 0; i < generated.Count; i++)
        {
            int at = Pick(weights, rng.Next(total));
            Station station = layout.Stations[at];
            bool toHub = rng.Chance(toHubPpm);
            long ready = toHub
                ? station.OpensMs + rng.NextLong((station.ClosesMs - station.OpensMs) / 2)
                : ReadyAtHub(layout.Hubs[layout.HubOfStation(at)], rng);
            orders.Add(new ParcelOrder(
                $"P{i + 1:D6}",
                station.Id,
                toHub ? Direction.ToHub : Direction.ToStation,
                Quantile(generated.Profile is ParcelProfile.Heavy ? HeavyGrams : ShuttleGrams, rng),
                (int)Math.Clamp(rng.LogNormal(_volumeMedianMl, _volumeSigmaMilli), 100, 200_000),
                ready,
                ready + dueMs));
        }

        return [.. orders.OrderBy(order => order.ReadyMs).ThenBy(order => order.Id, StringComparer.Ordinal)];
    }

    /// <summary>Parcels come off the sorter shortly before the waves: half before the first, the rest shared by the others.</summary>
    private static long ReadyAtHub(Hub hub, Rng rng)
    {
        IReadOnlyList<long> waves = hub.WavesMs;
        int wave = waves.Count == 1 || rng.Chance(500_000) ? 0 : 1 + rng.Next(waves.Count - 1);
        return Math.Max(0, waves[wave] - rng.NextLong(HourMs));
    }

    /// <summary>Shops differ: the busiest sees about three times the parcels of the quietest.</summary>
    private static int[] StationWeights(int stations, Rng rng)
    {
        int[] weights = new int[stations];
        for (int i = 0; i < stations; i++)
        {
            weights[i] = rng.Range(50, 150);
        }

        return weights;
    }

    private static int Pick(int[] weights, int at)
    {
        int i = 0;
        while (at >= weights[i])
        {
            at -= weights[i++];
        }

        return i;
    }

    private static int Quantile(int[] sixteenths, Rng rng)
    {
        int segment = rng.Next(sixteenths.Length - 1);
        return sixteenths[segment] + rng.Next(sixteenths[segment + 1] - sixteenths[segment] + 1);
    }
}
