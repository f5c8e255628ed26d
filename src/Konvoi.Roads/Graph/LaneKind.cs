namespace Konvoi.Roads;

/// <summary>What one direction of a road is to a vehicle.</summary>
/// <param name="Kmh">The speed to reckon with; 0 stands for a direction that is closed.</param>
/// <param name="EndsOnly">Whether only the ends of a leg may lie on it.</param>
/// <param name="ClosedHours">When it is closed, as a number in the <see cref="HoursTable"/>; 0: never.</param>
internal readonly record struct LaneKind(int Kmh, bool EndsOnly, int ClosedHours);
