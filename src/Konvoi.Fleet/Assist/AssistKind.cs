namespace Konvoi.Fleet;

/// <summary>What a stuck van asks for.</summary>
public enum AssistKind
{
    /// <summary>Confirm that it may go on: an odd object, a flashing light.</summary>
    Confirm,

    /// <summary>Another way round.</summary>
    Reroute,

    /// <summary>A waypoint or a path through a tight spot.</summary>
    Waypoint,

    /// <summary>A person must come: a parked car to move, a gate to open.</summary>
    OnSite,
}
