namespace Konvoi.Ledger;

/// <summary>
/// Where the day's parcels ended. Accepted = delivered + returned + cancelled + lost + open, always.
/// </summary>
public sealed record ParcelTally
{
    public required long Accepted { get; init; }

    /// <summary>At their destination.</summary>
    public required long Delivered { get; init; }

    /// <summary>Those of the delivered that arrived within their time window.</summary>
    public required long DeliveredOnTime { get; init; }

    /// <summary>Brought back undelivered.</summary>
    public required long Returned { get; init; }

    public required long Cancelled { get; init; }

    public required long Lost { get; init; }

    /// <summary>Neither delivered nor given up when the day ended.</summary>
    public required long Open { get; init; }

    public required FactSet RestsOn { get; init; }

    public bool Balances => Accepted == Delivered + Returned + Cancelled + Lost + Open && DeliveredOnTime <= Delivered;
}
