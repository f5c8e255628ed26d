using Konvoi.Ledger;

namespace Konvoi.Compute;

/// <summary>
/// The architecture of a language model, from its published configuration. Parameter counts are recomputed from it and
/// agree with the published totals within a few percent (a test holds that).
/// </summary>
public sealed record ModelSpec
{
    /// <summary>The longest context that a model may state, in tokens: up to there every time fits 64 bits of picoseconds.</summary>
    internal const int MostContext = 10_000_000;

    public required string Name { get; init; }

    public required string Family { get; init; }

    public required AttentionKind Attention { get; init; }

    public required WeightFormat Weights { get; init; }

    public required int Layers { get; init; }

    /// <summary>Layers whose feed-forward part is dense; with no experts at all, every layer is.</summary>
    public required int DenseLayers { get; init; }

    public required int Hidden { get; init; }

    public required int Heads { get; init; }

    public required int KvHeads { get; init; }

    /// <summary>Width of a head with grouped-query attention.</summary>
    public required int HeadDim { get; init; }

    public required int QueryRank { get; init; }

    public required int KvRank { get; init; }

    public required int NopeDim { get; init; }

    public required int RopeDim { get; init; }

    public required int ValueDim { get; init; }

    public required int DenseWidth { get; init; }

    /// <summary>Routed experts per layer; 0 for a dense model.</summary>
    public required int Experts { get; init; }

    public required int ExpertsPerToken { get; init; }

    public required int SharedExperts { get; init; }

    public required int ExpertWidth { get; init; }

    public required int Vocabulary { get; init; }

    /// <summary>Tokens that one request may hold, prompt and answer together.</summary>
    public required int Context { get; init; }

    /// <summary>Layers of the image encoder; 0 for a model without eyes.</summary>
    public required int VisionLayers { get; init; }

    public required int VisionHidden { get; init; }

    public required int VisionWidth { get; init; }

    /// <summary>Pixels along the side of an image patch.</summary>
    public required int Patch { get; init; }

    /// <summary>Patches along the side of the square that becomes one token.</summary>
    public required int Merge { get; init; }

    /// <summary>Chips on which public measurements of this model went into <see cref="Efficiency"/>.</summary>
    public required IReadOnlyList<string> FittedOn { get; init; }

    /// <summary>Published parameters in billions (10^9).</summary>
    public required Fact Parameters { get; init; }

    /// <summary>Published parameters that one token passes, in billions.</summary>
    public required Fact ActiveParameters { get; init; }

    public IEnumerable<Fact> Facts => [Parameters, ActiveParameters];

    /// <summary>All parameters, recomputed; without the image encoder.</summary>
    public long TotalParameters => DenseParameters + ExpertParameters;

    /// <summary>Parameters of the routed experts.</summary>
    internal long ExpertParameters => Experts == 0 ? 0 : (long)(Layers - DenseLayers) * Experts * 3 * Hidden * ExpertWidth;

    /// <summary>Everything else of the language model, both embedding tables included.</summary>
    internal long DenseParameters => (Layers * AttentionParameters) + FeedForwardParameters + (2L * Vocabulary * Hidden);

    /// <summary>What a step reads whatever its tokens: the input table is only looked up, row by row.</summary>
    internal long DenseParametersRead => DenseParameters - ((long)Vocabulary * Hidden);

    /// <summary>Parameters that take part in the arithmetic of one token, recomputed.</summary>
    public long ParametersPerToken => DenseParametersRead + (Experts == 0 ? 0 : ExpertParameters / Experts * ExpertsPerToken);

    internal long VisionParameters => (long)VisionLayers * ((4L * VisionHidden * VisionHidden) + (2L * VisionHidden * VisionWidth));

    /// <summary>Multiply-adds of attention per pair of tokens and layer: the query-key product and the weighted sum of values.</summary>
    internal int AttentionWidth => Attention == AttentionKind.Mla ? NopeDim + RopeDim + ValueDim : 2 * HeadDim;

    private long AttentionParameters => Attention == AttentionKind.Mla
        ? ((long)Hidden * QueryRank) + ((long)QueryRank * Heads * (NopeDim + RopeDim)) + ((long)Hidden * (KvRank + RopeDim))
          + ((long)KvRank * Heads * (NopeDim + ValueDim)) + ((long)Heads * ValueDim * Hidden)
        : (long)Hidden * HeadDim * 2 * (Heads + KvHeads);

    private long FeedForwardParameters
    {
        get
        {
            int dense = Experts == 0 ? Layers : DenseLayers;
            long perExpertLayer = ((long)SharedExperts * 3 * Hidden * ExpertWidth) + ((long)Hidden * Experts);
            return ((long)dense * 3 * Hidden * DenseWidth) + ((Layers - dense) * perExpertLayer);
        }
    }

    /// <summary>Tokens that one image becomes; 0 for a model without eyes. 1280 x 720 is 1,196 for Kimi K2.5.</summary>
    public int FrameTokens(int widthPx, int heightPx)
    {
        if (VisionLayers == 0)
        {
            return 0;
        }

        double side = Patch * Merge;
        return (int)Math.Round(widthPx / side) * (int)Math.Round(heightPx / side);
    }

    /// <summary>
    /// Bytes that one token keeps in a rank's memory over all layers, in BF16. Latent attention (MLA) keeps one latent that
    /// every tensor-parallel rank repeats; grouped queries share their heads out until each rank has one. Where the heads do
    /// not share out evenly, this is the rank with most.
    /// </summary>
    public long KvBytesPerToken(int tensorParallel) => Attention == AttentionKind.Mla
        ? 2L * Layers * (KvRank + RopeDim)
        : 4L * Layers * HeadDim * ((KvHeads + tensorParallel - 1) / tensorParallel);
}
