using System.Text.Json.Serialization;

namespace Konvoi.Bench.Routing;

/// <summary>A stream played to its end and judged, as it stands in the file of rows. Costs are driving seconds.</summary>
internal sealed record DispatchRow : IKeyedRow<DispatchKey>
{
    public required DispatchKey Key { get; init; }

    public required DateTime At { get; init; }

    public required long Cost { get; init; }

    public required int Epochs { get; init; }

    /// <summary>CPU time of all decisions.</summary>
    public required double CpuSeconds { get; init; }

    /// <summary>CPU time of the longest decision.</summary>
    public required double WorstCpuSeconds { get; init; }

    /// <summary>A replay that breaks a rule ends in an exception and leaves no row.</summary>
    [JsonIgnore]
    public bool Counts => true;
}
