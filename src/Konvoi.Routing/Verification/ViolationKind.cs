namespace Konvoi.Routing;

/// <summary>The constraint that a solution breaks.</summary>
public enum ViolationKind
{
    /// <summary>The routes are not one per vehicle in order, or a trip has no job, or an index names nothing.</summary>
    Malformed,

    /// <summary>A job is on no trip and not among the unassigned.</summary>
    JobMissing,

    /// <summary>A job is there more than once; the amount is the number of times too many.</summary>
    JobRepeated,

    /// <summary>The van may not serve the job.</summary>
    VanNotAllowed,

    /// <summary>More on board than the van holds, in one dimension.</summary>
    Capacity,

    /// <summary>A leg without a way.</summary>
    Unreachable,

    /// <summary>A stated time does not follow from the one before it; the amount is the difference in ms.</summary>
    WrongTime,

    /// <summary>Service starts outside every window; the amount is the ms to the nearest.</summary>
    Window,

    /// <summary>A trip leaves before a job on it is released.</summary>
    Release,

    /// <summary>A trip leaves before the shift starts or is back after it, and the overtime, ends.</summary>
    Shift,

    /// <summary>A trip leaves before the van is loaded and charged.</summary>
    HubTime,

    /// <summary>More trips than the van may make.</summary>
    TripCount,

    /// <summary>A trip takes longer than it may.</summary>
    TripDuration,

    /// <summary>The battery falls below 0 on the way to the stop; the amount is the dm missing up to the next chance to charge.</summary>
    Range,

    /// <summary>A charge, before a trip or on the way, is not exactly what <see cref="ChargeRule"/> gives, or its time is wrong.</summary>
    Charge,

    /// <summary>A trip is longer in dm than it may be.</summary>
    TripDistance,

    /// <summary>
    /// A break that is due is not taken, or one is outside its window, of another length, out of order, or while the van
    /// drives or serves.
    /// </summary>
    Break,

    /// <summary>A shipment is not collected first and then delivered on one trip, or only one of the two is served.</summary>
    Shipment,

    /// <summary>More than one job of a group is served, or another than its first stands for it among the unassigned.</summary>
    Group,

    /// <summary>A job that is on board of a van is served by another, or not on the first trip.</summary>
    OnBoard,

    /// <summary>A van that has left does not leave at the start of its shift, or makes no trip, or delivers from the hub.</summary>
    HasLeft,

    /// <summary>The first trip does not begin with the committed jobs; the amount is how many are not at their place.</summary>
    Committed,

    /// <summary>The stated way of a trip is not the sum of its legs.</summary>
    WrongDistance,

    /// <summary>The stated cost is not the cost of the routes and of the jobs left out.</summary>
    WrongCost,
}
