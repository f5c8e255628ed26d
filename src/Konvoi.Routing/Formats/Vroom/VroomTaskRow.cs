namespace Konvoi.Routing;

/// <summary>A task as read, before its place among the others is known.</summary>
internal sealed record VroomTaskRow(VroomTask Task, JsonAt At)
{
    public required long SetupMs { get; init; }

    public required long ServiceMs { get; init; }

    public required TimeWindow[] Windows { get; init; }

    public required long[] Skills { get; init; }

    /// <summary>Empty means nothing.</summary>
    public long[] Delivery { get; init; } = [];

    public long[] Pickup { get; init; } = [];

    /// <summary>Whether the task before this one collects what it delivers.</summary>
    public bool IsSecondOfShipment { get; init; }
}
