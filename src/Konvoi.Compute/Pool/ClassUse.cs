namespace Konvoi.Compute;

/// <summary>Work for one class of requests.</summary>
/// <param name="Done">Requests answered.</param>
/// <param name="Late">Those of them answered after their deadline.</param>
/// <param name="PromptTokens">Tokens of their prompts, cached ones included.</param>
/// <param name="CachedTokens">Tokens that needed no reading.</param>
/// <param name="OutputTokens">Tokens of their answers.</param>
/// <param name="BusyCardUs">
/// Card-microseconds: a replica of eight cards busy for 1 s counts 8,000,000. A step is shared out by the tokens read and the
/// requests decoding, so the classes add up to the busy time.
/// </param>
public sealed record ClassUse(long Done, long Late, long PromptTokens, long CachedTokens, long OutputTokens, long BusyCardUs);
