namespace Konvoi.Routing;

/// <summary>What the van of a <see cref="DispatchEpoch"/> may say: what a decision would pass over is refused.</summary>
internal static class VanOfWave
{
    /// <exception cref="ArgumentException">The van has a rule or a price that a decision does not know; it is named.</exception>
    public static void Require(Vehicle van)
    {
        string? unknown = van switch
        {
            { OvertimeMs: not 0 } => nameof(Vehicle.OvertimeMs),
            { Breaks.Length: > 0 } => nameof(Vehicle.Breaks),
            { StartLocation: not null } => nameof(Vehicle.StartLocation),
            { EndLocation: not null } => nameof(Vehicle.EndLocation),
            { HasLeft: true } => nameof(Vehicle.HasLeft),
            { Committed.Length: > 0 } => nameof(Vehicle.Committed),
            _ => null,
        };
        if (unknown is not null)
        {
            throw new ArgumentException($"vehicle '{van.Id}': a dispatch decision knows no {unknown}");
        }
    }
}
