namespace Konvoi.Compute;

/// <summary>Which replica takes a request; the same code in the simulated pool and in the gateway.</summary>
public interface IReplicaChoice
{
    /// <summary>Chooses among replicas that can hold the request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="replicas">At least one; ascending by <see cref="ReplicaView.Index"/>.</param>
    /// <param name="nowUs">The pool's clock.</param>
    /// <returns>A position in <paramref name="replicas"/>.</returns>
    public int Choose(PoolRequest request, IReadOnlyList<ReplicaView> replicas, long nowUs);
}
