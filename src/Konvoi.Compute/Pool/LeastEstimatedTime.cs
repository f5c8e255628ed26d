namespace Konvoi.Compute;

/// <summary>
/// The replica where the request adds least to the time of all: its own answer (what the current step still needs, prompts
/// to read before it, the uncached part of its prompt, its frames, every token at the batch that it joins) plus the delay
/// of those already there. Seconds instead of scores, so replicas of unlike chips compare by themselves. Without the
/// second part every request would run to the fastest chip, and under load all would be slower than with
/// <see cref="LeastLoad"/>.
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
            long estimateUs = replicas[i].EstimateUs(request, nowUs) + replicas[i].DelayToOthersUs(request);
            if (estimateUs < bestUs)
            {
                (best, bestUs) = (i, estimateUs);
            }
        }

        return best;
    }
}
