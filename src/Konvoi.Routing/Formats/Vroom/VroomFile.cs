namespace Konvoi.Routing;

/// <summary>A VROOM input: the problem, and what its solution repeats: ids, descriptions, places, distances.</summary>
public sealed record VroomFile : ProblemFile
{
    /// <summary>Per job of the problem.</summary>
    public required IReadOnlyList<VroomTask> Tasks { get; init; }

    /// <summary>Per vehicle of the problem.</summary>
    public required IReadOnlyList<VroomVehicle> Vehicles { get; init; }

    /// <summary>The second that is 0 in the problem: 0, or where times are timestamps the earliest of them.</summary>
    public required long OriginSeconds { get; init; }

    /// <summary>Components of an amount in the file; the problem may have one dimension more, which counts tasks.</summary>
    public required int Amounts { get; init; }

    /// <summary>Whether each vehicle's profile has distances.</summary>
    public bool HasDistances => Vehicles.All(vehicle => vehicle.LengthDm is not null);
}
