namespace Konvoi.Routing;

/// <summary>
/// Why a job is left out. From <see cref="NotAllowedOnAnyVan"/> to <see cref="ShiftTooShort"/> the job cannot be served
/// even alone on an otherwise empty van, and the reason is the one of the van that gets furthest in this order.
/// </summary>
public enum UnassignedReason
{
    /// <summary>No vehicle is allowed to serve it.</summary>
    NotAllowedOnAnyVan,

    /// <summary>In <see cref="UnassignedJob.Dimension"/> it is larger than each allowed van.</summary>
    TooLargeForEveryVan,

    /// <summary>No way there or no way back.</summary>
    Unreachable,

    /// <summary>There and back is longer than a full battery, or than the battery holds on a van that cannot charge.</summary>
    BeyondRange,

    /// <summary>Its last window closes before a van can be there.</summary>
    WindowClosed,

    /// <summary>There and back takes longer than a trip may.</summary>
    TripTooLong,

    /// <summary>A van can start it in time but is not back by the end of its shift.</summary>
    ShiftTooShort,

    /// <summary>Alone it fits, and there is room, but serving it costs more than its prize.</summary>
    NotWorthThePrize,

    /// <summary>Alone it fits; beside the other jobs of this solution it does not.</summary>
    NoRoomLeft,
}
