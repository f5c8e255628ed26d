namespace Konvoi.Compute;

/// <summary>One request to the pool.</summary>
/// <param name="Id">Chosen by the caller; those of <see cref="BackgroundLoad"/> are negative.</param>
/// <param name="Class">Decides who goes first.</param>
/// <param name="PromptTokens">The whole prompt, image tokens included; at least 1.</param>
/// <param name="CachedTokens">The beginning of the prompt that a replica has read before; fewer than the prompt.</param>
/// <param name="Frames">Images to encode; their tokens are part of the prompt.</param>
/// <param name="OutputTokens">Tokens of the answer; at least 1.</param>
/// <param name="DeadlineUs">When the answer should be there; the pool counts the late ones.</param>
public sealed record PoolRequest(
    long Id, PoolClass Class, int PromptTokens, int CachedTokens, int Frames, int OutputTokens, long DeadlineUs)
{
    /// <summary>Tokens that the request keeps in a replica's memory at its end.</summary>
    internal long KvTokens => (long)PromptTokens + OutputTokens;
}
