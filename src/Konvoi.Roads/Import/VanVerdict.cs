namespace Konvoi.Roads;

/// <summary>Why a van may use a way or not.</summary>
public enum VanVerdict
{
    Allowed = 0,

    /// <summary>A foot or cycle way, steps, a track, a ferry, a road that is not built yet.</summary>
    NotARoad = 1,

    /// <summary>A motorway, a trunk road, a road for motor traffic only.</summary>
    TooFast = 2,

    /// <summary>Closed by an access tag, private, or for emergencies.</summary>
    NoAccess = 3,
}
