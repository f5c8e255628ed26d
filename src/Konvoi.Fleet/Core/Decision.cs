namespace Konvoi.Fleet;

/// <summary>What the fleet makes of a command: events, or a refusal with its reason. Never both.</summary>
public readonly record struct Decision
{
    private Decision(IReadOnlyList<FleetEvent> events, string? refusal)
    {
        Events = events;
        Refusal = refusal;
    }

    public IReadOnlyList<FleetEvent> Events { get; }

    /// <summary>Null when the command was taken.</summary>
    public string? Refusal { get; }

    public static Decision Take(params IReadOnlyList<FleetEvent> events) => new(events, null);

    public static Decision Refuse(string reason) => new([], reason);
}
