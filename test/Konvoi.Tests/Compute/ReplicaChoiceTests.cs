using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

public sealed class ReplicaChoiceTests
{
    [Theory]
    [InlineData(300)]
    [InlineData(1_500)]
    [InlineData(4_000)]
    public void On_unlike_chips_least_estimated_time_answers_faster_than_least_load(int requestsPerHour)
    {
        double estimatedS = MeanAnswerSeconds(new LeastEstimatedTime(), requestsPerHour);
        double loadS = MeanAnswerSeconds(new LeastLoad(), requestsPerHour);
        Assert.True(estimatedS < 0.96 * loadS, $"least estimated time {estimatedS:0.00} s, least load {loadS:0.00} s");
    }

    [Fact]
    public void Least_load_breaks_ties_by_index()
    {
        var pool = new Pool([Catalogs.Unit("H200-SXM", 24)], new LeastLoad());
        int[] replicas = [.. Enumerable.Range(0, 6).Select(i => pool.Submit(new PoolRequest(i, PoolClass.Assist, 100, 0, 0, 100, 0), 0).Replica)];
        Assert.Equal([0, 1, 2, 0, 1, 2], replicas);
    }

    [Fact]
    public void An_estimate_on_an_idle_replica_is_what_the_answer_takes()
    {
        var pool = new Pool([Catalogs.Unit("H200-SXM", 8)], new LeastEstimatedTime());
        var request = new PoolRequest(1, PoolClass.Assist, 5_000, 0, 2, 300, long.MaxValue);
        long estimateUs = pool.Replicas[0].EstimateUs(request, 0);
        long tookUs = Loads.Play(pool, [(0, request)])[0].DoneUs;
        Assert.InRange(estimateUs, 0.99 * tookUs, 1.01 * tookUs);
    }

    [Fact]
    public void A_longer_queue_never_makes_a_shorter_estimate()
    {
        var pool = new Pool([Catalogs.Unit("H200-SXM", 8)], new LeastLoad());
        long id = 0;
        PoolRequest Next() => new(++id, PoolClass.Background, 1_000, 0, 0, 20_000, long.MaxValue);
        for (int i = 0; i < 40; i++)
        {
            pool.Submit(Next(), 0);
        }

        pool.AdvanceTo(30_000_000);
        long lastUs = 0;
        for (int i = 0; i < 60_000; i++)
        {
            pool.Submit(Next(), 30_000_000);
            long estimateUs = pool.Replicas[0].EstimateUs(Next(), 30_000_000);
            Assert.True(estimateUs >= lastUs, $"{estimateUs} us after {lastUs} us");
            lastUs = estimateUs;
        }
    }

    private static double MeanAnswerSeconds(IReplicaChoice choice, int requestsPerHour)
    {
        var pool = new Pool([Catalogs.Unit("H200-SXM", 8), Catalogs.Unit("Ascend-910B", 16)], choice);
        var options = new BackgroundOptions { RequestsPerHour = requestsPerHour, MeanPromptTokens = 5_000, MeanOutputTokens = 300, ToUs = 3_600_000_000 };
        var load = new BackgroundLoad(options, seed: 42);
        var atUs = new Dictionary<long, long>();
        double sumS = 0;
        long done = 0;
        while (load.NextUs < long.MaxValue || pool.NextEventUs < long.MaxValue)
        {
            foreach (PoolCompletion answer in pool.AdvanceTo(Math.Min(load.NextUs, pool.NextEventUs)))
            {
                sumS += (answer.DoneUs - atUs[answer.Id]) / 1e6;
                done++;
            }

            if (load.NextUs <= pool.NextEventUs && load.NextUs < long.MaxValue)
            {
                long nowUs = load.NextUs;
                PoolRequest request = load.Take();
                atUs[request.Id] = nowUs;
                Assert.True(pool.Submit(request, nowUs).Accepted);
            }
        }

        return sumS / done;
    }
}
