namespace Konvoi.Compute;

/// <summary>What a request is for. In a replica's queue, the first kind goes before the second.</summary>
public enum PoolClass
{
    /// <summary>A van waits for advice.</summary>
    Assist,

    /// <summary>Everything else that the pool earns its keep with.</summary>
    Background,
}
