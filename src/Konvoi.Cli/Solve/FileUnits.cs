using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>Turns the problem's scaled integers into the units of its file.</summary>
internal static class FileUnits
{
    public static decimal Time(ProblemFile file, long ms) => ms / (decimal)file.MsPerTime;

    public static decimal Length(ProblemFile file, long dm) => dm / (decimal)file.DmPerLength;

    public static decimal Cost(ProblemFile file, long units) => units / (decimal)file.UnitsPerCost;

    /// <summary>What <see cref="Vehicle.MaxTripDm"/> limits: a length, or for a VROOM vehicle with max_travel_time a time.</summary>
    public static decimal TripLimit(ProblemFile file, int vehicle, long dm) => LimitsTravelTime(file, vehicle) ? Time(file, dm) : Length(file, dm);

    public static bool LimitsTravelTime(ProblemFile file, int vehicle) => file is VroomFile vroom && vroom.Vehicles[vehicle].LimitsTravelTime;
}
