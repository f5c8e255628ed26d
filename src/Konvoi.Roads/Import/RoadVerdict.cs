namespace Konvoi.Roads;

/// <summary>Why a vehicle may use a way or not.</summary>
public enum RoadVerdict
{
    Allowed = 0,

    /// <summary>A foot or cycle way, steps, a ferry, a road that is not built yet; for a van a track as well.</summary>
    NotARoad = 1,

    /// <summary>A motorway, a trunk road, a road for motor traffic only, for a profile that takes none.</summary>
    TooFast = 2,

    /// <summary>Closed by an access tag at all hours, or for emergencies.</summary>
    NoAccess = 3,

    /// <summary>Open, but the vehicle is too wide, high, long or heavy for it.</summary>
    TooLarge = 4,
}
