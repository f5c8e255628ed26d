namespace Konvoi.Compute;

/// <summary>How a model keeps what it has read.</summary>
public enum AttentionKind
{
    /// <summary>Grouped-query attention: a key and a value per group of heads.</summary>
    Gqa,

    /// <summary>Multi-head latent attention: one compressed latent per token and layer.</summary>
    Mla,
}
