namespace Konvoi.Compute;

/// <summary>
/// The replica expected to answer first: what its current step still needs, prompts to read before this one, the uncached
/// part of this prompt and its frames, then every token of the answer at the batch that it joins. Seconds instead of
/// scores: replicas of unlike chips compare by themselves.
/// </summary>
public sealed class LeastEstimatedTime : IReplicaChoice
{
    public int Choose(PoolRequest request, IReadOnlyList<ReplicaView> replicas, long nowUs)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(replicas);
        int best = 0;
        long bestUs = long.MaxValue;
        for (int i = 0; i < replicas.Count; i++)
        {
            long estimateUs = replicas[i].EstimateUs(request, nowUs);
            if (estimateUs < bestUs)
            {
                (best, bestUs) = (i, estimateUs);
            }
        }

        return best;
    }
}
