namespace Konvoi.Routing;

/// <summary>A vehicle as its file writes it. No start: the route begins at its first task; no end: it ends at its last.</summary>
public sealed record VroomVehicle(long Id, string? Description, VroomPlace? Start, VroomPlace? End)
{
    /// <summary>In the order of <see cref="Vehicle.Breaks"/>.</summary>
    public IReadOnlyList<(long Id, string? Description)> Breaks { get; init; } = [];

    /// <summary>
    /// Whether <see cref="Vehicle.MaxTripDm"/> stands for the file's max_travel_time, in ms, and not for its max_distance.
    /// </summary>
    public bool LimitsTravelTime { get; init; }

    /// <summary>Row-major distances of its profile, by the rows of the file's matrices; null where the file has none.</summary>
    internal VroomMatrix? LengthDm { get; init; }

    /// <summary>
    /// The way between two rows of the file's matrices (<see cref="VroomPlace.Index"/>), in dm, or <see cref="Profile.Unreachable"/>;
    /// null where the profile has no distances.
    /// </summary>
    public long? WayDm(int from, int to) => LengthDm?[from, to];
}
