namespace Konvoi.Compute;

/// <summary>
/// Times of one replica at one corner of the ranges, in whole picoseconds, so that sums over millions of steps stay exact.
/// The roofline: a step takes the longer of reading (weights, KV) and arithmetic, plus the exchange between ranks, plus
/// fixed overheads.
/// <list type="bullet">
/// <item>A batch of B tokens touches 1 - (1 - k/E)^B of the experts (k of E per token, evenly routed).</item>
/// <item>A pipeline of p stages works on p micro-batches: a token takes all stages, each with a p-th of the batch.</item>
/// </list>
/// </summary>
internal sealed class Roofline
{
    /// <summary>Tokens that the engine takes into one step (chunked prefill), as the fitted curves were served.</summary>
    public const int ChunkTokens = 8_192;

    private const double PsPerSecond = 1e12;

    /// <summary>Pieces in which a chunk passes a pipeline; the first and last leave stages empty.</summary>
    private const int PipelinePieces = 4;

    private readonly long[] _readPs = new long[Placement.MaxBatch + 1];
    private readonly long[] _arithmeticPs = new long[Placement.MaxBatch + 1];
    private readonly long[] _restPs = new long[Placement.MaxBatch + 1];
    private readonly double _densePs;
    private readonly double _expertsPs;
    private readonly double[] _touched;
    private readonly double _chunkShare;
    private readonly double _tokenArithmeticPs;
    private readonly double _tokenExchangePs;
    private readonly double _pairPs;
    private readonly long _mixedPpm;
    private readonly int _ranks;

    public Roofline(Placement placement, Efficiency efficiency, Corner corner)
    {
        Chip chip = placement.Chip;
        ModelSpec model = placement.Model;
        int tensor = placement.TensorParallel;
        int pipeline = placement.PipelineParallel;
        double bandwidth = corner.Rate(chip.MemoryTbPerS) * 1e12 / chip.Dies / PsPerSecond;
        double bf16 = corner.Rate(chip.Bf16Tflops) * 1e12 / chip.Dies / PsPerSecond;
        double peak = placement.Precision == WeightPrecision.Fp8 ? corner.Rate(chip.Fp8Tflops) * 1e12 / chip.Dies / PsPerSecond : bf16;
        double link = corner.Rate(chip.ScaleUpGbPerS) * 1e9 / 2 / chip.Dies * corner.Rate(efficiency.Link) / PsPerSecond;
        double denseBytes = placement.Precision == WeightPrecision.Fp8 ? 1 : 2;
        double expertBytes = placement.Precision switch { WeightPrecision.Bf16 => 2, WeightPrecision.Fp8 => 1, _ => 0.5625 };
        double arithmetic = tensor * peak * corner.Rate(efficiency.Arithmetic);

        _ranks = tensor * pipeline;
        _densePs = model.DenseParametersRead * denseBytes / (tensor * bandwidth * corner.Rate(efficiency.DenseRead));
        _expertsPs = model.ExpertParameters * expertBytes / (tensor * bandwidth * corner.Rate(efficiency.ExpertRead));
        _touched = TouchedShares(model);
        _tokenArithmeticPs = 2.0 * model.ParametersPerToken / arithmetic;
        // Two all-reduces per layer, each sending 2 (t-1)/t of the BF16 activations; and one hand-over between stages.
        _tokenExchangePs = 2.0 * model.Layers * 2 * (tensor - 1) / tensor * model.Hidden * 2 / link;
        double hopPs = (pipeline - 1) * model.Hidden * 2.0 / (corner.Rate(chip.ScaleOutGbPerS) * 1e9 / chip.Dies / PsPerSecond);
        _chunkShare = (PipelinePieces + pipeline - 1.0) / (PipelinePieces * pipeline);
        double perPair = (double)model.Layers * model.Heads * model.AttentionWidth / (tensor * bf16 * corner.Rate(efficiency.Attention));
        _pairPs = perPair * _chunkShare;
        _mixedPpm = (long)Math.Round(corner.Overhead(efficiency.MixedShare) * 1e6);
        KvPs = (long)Math.Round(model.KvBytesPerToken(tensor) / (bandwidth * corner.Rate(efficiency.KvRead)) / pipeline);
        double perLayer = corner.Overhead(efficiency.Layer) * (tensor > 1 ? corner.Overhead(efficiency.TensorFactor) : 1) * 1e6;
        FixedPs = (long)Math.Round((perLayer * model.Layers) + (corner.Overhead(efficiency.Step) * 1e9));
        RequestPs = (long)Math.Round(corner.Overhead(efficiency.Request) * 1e9);
        FramePs = FrameCost(model, bf16 * corner.Rate(efficiency.Vision));
        for (int batch = 0; batch <= Placement.MaxBatch; batch++)
        {
            int micro = (batch + pipeline - 1) / pipeline;
            _readPs[batch] = (long)Math.Round(_densePs + (_touched[micro] * _expertsPs));
            _arithmeticPs[batch] = (long)Math.Round(micro * _tokenArithmeticPs);
            _restPs[batch] = FixedPs + (long)Math.Round(micro * (_tokenExchangePs + hopPs));
        }
    }

    /// <summary>Of every step, whatever is in it.</summary>
    public long FixedPs { get; }

    /// <summary>Of every request, outside the engine.</summary>
    public long RequestPs { get; }

    /// <summary>Per step, for each token that the decoding requests have in mind.</summary>
    public long KvPs { get; }

    /// <summary>Encoding one 1280 x 720 frame on one rank.</summary>
    public long FramePs { get; }

    /// <summary>A step in which each of the batch gains a token; together they have <paramref name="contextTokens"/> in mind.</summary>
    public long StepPs(int batch, long contextTokens) =>
        Math.Max(_readPs[batch] + (KvPs * contextTokens), _arithmeticPs[batch]) + _restPs[batch];

    /// <summary>
    /// The same batch for many steps, in closed form: each step adds one token per request to what is read, so reading
    /// grows evenly and passes arithmetic, which stays, at most once.
    /// </summary>
    public long RunPs(int batch, long contextTokens, long steps)
    {
        long read = _readPs[batch] + (KvPs * contextTokens);
        long growth = KvPs * batch;
        long flat = 0;
        if (_arithmeticPs[batch] > read && growth > 0)
        {
            flat = Math.Min(steps, (_arithmeticPs[batch] - read + growth - 1) / growth);
        }

        long rising = steps - flat;
        long risingPs = (rising * (read + (growth * flat))) + (growth * (rising * (rising - 1) / 2));
        return (flat * _arithmeticPs[batch]) + risingPs + (steps * _restPs[batch]);
    }

    /// <summary>The fewest steps after which at least this much time has passed; at most <paramref name="steps"/>.</summary>
    public long StepsWithin(int batch, long contextTokens, long steps, long elapsedPs)
    {
        long low = 0;
        long high = steps;
        while (low < high)
        {
            long middle = (low + high) / 2;
            (low, high) = RunPs(batch, contextTokens, middle) >= elapsedPs ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>Reading a chunk of prompts: each prompt's piece, its attention to what came before it, and its frames.</summary>
    public long ChunkPs(int tokens, long attentionPairs, int frames)
    {
        double passes = Math.Max(_densePs + (_touched[tokens] * _expertsPs), tokens * _tokenArithmeticPs) + (tokens * _tokenExchangePs);
        // Frames are spread over the ranks whole: two frames on eight ranks take as long as one.
        long rounds = (frames + _ranks - 1) / _ranks;
        return (long)Math.Round((passes * _chunkShare) + (_pairPs * attentionPairs)) + (rounds * FramePs);
    }

    /// <summary>What a chunk adds to a step in which others decode: part of its reading is shared with theirs.</summary>
    public long MixedPs(long chunkPs) => (long)((Int128)chunkPs * _mixedPpm / 1_000_000);

    /// <summary>Pairs of tokens that attend to each other when a prompt grows from one length to another, counted as squares.</summary>
    public static long AttentionPairs(long from, long to) => (to * to) - (from * from);

    /// <summary>Share of the experts that so many tokens touch, for every chunk there can be; 0 without experts.</summary>
    private static double[] TouchedShares(ModelSpec model)
    {
        var shares = new double[ChunkTokens + 1];
        double untouched = 1;
        for (int tokens = 1; tokens <= ChunkTokens && model.Experts > 0; tokens++)
        {
            untouched *= 1 - ((double)model.ExpertsPerToken / model.Experts);
            shares[tokens] = 1 - untouched;
        }

        return shares;
    }

    /// <summary>Arithmetic of the encoder: its matrices over all patches, and full attention between them.</summary>
    private static long FrameCost(ModelSpec model, double flopsPerPs)
    {
        double patches = (double)model.FrameTokens(1280, 720) * model.Merge * model.Merge;
        double flops = (2.0 * model.VisionParameters * patches) + (4.0 * patches * patches * model.VisionHidden * model.VisionLayers);
        return (long)Math.Round(flops / flopsPerPs);
    }
}
