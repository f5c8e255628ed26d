using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>A step of a route in VROOM's output; times in ms of the problem, duration and way since the start of the route.</summary>
internal sealed record VroomStep(string Type, long? Id, string? Description, VroomPlace? Place)
{
    public long ArrivalMs { get; init; }

    public long WaitingMs { get; init; }

    public long SetupMs { get; init; }

    public long ServiceMs { get; init; }

    public long DrivenMs { get; init; }

    public long WayDm { get; init; }

    /// <summary>After the step, one per amount of the file.</summary>
    public required long[] Load { get; init; }
}
