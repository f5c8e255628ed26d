namespace Konvoi.Compute;

/// <summary>What a policy may see of a replica; always current, owned by the pool.</summary>
public sealed class ReplicaView
{
    private readonly Replica _replica;

    internal ReplicaView(Replica replica, string unit)
    {
        _replica = replica;
        Unit = unit;
    }

    /// <summary>Index over all replicas of the pool.</summary>
    public int Index => _replica.Index;

    /// <summary>Name of the unit that it belongs to.</summary>
    public string Unit { get; }

    public PerformanceModel Model => _replica.Model;

    /// <summary>Requests that wait, are read or are answered.</summary>
    public int Requests => _replica.Requests;

    /// <summary>Requests whose answer is being written.</summary>
    public int Decoding => _replica.Decoding;

    /// <summary>Prompt tokens still to be read of all requests here.</summary>
    public long UnreadTokens => _replica.UnreadTokens;

    /// <summary>Tokens of memory that no request has reserved; requests that wait have reserved none.</summary>
    public long FreeKvTokens => Model.Placement.KvTokens - _replica.ReservedTokens;

    /// <summary>The time until this replica would have answered the request, submitted now.</summary>
    public long EstimateUs(PoolRequest request, long nowUs)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _replica.EstimatePs(request, Pool.ToPs(nowUs)) / Pool.PsPerUs;
    }

    /// <summary>The time that the request would add to the answers of all those already here, summed.</summary>
    public long DelayToOthersUs(PoolRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _replica.DelayToOthersPs(request) / Pool.PsPerUs;
    }

    /// <summary>Whether the request can ever run here.</summary>
    internal bool CanHold(PoolRequest request) => request.KvTokens <= Model.Placement.MaxRequestTokens;
}
