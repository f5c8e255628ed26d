namespace Konvoi.Compute;

/// <summary>Fewest requests waiting and running, blind to how fast a chip is; the first of equals.</summary>
public sealed class LeastLoad : IReplicaChoice
{
    public int Choose(PoolRequest request, IReadOnlyList<ReplicaView> replicas, long nowUs)
    {
        ArgumentNullException.ThrowIfNull(replicas);
        int best = 0;
        for (int i = 1; i < replicas.Count; i++)
        {
            if (replicas[i].Requests < replicas[best].Requests)
            {
                best = i;
            }
        }

        return best;
    }
}
