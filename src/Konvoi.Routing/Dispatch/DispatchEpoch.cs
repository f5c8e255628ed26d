namespace Konvoi.Routing;

/// <summary>What a hub knows when a wave of vans is about to leave.</summary>
public sealed record DispatchEpoch
{
    /// <summary>Driving times and ways between all locations that requests have, and the hub.</summary>
    public required Profile Travel { get; init; }

    /// <summary>
    /// What every van is like: hub, capacity, costs, limits of a trip, and the time by which it is back
    /// (<see cref="Vehicle.ShiftEndMs"/>). There are as many as it takes; each makes one trip on what its battery holds
    /// (<see cref="Vehicle.StartRangeDm"/>) and charges nothing on the way; its start of shift does not count. It has no
    /// overtime, breaks, place of its own to start or end, or stops committed: a van that has is refused.
    /// </summary>
    public required Vehicle Van { get; init; }

    /// <summary>Names of the capacity dimensions.</summary>
    public IReadOnlyList<string> Dimensions { get; init; } = ["load"];

    /// <summary>Requests known and not sent yet. Each can be served by a van of its own that leaves now.</summary>
    public required IReadOnlyList<DispatchRequest> Open { get; init; }

    /// <summary>The earliest time at which vans of this wave leave.</summary>
    public required long DepartMs { get; init; }

    /// <summary>Time from this wave to the next.</summary>
    public required long WaveMs { get; init; }

    /// <summary>How many waves follow; 0 means that everything goes now.</summary>
    public required int WavesLeft { get; init; }

    /// <summary>What later waves may bring; null expects nothing.</summary>
    public IDemandForecast? Forecast { get; init; }
}
