using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

/// <summary>A day that one van can drive: the set of jobs served (a bit each), its own cost, and when it is where.</summary>
internal sealed record VanDay(
    int Served, long Cost, long OnTripsMs, VehicleRoute Route, IReadOnlyList<(int Location, long FromMs, long ToMs)> Visits);
