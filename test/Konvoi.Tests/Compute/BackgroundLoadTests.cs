using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

public sealed class BackgroundLoadTests
{
    private static readonly BackgroundOptions Options =
        new() { RequestsPerHour = 10_000, MeanPromptTokens = 3_000, MeanOutputTokens = 250, FromUs = 1_000_000, ToUs = 7_200_000_000 };

    [Fact]
    public void Rate_and_lengths_meet_their_means()
    {
        List<PoolRequest> requests = [.. Drain(new BackgroundLoad(Options, seed: 1)).Select(each => each.Request)];
        Assert.InRange(requests.Count, 19_400, 20_600);
        Assert.InRange(requests.Average(request => request.PromptTokens), 2_900, 3_100);
        Assert.InRange(requests.Average(request => request.OutputTokens), 240, 260);
        Assert.All(requests, request => Assert.True(request.Id < 0));
    }

    [Fact]
    public void Requests_come_in_order_inside_their_window()
    {
        List<long> times = [.. Drain(new BackgroundLoad(Options, seed: 2)).Select(each => each.AtUs)];
        Assert.Equal(times.Order(), times);
        Assert.InRange(times[0], Options.FromUs, Options.FromUs + 60_000_000);
        Assert.True(times[^1] < Options.ToUs);
    }

    [Fact]
    public void The_same_seed_gives_the_same_stream_and_another_another()
    {
        Assert.Equal(Drain(new BackgroundLoad(Options, seed: 3)), Drain(new BackgroundLoad(Options, seed: 3)));
        Assert.NotEqual(Drain(new BackgroundLoad(Options, seed: 3)), Drain(new BackgroundLoad(Options, seed: 4)));
    }

    [Fact]
    public void A_day_of_background_goes_through_the_pool_and_is_counted()
    {
        var pool = new Pool([Catalogs.Unit("H200-SXM", 16)], new LeastEstimatedTime());
        var load = new BackgroundLoad(Options with { RequestsPerHour = 4_200, ToUs = 86_400_000_000 }, seed: 5);
        Assert.Equal(0, load.SubmitUpTo(pool, 86_400_000_000));
        int answers = pool.AdvanceTo(90_000_000_000).Count;
        Assert.InRange(answers, 99_000, 103_000);
        Assert.Equal(answers, Assert.Single(pool.Use.Units).Background.Done);
    }

    [Fact]
    public void No_rate_means_no_request() =>
        Assert.Equal(long.MaxValue, new BackgroundLoad(Options with { RequestsPerHour = 0 }, seed: 1).NextUs);

    [Fact]
    public void More_than_a_request_per_microsecond_is_a_mistake() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BackgroundLoad(Options with { RequestsPerHour = 3_600_000_001 }, seed: 1));

    private static List<(long AtUs, PoolRequest Request)> Drain(BackgroundLoad load)
    {
        var all = new List<(long, PoolRequest)>();
        while (load.NextUs < long.MaxValue)
        {
            long atUs = load.NextUs;
            all.Add((atUs, load.Take()));
        }

        return all;
    }
}
