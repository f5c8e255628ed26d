namespace Konvoi.Routing;

/// <summary>
/// Why a job is left out. From <see cref="NotAllowedOnAnyVan"/> to <see cref="NoPlanFound"/> no way to serve it was found even
/// alone on a van with nothing else to do, and the reason is the one of the van that gets furthest in this order. Each says
/// what <see cref="UnassignedJob.Needed"/> and <see cref="UnassignedJob.Limit"/> are, in the problem's units; without a word
/// it has none.
/// </summary>
public enum UnassignedReason
{
    /// <summary>No vehicle is allowed to serve it, or those that are have left without it.</summary>
    NotAllowedOnAnyVan,

    /// <summary>
    /// In <see cref="UnassignedJob.Dimension"/> it is larger than each allowed van, or than the van named. Needed: its amount;
    /// limit: what the van, or the largest one, holds.
    /// </summary>
    TooLargeForEveryVan,

    /// <summary>No way there or no way back.</summary>
    Unreachable,

    /// <summary>
    /// There and back is longer than a full battery, or than the battery holds on a van that cannot charge. Needed: the way
    /// there and back, in dm; limit: what the battery drives, in dm.
    /// </summary>
    BeyondRange,

    /// <summary>There and back is a longer way than a trip may have. Both in dm.</summary>
    TripTooFar,

    /// <summary>
    /// Its last window closes before a van can be there. Needed: the earliest arrival, limit: the last closing, both times of
    /// day in ms.
    /// </summary>
    WindowClosed,

    /// <summary>There and back takes longer than a trip may. Both durations in ms.</summary>
    TripTooLong,

    /// <summary>
    /// A van can start it in time but is not back by the end of its shift and overtime. Needed: the earliest return, limit: the
    /// end, both times of day in ms.
    /// </summary>
    ShiftTooShort,

    /// <summary>
    /// Nothing above stands against it, but no plan for it alone was found: breaks, charges or what a van has on board and must
    /// do first leave no place for it.
    /// </summary>
    NoPlanFound,

    /// <summary>
    /// There is room, but serving it costs more than its prize. Needed: what it would add to this plan, limit: the prize, both
    /// in the cost unit of <see cref="Vehicle"/>.
    /// </summary>
    NotWorthThePrize,

    /// <summary>Alone it fits; beside the other jobs of this plan no place for it was found.</summary>
    NoRoomLeft,

    /// <summary>The plan was made elsewhere and has it on no route (<see cref="RouteSchedule.Solution"/>).</summary>
    NotGiven,
}
