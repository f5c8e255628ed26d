namespace Konvoi.Compute;

/// <summary>
/// How one model lies on a number of cards of one chip: equal replicas, each split over its ranks. Made by
/// <see cref="Placements.Fit"/>; a placement always fits.
/// </summary>
/// <param name="Chip">The chip.</param>
/// <param name="Model">The model.</param>
/// <param name="Cards">Cards handed over, idle ones included.</param>
/// <param name="Replicas">Independent copies of the model.</param>
/// <param name="TensorParallel">Ranks that share each layer.</param>
/// <param name="PipelineParallel">Stages, each with an equal share of the layers.</param>
/// <param name="Precision">The weights as stored on this chip.</param>
/// <param name="WeightBytesPerRank">Weights that each rank holds.</param>
/// <param name="KvTokens">Tokens, over all its requests, that one replica can keep in mind.</param>
public sealed record Placement(
    Chip Chip,
    ModelSpec Model,
    int Cards,
    int Replicas,
    int TensorParallel,
    int PipelineParallel,
    WeightPrecision Precision,
    long WeightBytesPerRank,
    long KvTokens)
{
    /// <summary>Requests that the engine runs at once, at most; the usual limit of the serving engines.</summary>
    public const int MaxBatch = 256;

    public int CardsPerReplica => TensorParallel * PipelineParallel / Chip.Dies;

    /// <summary>Cards that no replica uses, because the number is no multiple of what a replica needs.</summary>
    public int IdleCards => Cards - (Replicas * CardsPerReplica);

    /// <summary>Tokens that one request may hold, prompt and answer: the model's context, or less where the memory is short.</summary>
    public int MaxRequestTokens => (int)Math.Min(Model.Context, KvTokens);

    /// <summary>Requests of this length that one replica runs at once.</summary>
    public int BatchOf(int tokensPerRequest) => (int)Math.Clamp(KvTokens / Math.Max(1, tokensPerRequest), 0, MaxBatch);

    /// <summary>As operators write it: <c>1 x TP16 on 16 Zhenwu-810E</c>.</summary>
    public override string ToString()
    {
        string layout = PipelineParallel == 1 ? $"TP{TensorParallel}" : $"TP{TensorParallel}xPP{PipelineParallel}";
        return $"{Replicas} x {layout} on {Cards} {Chip.Name}";
    }
}
