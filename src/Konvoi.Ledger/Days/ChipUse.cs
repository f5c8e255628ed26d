namespace Konvoi.Ledger;

/// <summary>The work of all cards of one chip over the day.</summary>
public sealed record ChipUse
{
    public required string Chip { get; init; }

    /// <summary>Made where the operator is; the others count as foreign compute.</summary>
    public required bool Domestic { get; init; }

    public required int Cards { get; init; }

    /// <summary>Card-microseconds spent on assist requests: a replica of eight cards busy for 1 s counts 8,000,000.</summary>
    public required long BusyCardUsAssist { get; init; }

    /// <summary>Card-microseconds spent on all other work.</summary>
    public required long BusyCardUsBackground { get; init; }

    /// <summary>Requests that these cards answered within their deadline.</summary>
    public required long DoneWithinDeadline { get; init; }

    /// <summary>Price of a card in CNY; null when the maker has published none and nobody assumed one.</summary>
    public required Figure? CardPriceCny { get; init; }

    /// <summary>Power of a busy card in W; null when unknown.</summary>
    public required Figure? CardPowerW { get; init; }
}
