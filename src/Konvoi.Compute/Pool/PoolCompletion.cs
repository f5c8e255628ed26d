namespace Konvoi.Compute;

/// <summary>An answer. Times are instants of the pool's clock.</summary>
/// <param name="Id">Of the request.</param>
/// <param name="Class">Of the request.</param>
/// <param name="Replica">Index over all replicas of the pool.</param>
/// <param name="Chip">Name of the chip that answered.</param>
/// <param name="FirstTokenUs">The first token reaches the asker.</param>
/// <param name="DoneUs">The whole answer is there.</param>
/// <param name="LoUs">The same, if everything is as fast as the ranges of the figures allow; at most DoneUs.</param>
/// <param name="HiUs">The same, if everything is as slow; at least DoneUs.</param>
public sealed record PoolCompletion(
    long Id, PoolClass Class, int Replica, string Chip, long FirstTokenUs, long DoneUs, long LoUs, long HiUs);
