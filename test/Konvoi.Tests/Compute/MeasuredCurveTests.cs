using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

/// <summary>
/// Kimi K2.5 INT4 on 8 x H200, vLLM 0.16, a closed loop of so many askers: public measurements (aiconfigurator silicon
/// sample) against the same loop played on the pool.
/// </summary>
public sealed class MeasuredCurveTests
{
    [Theory]
    [InlineData(4, 10.431)]
    [InlineData(8, 12.537)]
    [InlineData(16, 16.445)]
    [InlineData(32, 22.634)]
    [InlineData(64, 31.062)]
    public void Time_per_token_at_1k_in_1k_out_is_within_a_twentieth(int askers, double measuredMs) =>
        Assert.InRange(ClosedLoop(askers, 1024, 1024).TokenMs, 0.95 * measuredMs, 1.05 * measuredMs);

    [Theory]
    [InlineData(4, 11.807)]
    [InlineData(8, 15.049)]
    [InlineData(16, 21.916)]
    [InlineData(32, 34.958)]
    [InlineData(64, 59.823)]
    public void Time_per_token_at_8k_in_1k_out_is_within_a_fifth(int askers, double measuredMs) =>
        Assert.InRange(ClosedLoop(askers, 8192, 1024).TokenMs, 0.8 * measuredMs, 1.2 * measuredMs);

    [Theory]
    [InlineData(4, 148.61)]
    [InlineData(16, 195.68)]
    [InlineData(64, 368.4)]
    public void Time_to_the_first_token_at_1k_is_within_a_quarter(int askers, double measuredMs) =>
        Assert.InRange(ClosedLoop(askers, 1024, 1024).FirstMs, 0.75 * measuredMs, 1.25 * measuredMs);

    /// <summary>The widest miss known: prompts of 8k queue longer on the real engine than here.</summary>
    [Theory]
    [InlineData(4, 512.45)]
    [InlineData(16, 846.51)]
    [InlineData(64, 1958.31)]
    public void Time_to_the_first_token_at_8k_is_within_two_fifths(int askers, double measuredMs) =>
        Assert.InRange(ClosedLoop(askers, 8192, 1024).FirstMs, 0.6 * measuredMs, 1.4 * measuredMs);

    /// <summary>Each asker sends its next request when it has its answer; lengths vary by a tenth, as in the measured runs.</summary>
    private static (double FirstMs, double TokenMs) ClosedLoop(int askers, int prompt, int output)
    {
        var pool = new Pool([Catalogs.Unit("H200-SXM", 8)], new LeastLoad());
        var sent = new Dictionary<long, (long AtUs, int Output)>();
        double firstMs = 0;
        double tokenMs = 0;
        long done = 0;
        void Send(long id, long nowUs)
        {
            int length = output - (int)(id * 37 % (output / 10));
            sent[id] = (nowUs, length);
            pool.Submit(new PoolRequest(id, PoolClass.Background, prompt - (int)(id * 53 % (prompt / 10)), 0, 0, length, long.MaxValue), nowUs);
        }

        for (int i = 0; i < askers; i++)
        {
            Send(i, 0);
        }

        long total = askers * 10;
        for (long next = askers; done < total;)
        {
            foreach (PoolCompletion answer in pool.AdvanceTo(pool.NextEventUs))
            {
                (long atUs, int length) = sent[answer.Id];
                done++;
                firstMs += (answer.FirstTokenUs - atUs) / 1e3;
                tokenMs += (answer.DoneUs - answer.FirstTokenUs) / 1e3 / (length - 1);
                Send(next++, answer.DoneUs);
            }
        }

        return (firstMs / done, tokenMs / done);
    }
}
