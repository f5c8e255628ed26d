using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>Requests that become known wave by wave, and a replay that judges each decision with arithmetic of its own.</summary>
internal sealed class WaveStream
{
    public const long HourMs = 3_600_000;
    private const long MinuteMs = 60_000;

    public long WaveMs { get; init; } = HourMs;

    public required Profile Travel { get; init; }

    public required Vehicle Van { get; init; }

    public required IDemandForecast Forecast { get; init; }

    /// <summary>Per wave the requests that become known before it leaves.</summary>
    public required Job[][] Waves { get; init; }

    /// <summary>When the first wave leaves.</summary>
    public required long FirstMs { get; init; }

    /// <summary>The stream as it is known when a wave leaves; later waves bring nothing, but are still to come.</summary>
    public WaveStream Until(int wave) => new()
    {
        Travel = Travel,
        Van = Van,
        Forecast = Forecast,
        WaveMs = WaveMs,
        FirstMs = FirstMs,
        Waves = [.. Waves.Select((jobs, at) => at <= wave ? jobs : [])],
    };

    /// <summary>Per wave the routes by id of request. Fails where a decision breaks a rule or a request is left over.</summary>
    public List<string[][]> Replay(Func<DispatchEpoch, DispatchDecision> policy)
    {
        List<string[][]> sent = [];
        List<Job> open = [];
        for (int wave = 0; wave < Waves.Length; wave++)
        {
            open.AddRange(Waves[wave]);
            DispatchEpoch epoch = new()
            {
                Travel = Travel,
                Van = Van,
                Open = [.. open.Select(job => new DispatchRequest(job))],
                DepartMs = DepartMs(wave),
                WaveMs = WaveMs,
                WavesLeft = Waves.Length - 1 - wave,
                Forecast = Forecast,
            };
            DispatchDecision decision = policy(epoch);
            int[] served = [.. decision.Routes.SelectMany(route => route), .. decision.Held];
            Assert.Equal(Enumerable.Range(0, open.Count), served.Order());
            Assert.All(decision.Routes, route => Assert.True(Works([.. route.Select(i => open[i])], DepartMs(wave)), $"wave {wave}: a route does not work"));
            Assert.All(decision.Held, i => Assert.True(
                epoch.WavesLeft > 0 && Works([open[i]], DepartMs(wave + 1)), $"wave {wave}: request {open[i].Id} must leave and is held"));
            sent.Add([.. decision.Routes.Select(route => route.Select(i => open[i].Id).ToArray())]);
            open = [.. decision.Held.Select(i => open[i])];
        }

        Assert.Empty(open);
        return sent;
    }

    /// <summary>Driving time of all routes.</summary>
    public long DrivenMs(List<string[][]> sent)
    {
        Dictionary<string, int> placeOf = Waves.SelectMany(jobs => jobs).ToDictionary(job => job.Id, job => job.Location);
        long sum = 0;
        foreach (string[] route in sent.SelectMany(routes => routes))
        {
            int at = Van.Hub;
            foreach (int next in route.Select(id => placeOf[id]).Append(Van.Hub))
            {
                sum += Travel.DurationMs(at, next);
                at = next;
            }
        }

        return sum;
    }

    private long DepartMs(int wave) => FirstMs + (wave * WaveMs);

    private bool Works(Job[] route, long departMs)
    {
        int[] places = [Van.Hub, .. route.Select(job => job.Location), Van.Hub];
        long wayDm = places.Zip(places.Skip(1), (from, to) => (long)Travel.LengthDm(from, to)).Sum();
        return ReturnMs(route, departMs) is { } backMs && backMs <= Van.ShiftEndMs
            && route.Sum(job => job.Delivery.FirstOrDefault()) <= Van.Capacity[0]
            && wayDm <= Math.Min(Van.MaxTripDm ?? long.MaxValue, Van.RangeDm == Vehicle.UnlimitedDm ? long.MaxValue : Van.StartRangeDm ?? Van.RangeDm)
            && (Van.MaxTripMs is not { } mostMs || Enumerable.Range(0, 12 * 60).Any(minutes =>
                ReturnMs(route, departMs + (minutes * MinuteMs)) is { } laterMs && laterMs <= Van.ShiftEndMs
                && laterMs - departMs - (minutes * MinuteMs) <= mostMs));
    }

    /// <summary>When a van that leaves exactly then is back; null if a window is missed.</summary>
    private long? ReturnMs(Job[] route, long departMs)
    {
        int at = Van.Hub;
        long nowMs = departMs;
        foreach (Job job in route)
        {
            nowMs = Math.Max(nowMs + Travel.DurationMs(at, job.Location), job.Windows[0].OpenMs);
            if (nowMs > job.Windows[0].CloseMs)
            {
                return null;
            }

            nowMs += job.ServiceMs;
            at = job.Location;
        }

        return nowMs + Travel.DurationMs(at, Van.Hub);
    }
}
