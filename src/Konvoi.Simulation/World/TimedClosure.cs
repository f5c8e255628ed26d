using Konvoi.Fleet;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>A road that is closed from one time of the day to another.</summary>
/// <param name="Line">As the scenario drew it.</param>
public sealed record TimedClosure(RoadClosure Road, long FromMs, long ToMs, IReadOnlyList<GeoPoint> Line);
