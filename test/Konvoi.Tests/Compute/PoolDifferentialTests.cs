using CsCheck;
using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

/// <summary>
/// The event-driven pool against a simulator that plays every step. They differ by rounding only (whole picoseconds per KV
/// token), but a request that arrives within rounding of a step's end may then be let in a step earlier or later. So each
/// answer may differ by one in a thousand and the longest step, their mean by one in a thousand.
/// </summary>
public sealed class PoolDifferentialTests
{
    [Theory]
    [InlineData("H200-SXM", 8, 800_000)]
    [InlineData("H200-SXM", 8, 60_000)]
    [InlineData("Zhenwu-810E", 8, 800_000)]
    [InlineData("Zhenwu-810E", 16, 300_000)]
    public void Closed_form_and_step_by_step_agree(string chip, int cards, int maxGapUs) =>
        Loads.Of(maxGapUs, maxPrompt: 20_000, maxOutput: 600).Sample(load =>
        {
            Placement placement = Catalogs.Fit(chip, cards, "Kimi-K2.5").Placement!;
            var naive = new NaiveReplica(placement);
            Dictionary<long, double> plain = naive.Play(load);
            double sumS = 0;
            double plainSumS = 0;
            foreach (PoolCompletion answer in Loads.Play(new Pool([Catalogs.Unit(chip, cards)], new LeastLoad()), load))
            {
                double tookS = (answer.DoneUs - load[answer.Id].AtUs) / 1e6;
                double plainS = plain[answer.Id] - (load[answer.Id].AtUs / 1e6);
                Assert.InRange(tookS, (0.999 * plainS) - naive.LongestStepS, (1.001 * plainS) + naive.LongestStepS);
                sumS += tookS;
                plainSumS += plainS;
            }

            Assert.InRange(sumS, 0.999 * plainSumS, 1.001 * plainSumS);
        }, iter: 50);
}
