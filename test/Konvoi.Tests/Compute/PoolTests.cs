using CsCheck;
using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

public sealed class PoolTests
{
    private static readonly PoolUnit[] Units = [Catalogs.Unit("H200-SXM", 8), Catalogs.Unit("Ascend-910B", 16), Catalogs.Unit("A800-80G-SXM", 8)];

    [Fact]
    public void Every_request_is_answered_exactly_once() =>
        Loads.Mixed.Sample(load =>
        {
            var pool = new Pool(Units, new LeastEstimatedTime());
            List<PoolCompletion> answers = Loads.Play(pool, load);
            Assert.Equal(load.Select(each => each.Request.Id).Order(), answers.Select(answer => answer.Id).Order());
            Assert.Equal(0, pool.Open);
            Assert.Equal(load.Length, pool.Use.Units.Sum(unit => unit.Assist.Done + unit.Background.Done));
            Assert.Equal(load.Sum(each => (long)each.Request.OutputTokens), pool.Use.Units.Sum(unit => unit.Assist.OutputTokens + unit.Background.OutputTokens));
        });

    [Fact]
    public void Answers_come_in_order_of_time_within_their_range_and_after_their_question() =>
        Loads.Mixed.Sample(load =>
        {
            List<PoolCompletion> answers = Loads.Play(new Pool(Units, new LeastLoad()), load);
            Assert.Equal(answers.Select(answer => answer.DoneUs).Order(), answers.Select(answer => answer.DoneUs));
            Assert.All(answers, answer =>
            {
                long atUs = load[answer.Id].AtUs;
                Assert.True(atUs < answer.FirstTokenUs && answer.FirstTokenUs <= answer.DoneUs);
                Assert.True(atUs < answer.LoUs && answer.LoUs <= answer.DoneUs && answer.DoneUs <= answer.HiUs);
            });
        });

    [Fact]
    public void The_same_load_gives_the_same_answers_however_often_the_clock_is_moved() =>
        Gen.Select(Loads.Mixed, Gen.Int[1_000, 3_000_000]).Sample((load, strideUs) =>
        {
            List<PoolCompletion> once = Loads.Play(new Pool(Units, new LeastEstimatedTime()), load);
            var pool = new Pool(Units, new LeastEstimatedTime());
            var often = new List<PoolCompletion>();
            int next = 0;
            for (long nowUs = 0; often.Count < load.Length; nowUs += strideUs)
            {
                while (next < load.Length && load[next].AtUs <= nowUs)
                {
                    often.AddRange(pool.AdvanceTo(load[next].AtUs));
                    pool.Submit(load[next].Request, load[next].AtUs);
                    next++;
                }

                often.AddRange(pool.AdvanceTo(nowUs));
            }

            Assert.Equal(once, often);
        }, iter: 50);

    [Fact]
    public void A_class_of_equal_requests_is_served_in_order_of_arrival() =>
        Loads.Of(300_000, 1, 1).Sample(load =>
        {
            var equal = load.Select(each => (each.AtUs, Request: each.Request with { PromptTokens = 9_000, CachedTokens = 0, Frames = 1, OutputTokens = 400 })).ToArray();
            List<PoolCompletion> answers = Loads.Play(new Pool(Units[..1], new LeastLoad()), equal);
            foreach (IGrouping<PoolClass, PoolCompletion> of in answers.GroupBy(answer => answer.Class))
            {
                Assert.Equal(of.Select(answer => answer.Id).Order(), of.Select(answer => answer.Id));
            }
        });

    [Fact]
    public void An_assist_request_passes_the_background_that_still_waits()
    {
        var pool = new Pool([Catalogs.Unit("Zhenwu-810E", 8)], new LeastLoad());
        for (int i = 0; i < 40; i++)
        {
            pool.Submit(new PoolRequest(i, PoolClass.Background, 20_000, 0, 0, 500, long.MaxValue), 0);
        }

        pool.Submit(new PoolRequest(100, PoolClass.Assist, 18_000, 0, 2, 200, long.MaxValue), 1_000);
        var order = new List<long>();
        while (pool.NextEventUs < long.MaxValue)
        {
            order.AddRange(pool.AdvanceTo(pool.NextEventUs).Select(answer => answer.Id));
        }

        // Six of 20,000 tokens fill the memory; the assist request is let in with the first place that comes free.
        Assert.InRange(order.IndexOf(100), 1, 11);
    }

    [Fact]
    public void Busy_time_is_shared_out_whole_and_never_exceeds_the_cards() =>
        Loads.Mixed.Sample(load =>
        {
            var pool = new Pool(Units, new LeastEstimatedTime());
            long endUs = Loads.Play(pool, load).Max(answer => answer.DoneUs);
            Assert.All(pool.Use.Units, unit =>
            {
                long busy = unit.Assist.BusyCardUs + unit.Background.BusyCardUs;
                Assert.InRange(busy, 0, endUs * unit.Cards);
                Assert.Equal(unit.Assist.Done + unit.Background.Done > 0, busy > 0);
                Assert.True(unit.Assist.Done > 0 || unit.Assist.BusyCardUs == 0);
            });
        });

    [Fact]
    public void A_single_request_takes_what_the_performance_model_says()
    {
        var pool = new Pool(Units[..1], new LeastLoad());
        PerformanceModel model = pool.Replicas[0].Model;
        PoolCompletion answer = Assert.Single(Loads.Play(pool, [(5, new PoolRequest(7, PoolClass.Assist, 3_000, 1_000, 3, 2_500, long.MaxValue))]));
        long firstUs = 5 + model.PrefillUs(3_000, 1_000).Value + model.EncodeUs(3).Value + model.RequestUs.Value;
        Assert.InRange(answer.FirstTokenUs, firstUs - 2, firstUs + 2);
        long doneUs = firstUs + model.DecodeUs(1, 3_001, 2_499).Value;
        Assert.InRange(answer.DoneUs, doneUs - 3, doneUs + 3);
    }

    [Fact]
    public void A_pool_that_cannot_answer_says_why_and_goes_on()
    {
        var request = new PoolRequest(1, PoolClass.Assist, 5_000, 0, 2, 200, 10_000_000);
        Assert.Equal("the pool has no units", new Pool([], new LeastLoad()).Submit(request, 0).Refusal);
        var refused = new Pool(Units[2..], new LeastLoad());
        Assert.Contains("595 GB of weights", refused.Submit(request, 0).Refusal);
        Assert.Equal(long.MaxValue, refused.NextEventUs);
        Assert.Empty(refused.AdvanceTo(1_000_000));
        var small = new Pool([Catalogs.Unit("Zhenwu-810E", 8)], new LeastLoad());
        Submission submission = small.Submit(request with { PromptTokens = 200_000 }, 2_000_000);
        Assert.Equal("the request holds 200,200 tokens, prompt and answer; the roomiest replica holds 138,345", submission.Refusal);
    }

    [Fact]
    public void The_clock_never_goes_back_and_impossible_requests_are_mistakes()
    {
        var pool = new Pool(Units, new LeastLoad());
        pool.AdvanceTo(100);
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.AdvanceTo(99));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Submit(new PoolRequest(1, PoolClass.Assist, 10, 10, 0, 1, 0), 100));
        Assert.Throws<ArgumentOutOfRangeException>(() => pool.Submit(new PoolRequest(1, PoolClass.Assist, 10, 0, 0, 0, 0), 100));
    }

    [Fact]
    public void Long_answers_cost_no_more_events_than_short_ones()
    {
        static int Events(int outputTokens)
        {
            var pool = new Pool(Units[..1], new LeastLoad());
            for (int i = 0; i < 20; i++)
            {
                pool.Submit(new PoolRequest(i, PoolClass.Background, 1_000, 0, 0, outputTokens + i, long.MaxValue), 0);
            }

            int events = 0;
            while (pool.NextEventUs < long.MaxValue)
            {
                pool.AdvanceTo(pool.NextEventUs);
                events++;
            }

            return events;
        }

        Assert.InRange(Events(10_000), 1, Events(100));
    }
}
