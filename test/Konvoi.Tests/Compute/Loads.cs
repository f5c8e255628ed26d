using CsCheck;
using Konvoi.Compute;

namespace Konvoi.Tests.Compute;

/// <summary>Random streams of requests, by arrival.</summary>
internal static class Loads
{
    public static readonly Gen<(long AtUs, PoolRequest Request)[]> Mixed = Of(maxGapUs: 800_000, maxPrompt: 20_000, maxOutput: 1_500);

    public static Gen<(long AtUs, PoolRequest Request)[]> Of(int maxGapUs, int maxPrompt, int maxOutput) =>
        Gen.Select(Gen.Int[0, maxGapUs], Gen.Int[1, maxPrompt], Gen.Int[1, maxOutput], Gen.Int[0, 4], Gen.Bool)
            .Array[1, 60]
            .Select(draws =>
            {
                var load = new (long, PoolRequest)[draws.Length];
                long atUs = 0;
                for (int i = 0; i < draws.Length; i++)
                {
                    (int gapUs, int prompt, int output, int frames, bool isAssist) = draws[i];
                    // A fifth arrive at the same instant as the one before.
                    atUs += gapUs % 5 == 0 ? 0 : gapUs;
                    PoolClass of = isAssist ? PoolClass.Assist : PoolClass.Background;
                    load[i] = (atUs, new PoolRequest(i, of, prompt, prompt / 3 * (gapUs % 2), frames, output, atUs + 10_000_000));
                }

                return load;
            });

    /// <summary>Plays a load to its end, by the pool's own events.</summary>
    public static List<PoolCompletion> Play(Pool pool, IEnumerable<(long AtUs, PoolRequest Request)> load)
    {
        var answers = new List<PoolCompletion>();
        foreach ((long atUs, PoolRequest request) in load)
        {
            answers.AddRange(pool.AdvanceTo(atUs));
            Assert.True(pool.Submit(request, atUs).Accepted);
        }

        while (pool.NextEventUs < long.MaxValue)
        {
            answers.AddRange(pool.AdvanceTo(pool.NextEventUs));
        }

        return answers;
    }
}
