namespace Konvoi.Routing;

/// <summary>The constraint that a solution breaks.</summary>
public enum ViolationKind
{
    /// <summary>The routes are not one per vehicle in order, or a trip has no stop, or an index names nothing.</summary>
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

    /// <summary>A trip leaves before the shift starts or is back after it ends.</summary>
    Shift,

    /// <summary>A trip leaves before the van is loaded and charged.</summary>
    HubTime,

    /// <summary>More trips than the van may make.</summary>
    TripCount,

    /// <summary>A trip takes longer than it may.</summary>
    TripDuration,

    /// <summary>A trip is longer than what the battery holds when it leaves.</summary>
    Range,

    /// <summary>The charge before a trip is not exactly what the trip needs, or its time is wrong, or the van cannot charge.</summary>
    Charge,

    /// <summary>The stated way of a trip is not the sum of its legs.</summary>
    WrongDistance,

    /// <summary>The stated cost is not the cost of the routes and of the jobs left out.</summary>
    WrongCost,
}
