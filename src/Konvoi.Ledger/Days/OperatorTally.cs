namespace Konvoi.Ledger;

/// <summary>The desk of the people who help vans from afar.</summary>
public sealed record OperatorTally
{
    /// <summary>Seats staffed on the day.</summary>
    public required int Seats { get; init; }

    /// <summary>Time that seats were staffed, summed.</summary>
    public required long StaffedMs { get; init; }

    /// <summary>Time that operators worked on requests, summed.</summary>
    public required long BusyMs { get; init; }

    /// <summary>Fewest seats at which 95 of 100 requests find an operator within the deadline; null when nobody computed it.</summary>
    public int? SeatsNeededMean { get; init; }

    /// <summary>The same while a burst lasts.</summary>
    public int? SeatsNeededBurst { get; init; }

    public required FactSet RestsOn { get; init; }
}
