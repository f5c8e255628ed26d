using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>
/// Something that somebody asks of the fleet, or that the world reports to it. It carries the time, ids and every
/// random outcome; <see cref="FleetDecisions.Decide"/> adds none of its own.
/// </summary>
/// <param name="AtMs">When, in milliseconds since midnight of the day.</param>
public abstract record FleetCommand(long AtMs);

/// <summary>Step 1: parcels are handed to the operator. Those that no van can carry are refused one by one.</summary>
public sealed record AcceptParcels(long AtMs, IReadOnlyList<ParcelOrder> Orders) : FleetCommand(AtMs);

/// <summary>The sender withdraws a parcel that no van has yet.</summary>
public sealed record CancelParcel(long AtMs, string Parcel, string Reason) : FleetCommand(AtMs);

/// <summary>Step 6: new trips in place of those that have not started, made from <paramref name="BasedOnRevision"/>.</summary>
public sealed record CommitPlan(long AtMs, string Van, int BasedOnRevision, IReadOnlyList<Trip> Trips) : FleetCommand(AtMs);

/// <summary>The planner says why it left parcels out.</summary>
public sealed record RecordUnplanned(long AtMs, IReadOnlyList<string> Parcels, string Reason) : FleetCommand(AtMs);

/// <summary>Step 7: the next committed trip goes to the van, and its parcels are loaded.</summary>
public sealed record StartTrip(long AtMs, string Van, int BasedOnRevision) : FleetCommand(AtMs);

/// <summary>Step 6 on the road: another order of the stops still ahead; stops left out go back undelivered.</summary>
public sealed record ReviseTrip(
    long AtMs, string Van, int BasedOnRevision, IReadOnlyList<TripStop> Ahead, long ReturnMs, string Reason) : FleetCommand(AtMs);

/// <summary>Step 8: loading is done and the van leaves the hub.</summary>
public sealed record ReportDeparted(long AtMs, string Van) : FleetCommand(AtMs);

/// <summary>Step 9: the van stands at its next stop.</summary>
public sealed record ReportArrived(long AtMs, string Van, long ChargeDm) : FleetCommand(AtMs);

/// <summary>
/// Step 9: the stop is done. Its parcels were handed over and taken along, but for those in <paramref name="NotTaken"/>.
/// </summary>
public sealed record ReportHandOver(long AtMs, string Van, IReadOnlyList<string> NotTaken, string? Reason) : FleetCommand(AtMs);

/// <summary>The van is back at its hub.</summary>
public sealed record ReportReturned(long AtMs, string Van, long ChargeDm) : FleetCommand(AtMs);

/// <summary>The van charged at the hub, idle or while it was loaded, and is off the charger.</summary>
public sealed record ReportCharged(long AtMs, string Van, long ChargeDm) : FleetCommand(AtMs);

/// <summary>Step 10: the van cannot go on by itself.</summary>
public sealed record RequestAssist(
    long AtMs, string Van, string Request, AssistKind Kind, bool BlocksLane, int Frames, GeoPoint Place) : FleetCommand(AtMs);

/// <summary>Step 11: a model answered.</summary>
public sealed record AdviceArrived(long AtMs, string Request, int ConfidencePermille, string Chip) : FleetCommand(AtMs);

/// <summary>Step 11: nobody answered within the deadline, or no replica could take the request.</summary>
public sealed record AdviceMissing(long AtMs, string Request, string Reason) : FleetCommand(AtMs);

/// <summary>Step 12: an operator answered, by advice or by sending somebody.</summary>
public sealed record PersonAnswered(long AtMs, string Request, bool SendsSomebody) : FleetCommand(AtMs);

/// <summary>Step 12: whoever was sent has cleared the way.</summary>
public sealed record OnSiteSolved(long AtMs, string Request) : FleetCommand(AtMs);

/// <summary>The van tried the advice and is still stuck.</summary>
public sealed record AdviceFailed(long AtMs, string Request) : FleetCommand(AtMs);

/// <summary>The van goes on.</summary>
public sealed record ReportResumed(long AtMs, string Van) : FleetCommand(AtMs);

public sealed record ReportBreakdown(long AtMs, string Van, GeoPoint Place) : FleetCommand(AtMs);

public sealed record ReportRepaired(long AtMs, string Van) : FleetCommand(AtMs);

/// <summary>A road is closed to the whole fleet from now on.</summary>
public sealed record CloseRoad(long AtMs, string Closure) : FleetCommand(AtMs);

public sealed record OpenRoad(long AtMs, string Closure) : FleetCommand(AtMs);

/// <summary>The day is over: every parcel that is not at its destination gets its reason.</summary>
public sealed record CloseDay(long AtMs) : FleetCommand(AtMs);
