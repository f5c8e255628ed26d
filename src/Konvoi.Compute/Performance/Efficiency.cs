using Konvoi.Ledger;

namespace Konvoi.Compute;

/// <summary>
/// How much of a chip's data sheet a serving engine turns into speed. Fitted by least squares on public vLLM curves: the
/// set for models with experts on Kimi K2.5 INT4, 8 x H200; the one for dense models on Llama 3.1 70B FP8, H200 and H100.
/// A chip that was never measured takes the same values with a wide range: the engine's overheads there are not known.
/// </summary>
public sealed record Efficiency
{
    private const string FittedSource = "fit on public vLLM curves (aiconfigurator silicon sample)";

    private Efficiency(bool hasExperts, bool calibrated)
    {
        string set = hasExperts ? "experts" : "dense";
        string source = calibrated ? FittedSource : $"{FittedSource}, carried over to a pair that was not fitted";
        Fact Rate(string key, double value, string note) =>
            calibrated
                ? Of(key, value, value * 0.92, Math.Min(1, value * 1.08), "ratio", note)
                : Of(key, value, value * 0.8, Math.Min(1, value * 1.2), "ratio", note);
        Fact Overhead(string key, double value, string unit, string note) =>
            calibrated
                ? Of(key, value, value * 0.92, value * 1.08, unit, note)
                : Of(key, value, value * 0.8, value * 1.6, unit, note);

        DenseRead = Rate("dense_read", hasExperts ? 0.30 : 0.80, "share of memory bandwidth when reading dense weights");
        ExpertRead = Rate("expert_read", 0.58, "share of memory bandwidth when reading experts");
        KvRead = Rate("kv_read", 1.0, "share of memory bandwidth when reading KV");
        Arithmetic = Rate("arithmetic", 0.40, "share of peak arithmetic in matrix products");
        Attention = Rate("attention", 0.35, "share of peak arithmetic in attention of a prompt");
        Link = Rate("link", 0.60, "share of the scale-up bandwidth, one way");
        Layer = Overhead("layer", hasExperts ? 28 : 24, "us", "per layer and step: launches, synchronisation");
        TensorFactor = Of("tensor_factor", 1.6, 1.4, 1.8, "ratio", "overhead per layer with tensor parallelism, against without");
        Step = Overhead("step", hasExperts ? 3.4 : 2.0, "ms", "per step: scheduling, sampling");
        MixedShare = Of("mixed_share", 0.78, 0.6, 0.9, "ratio", "of a prompt chunk's time, when it shares its step with decoding");
        Request = Overhead("request", 105, "ms", "per request outside the engine: transport, tokens, templates");
        Vision = Of("vision", 0.30, 0.15, 0.5, "ratio", "share of peak arithmetic in the image encoder; unmeasured");

        Fact Of(string key, double value, double lo, double hi, string unit, string note) =>
            new($"efficiency.{set}.{key}", value, lo, hi, unit, FactKind.Estimate, source, note);
    }

    public Fact DenseRead { get; }

    public Fact ExpertRead { get; }

    public Fact KvRead { get; }

    public Fact Arithmetic { get; }

    public Fact Attention { get; }

    public Fact Link { get; }

    public Fact Layer { get; }

    public Fact TensorFactor { get; }

    public Fact Step { get; }

    public Fact MixedShare { get; }

    public Fact Request { get; }

    public Fact Vision { get; }

    public IEnumerable<Fact> Facts =>
        [DenseRead, ExpertRead, KvRead, Arithmetic, Attention, Link, Layer, TensorFactor, Step, MixedShare, Request, Vision];

    /// <summary>The values for a model on a chip; their range is narrow only for the pairs that were fitted.</summary>
    public static Efficiency For(Chip chip, ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(chip);
        ArgumentNullException.ThrowIfNull(model);
        return new Efficiency(model.Experts > 0, calibrated: model.FittedOn.Contains(chip.Name));
    }
}
