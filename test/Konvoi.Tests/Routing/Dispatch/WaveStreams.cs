using Konvoi.Routing;
using Konvoi.Shared;
using Konvoi.Tests.Routing.Formats;
using Konvoi.Tests.Support;

namespace Konvoi.Tests.Routing;

/// <summary>Streams of requests: generated towns, and one of the published ones.</summary>
internal static class WaveStreams
{
    private const int MinuteMs = 60_000;
    private const int SecondsPerWave = 3_600;

    /// <summary>Places on a square of 40 minutes, windows of two hours, ten requests a wave.</summary>
    public static WaveStream Town(ulong seed, Func<Vehicle, long, Vehicle>? change = null)
    {
        Rng rng = new Rng(seed).Fork("town");
        const int Places = 30;
        const int Waves = 4;
        int[] x = [.. Enumerable.Range(0, Places).Select(_ => rng.Next(40))];
        int[] y = [.. Enumerable.Range(0, Places).Select(_ => rng.Next(40))];
        int[] ms = [.. Enumerable.Range(0, Places * Places).Select(i => Minutes(i / Places, i % Places) * MinuteMs)];
        ProblemBuilder builder = new(Places, "load");
        builder.AddProfile("van", ms, ms);
        Vehicle van = new() { Id = "van", Hub = 0, Capacity = [20], ShiftEndMs = 12 * WaveStream.HourMs, CostPerDrivingHour = 3_600 };
        builder.AddVehicle(change is null ? van : change(van, 2 * Enumerable.Range(0, Places).Max(place => ms[place])));
        Job[] typical = [.. Enumerable.Range(1, Places - 1).Select(place => new Job
        {
            Id = $"place {place}",
            Location = place,
            Delivery = [rng.Range(1, 6)],
            ServiceMs = rng.Range(2, 6) * MinuteMs,
            Windows = [WindowAt(rng.Range(2, 6) * WaveStream.HourMs)],
        })];
        Problem town = builder.Build();
        IndependentDemand demand = new(typical, 10);
        return new WaveStream
        {
            Travel = town.Profiles[0],
            Van = town.Vehicles[0],
            Forecast = demand,
            FirstMs = WaveStream.HourMs,
            Waves =
            [
                .. Enumerable.Range(0, Waves).Select(wave => demand.Draw((1 + wave) * WaveStream.HourMs, seed)
                    .Select((job, i) => job with { Id = $"{wave}.{i}" })
                    .Where(job => ((1 + wave) * WaveStream.HourMs) + ms[job.Location] <= job.Windows[0].CloseMs).ToArray()),
            ],
        };

        int Minutes(int from, int to) => Math.Abs(x[from] - x[to]) + Math.Abs(y[from] - y[to]);
    }

    /// <summary>A published stream with a second as its unit of time, as the reader gives it; or the test is skipped.</summary>
    public static WaveStream Published(string instance, int seed)
    {
        string folder = SharedData.Require("bench/ortec");
        Problem fixedDay = SharedInstances.ReadFile(Path.Combine(folder, $"{instance}.txt.gz")).Problem;
        int[][] rows = [.. File.ReadLines(Path.Combine(folder, "streams", $"{instance}_seed{seed}.csv")).Skip(1)
            .Select(line => line.Split(',').Select(int.Parse).ToArray())];
        int first = rows.Min(row => row[0]);
        return new WaveStream
        {
            Travel = fixedDay.Profiles[0],
            Van = fixedDay.Vehicles[0],
            Forecast = new IndependentDemand(fixedDay.Jobs, 100),
            WaveMs = SecondsPerWave,
            FirstMs = (first + 1) * SecondsPerWave,
            Waves =
            [
                .. Enumerable.Range(first, rows.Max(row => row[0]) - first + 1).Select(epoch => rows.Where(row => row[0] == epoch).Select(row => new Job
                {
                    Id = $"{row[1]}",
                    Location = row[2],
                    Windows = [new TimeWindow(row[3], row[4])],
                    ServiceMs = row[5],
                    Delivery = [row[6]],
                }).ToArray()),
            ],
        };
    }

    private static TimeWindow WindowAt(long openMs) => new(openMs, openMs + (2 * WaveStream.HourMs));
}
