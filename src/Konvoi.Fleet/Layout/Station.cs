using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>A parcel shop or second-level outlet that a van serves.</summary>
/// <param name="Docks">Vans that unload at the same time; later arrivals queue.</param>
/// <param name="Staffed">A staffed station always takes a delivery; an unstaffed one may not.</param>
public sealed record Station(string Id, string Name, RoadPoint Place, long OpensMs, long ClosesMs, int Docks, bool Staffed);
