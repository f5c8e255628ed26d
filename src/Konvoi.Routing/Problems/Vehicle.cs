namespace Konvoi.Routing;

/// <summary>
/// A van with its shift, its battery and its costs. It makes trips: hub, stops, the same hub. Only the first trip may
/// start elsewhere (<see cref="StartLocation"/>), only the last may end elsewhere (<see cref="EndLocation"/>).
/// <para>
/// Costs are integers in any one unit of money; choose a fine one (a thousandth of a cent), because the costs of distance,
/// driving, time and overtime of a van are each rounded down to a whole unit once.
/// </para>
/// </summary>
public sealed record Vehicle
{
    /// <summary>A range that never binds. A van with it never charges, and its <see cref="StartRangeDm"/> says nothing.</summary>
    public const long UnlimitedDm = 1_000_000_000_000_000;

    /// <summary>Unique among the vehicles of a problem.</summary>
    public required string Id { get; init; }

    /// <summary>Index of the travel profile (<see cref="Problem.Profiles"/>).</summary>
    public int Profile { get; init; }

    /// <summary>The location where the trips of this van begin and end.</summary>
    public required int Hub { get; init; }

    /// <summary>Where the first trip starts; null means at the hub.</summary>
    public int? StartLocation { get; init; }

    /// <summary>Where the last trip ends; null means at the hub.</summary>
    public int? EndLocation { get; init; }

    /// <summary>
    /// Whether the van is out on its first trip already. Then that trip leaves <see cref="StartLocation"/> exactly at
    /// <see cref="ShiftStartMs"/>, takes nothing from the hub (of the jobs with a <see cref="Job.Delivery"/> above 0 it
    /// serves those on board, <see cref="Job.OnBoardOf"/>, and those it collects on the way), and is driven to its end even
    /// if it has no stops; the fixed cost is paid in any case.
    /// </summary>
    public bool HasLeft { get; init; }

    /// <summary>
    /// The frozen prefix: indices of jobs that are the first stops of the van's first trip, in this order. They are never
    /// left out, and no other job or charger comes before or between them; a break may.
    /// </summary>
    public int[] Committed { get; init; } = [];

    /// <summary>The most that may be on board at any point of a trip, one amount per dimension.</summary>
    public long[] Capacity { get; init; } = [];

    /// <summary>No trip leaves, and no charging and no break begins, before this.</summary>
    public long ShiftStartMs { get; init; }

    /// <summary>The last trip is back by this, or up to <see cref="OvertimeMs"/> later at a price.</summary>
    public required long ShiftEndMs { get; init; }

    /// <summary>How much later than the end of the shift the last trip may be back.</summary>
    public long OvertimeMs { get; init; }

    /// <summary>
    /// Breaks that the van (or who attends it) takes, in order, if it makes any trip. A break is taken standing, where a
    /// trip starts before it leaves (while the van is loaded and charged) or after the service of a stop, charging on the
    /// way included, and begins inside its window. A day that is over (last trip back) at the time when a break's window
    /// closes, or before, needs that break no more.
    /// </summary>
    public Break[] Breaks { get; init; } = [];

    /// <value>At least 1. The default is one trip.</value>
    public int MaxTrips { get; init; } = 1;

    /// <summary>
    /// The longest a trip may take from leaving the hub to being back; null means no limit. The solver brings every trip back as
    /// early as its order allows, and leaves as late as that permits. Where a van has <see cref="Breaks"/>, or a stop several
    /// windows, a later return may wait less: with one of them it may refuse a trip that could be driven.
    /// </summary>
    public long? MaxTripMs { get; init; }

    /// <summary>The longest way of a trip, in dm; null means no limit.</summary>
    public long? MaxTripDm { get; init; }

    /// <summary>What a full battery drives, in dm: up to 10^12, or <see cref="UnlimitedDm"/>. Nothing between two chances to charge is longer.</summary>
    public long RangeDm { get; init; } = UnlimitedDm;

    /// <summary>What the battery drives at the start of the shift; null means full.</summary>
    public long? StartRangeDm { get; init; }

    /// <summary>
    /// Time that charging for one km of range takes, at the hub or at a charger, rounded up to whole ms per charge; null
    /// means that the van does not charge during the day: it takes on nothing anywhere.
    /// </summary>
    public long? RechargeMsPerKm { get; init; }

    /// <summary>How much the van takes whenever it charges.</summary>
    public ChargeRule ChargeRule { get; init; }

    /// <summary>
    /// Time at the hub between two trips for unloading and loading. Charging runs at the same time: the van stands for
    /// the longer of the two. The first trip is loaded before the shift starts.
    /// </summary>
    public long ReloadMs { get; init; }

    /// <summary>Paid once if the van makes any trip.</summary>
    public long FixedCost { get; init; }

    /// <summary>Paid per 10,000 dm driven.</summary>
    public long CostPerKm { get; init; }

    /// <summary>Paid per 3,600,000 ms of driving, on top of the rest.</summary>
    public long CostPerDrivingHour { get; init; }

    /// <summary>
    /// Paid per 3,600,000 ms on trips, from leaving the hub to being back; standing at the hub is free. With breaks or several
    /// windows at a stop the solver may pay for more of it than it must (see <see cref="MaxTripMs"/>).
    /// </summary>
    public long CostPerHour { get; init; }

    /// <summary>Paid per 3,600,000 ms that the last trip is back after <see cref="ShiftEndMs"/>, on top of the rest.</summary>
    public long CostPerOvertimeHour { get; init; }
}
