namespace Konvoi.Compute;

/// <summary>A request on its way through a replica.</summary>
internal sealed class PoolJob(PoolRequest request, long order, long submitPs)
{
    public PoolRequest Request { get; } = request;

    /// <summary>Order of submission over the whole pool; breaks every tie.</summary>
    public long Order { get; } = order;

    public long SubmitPs { get; } = submitPs;

    /// <summary>Prompt tokens in memory so far; the cached ones from the start.</summary>
    public int Read { get; set; } = request.CachedTokens;

    public int Unread => Request.PromptTokens - Read;

    /// <summary>The engine's clock at the first token.</summary>
    public long FirstTokenPs { get; set; }

    /// <summary>The replica's count of steps at which the last token is out.</summary>
    public long LastStep { get; set; }
}
