namespace Konvoi.Routing;

/// <summary>A vehicle as read. Costs are in the file's units, times in ms as the file counts them.</summary>
internal sealed record VroomVehicleRow(VroomVehicle Vehicle, JsonAt At)
{
    public required string Profile { get; init; }

    public required VroomMatrices.Entry Matrices { get; init; }

    public double SpeedFactor { get; init; } = 1;

    public long[] Capacity { get; init; } = [];

    public long[] Skills { get; init; } = [];

    public TimeWindow? Shift { get; init; }

    public Break[] Breaks { get; init; } = [];

    public long? MaxTasks { get; init; }

    public long? MaxTravelMs { get; init; }

    public long? MaxDistanceDm { get; init; }

    public long FixedCost { get; init; }

    public long CostPerHour { get; init; } = 3_600;

    public long CostPerKm { get; init; }

    /// <summary>Types and ids of the tasks that it starts from, in order.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What the problem's lengths have to hold for this vehicle; it can be one thing only.</summary>
    public VroomLength Length => Matrices.Costs is not null ? VroomLength.Cost
        : MaxTravelMs is not null ? VroomLength.Duration
        : Matrices.Distances is not null ? VroomLength.Distance
        : VroomLength.None;
}
