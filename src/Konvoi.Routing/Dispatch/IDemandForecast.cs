namespace Konvoi.Routing;

/// <summary>What a hub expects: draws from the requests that later waves may bring.</summary>
public interface IDemandForecast
{
    /// <summary>
    /// One draw of the requests that become known between this wave and a later one and can leave with that wave at the
    /// earliest. Those that cannot be served any more may be among them; they are dropped. The same arguments give the same
    /// draw.
    /// </summary>
    /// <param name="departMs">When that wave leaves.</param>
    /// <param name="seed">Which draw.</param>
    public IReadOnlyList<Job> Draw(long departMs, ulong seed);
}
