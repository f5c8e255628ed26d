using Konvoi.Ledger;

namespace Konvoi.Compute;

/// <summary>
/// How fast one replica of a placement is: predicted from the data sheet, never measured here. Each answer is a value and
/// the range that the chip's figures and the engine's efficiency allow; <see cref="Facts"/> says what it rests on.
/// </summary>
public sealed class PerformanceModel
{
    public PerformanceModel(Placement placement)
    {
        ArgumentNullException.ThrowIfNull(placement);
        Placement = placement;
        Efficiency = Efficiency.For(placement.Chip, placement.Model);
        Expected = new Roofline(placement, Efficiency, Corner.Expected);
        Fast = new Roofline(placement, Efficiency, Corner.Fast);
        Slow = new Roofline(placement, Efficiency, Corner.Slow);
        Chip chip = placement.Chip;
        Facts = FactSet.Of(
        [
            chip.MemoryGb, chip.MemoryTbPerS, chip.Bf16Tflops, chip.Fp8Tflops, chip.Int4Weights, chip.ScaleUpGbPerS, chip.ScaleOutGbPerS,
            chip.CardsPerNode, chip.DiesPerCard, .. placement.Model.Facts, .. Efficiency.Facts,
        ]);
    }

    public Placement Placement { get; }

    public Efficiency Efficiency { get; }

    /// <summary>Every figure that a prediction rests on.</summary>
    public FactSet Facts { get; }

    internal Roofline Expected { get; }

    internal Roofline Fast { get; }

    internal Roofline Slow { get; }

    /// <summary>Reading a prompt alone on the replica, up to its first token, without time outside the engine.</summary>
    /// <param name="promptTokens">The whole prompt, 1 to 10,000,000, which no model's context exceeds.</param>
    /// <param name="cachedTokens">Its beginning that the replica has read before; attention over it remains.</param>
    public PredictedUs PrefillUs(int promptTokens, int cachedTokens = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(promptTokens, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(promptTokens, ModelSpec.MostContext);
        ArgumentOutOfRangeException.ThrowIfNegative(cachedTokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cachedTokens, promptTokens);
        return Each(roofline => PrefillPs(roofline, promptTokens, cachedTokens, frames: 0));
    }

    /// <summary>One step: each of the batch gains a token.</summary>
    /// <param name="batch">Requests that decode, 1 to <see cref="Placement.MaxBatch"/>.</param>
    /// <param name="contextTokens">Tokens that they have in mind together.</param>
    public PredictedUs DecodeStepUs(int batch, long contextTokens)
    {
        CheckBatch(batch, contextTokens);
        return Each(roofline => roofline.StepPs(batch, contextTokens));
    }

    /// <summary>Many steps of one batch, without requests joining or leaving.</summary>
    public PredictedUs DecodeUs(int batch, long contextTokens, int steps)
    {
        CheckBatch(batch, contextTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return Each(roofline => roofline.RunPs(batch, contextTokens, steps));
    }

    /// <summary>Turning 1280 x 720 frames into tokens; frames are spread over the ranks.</summary>
    public PredictedUs EncodeUs(int frames)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frames);
        int ranks = Placement.TensorParallel * Placement.PipelineParallel;
        return Each(roofline => (frames + ranks - 1) / ranks * roofline.FramePs);
    }

    /// <summary>Time of a request outside the engine: transport, tokens, templates.</summary>
    public PredictedUs RequestUs => Each(roofline => roofline.RequestPs);

    internal static long PrefillPs(Roofline roofline, int promptTokens, int cachedTokens, int frames)
    {
        long sum = 0;
        for (int from = cachedTokens; from < promptTokens; from += Roofline.ChunkTokens)
        {
            int to = Math.Min(promptTokens, from + Roofline.ChunkTokens);
            sum += roofline.ChunkPs(to - from, Roofline.AttentionPairs(from, to), from == cachedTokens ? frames : 0) + roofline.FixedPs;
        }

        return sum;
    }

    private static void CheckBatch(int batch, long contextTokens)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(batch, Placement.MaxBatch);
        ArgumentOutOfRangeException.ThrowIfNegative(contextTokens);
    }

    private PredictedUs Each(Func<Roofline, long> time) => new(ToUs(time(Expected)), ToUs(time(Fast)), ToUs(time(Slow)));

    private static long ToUs(long ps) => (ps + 500_000) / 1_000_000;
}
