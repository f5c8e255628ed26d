namespace Konvoi.Roads;

/// <summary>Whether and how a vehicle may drive along one direction of a way.</summary>
/// <param name="Passage">
/// How freely, at the hours when it is open. Where this changes by the hour the narrowest that is not closed stands at all hours.
/// </param>
/// <param name="SpeedKmh">The speed to reckon with, in [5, RoadProfile.TopSpeedKmh]; 0 where closed.</param>
/// <param name="ClosedHours">When it is closed nevertheless; empty for most roads.</param>
public readonly record struct DirectionAccess(Passage Passage, int SpeedKmh, WeekHours ClosedHours);
