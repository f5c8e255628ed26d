namespace Konvoi.Routing;

/// <summary>
/// The constraint that a solution breaks. Each says what <see cref="Violation.Amount"/> is; without a word it is a count, mostly 1.
/// </summary>
public enum ViolationKind
{
    /// <summary>The routes are not one per vehicle in order, or a trip has no job, or an index names nothing.</summary>
    Malformed,

    /// <summary>A job is on no trip and not among the unassigned.</summary>
    JobMissing,

    /// <summary>A job is there more than once. Amount: the number of times too many.</summary>
    JobRepeated,

    /// <summary>The van may not serve the job.</summary>
    VanNotAllowed,

    /// <summary>More on board than the van holds. Amount: how much more, in the unit of <see cref="Violation.Dimension"/>.</summary>
    Capacity,

    /// <summary>A leg without a way.</summary>
    Unreachable,

    /// <summary>A stated time does not follow from the one before it. Amount: the difference, in ms.</summary>
    WrongTime,

    /// <summary>Service starts outside every window. Amount: the time to the nearest, in ms.</summary>
    Window,

    /// <summary>A trip leaves before a job on it is released. Amount: how much too early, in ms.</summary>
    Release,

    /// <summary>A trip leaves before the shift starts or is back after it, and the overtime, ends. Amount: by how much, in ms.</summary>
    Shift,

    /// <summary>A trip leaves before the van is loaded and charged. Amount: how much too early, in ms.</summary>
    HubTime,

    /// <summary>More trips than the van may make. Amount: how many more.</summary>
    TripCount,

    /// <summary>A trip takes longer than it may. Amount: how much longer, in ms.</summary>
    TripDuration,

    /// <summary>The battery falls below 0 on the way to the stop. Amount: what is missing up to the next chance to charge, in dm.</summary>
    Range,

    /// <summary>
    /// A charge, before a trip or on the way, is not exactly what <see cref="ChargeRule"/> gives. Amount: the difference, in dm.
    /// </summary>
    Charge,

    /// <summary>
    /// A charge takes another time than <see cref="Vehicle.RechargeMsPerKm"/> gives for it. Amount: the difference, in ms.
    /// </summary>
    ChargeTime,

    /// <summary>A trip is longer than it may be. Amount: how much longer, in dm.</summary>
    TripDistance,

    /// <summary>
    /// A break that is due is not taken, or one is outside its window, of another length, or while the van drives or serves.
    /// Amount: by how much, in ms; of a break not taken, how long after its latest start the van is back.
    /// </summary>
    Break,

    /// <summary>A break comes before one that is due earlier, or twice.</summary>
    BreakOrder,

    /// <summary>
    /// A shipment is not collected first and then delivered on one trip, or only one of the two is served. Amount: by how many
    /// stops too early it is delivered, otherwise 1.
    /// </summary>
    Shipment,

    /// <summary>More than one job of a group is served, or another than its first stands for it among the unassigned.</summary>
    Group,

    /// <summary>A job that is on board of a van is served by another, or not on the first trip.</summary>
    OnBoard,

    /// <summary>A van that has left makes no trip, or delivers from the hub.</summary>
    HasLeft,

    /// <summary>A van that has left does not leave at the start of its shift. Amount: the difference, in ms.</summary>
    HasLeftTime,

    /// <summary>The first trip does not begin with the committed jobs. Amount: how many are not at their place.</summary>
    Committed,

    /// <summary>The stated way of a trip is not the sum of its legs. Amount: the difference, in dm.</summary>
    WrongDistance,

    /// <summary>
    /// The stated cost is not the cost of the routes and of the jobs left out. Amount: the difference, in the cost unit of
    /// <see cref="Vehicle"/>.
    /// </summary>
    WrongCost,
}
