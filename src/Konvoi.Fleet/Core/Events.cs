using System.Text.Json.Serialization;
using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>
/// What happened, as the journal keeps it. <see cref="FleetState.Evolve"/> folds events into the state; nothing else
/// changes it. The names and fields are the format of <c>events.jsonl</c>.
/// </summary>
/// <param name="AtMs">When, in milliseconds since midnight of the day.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ParcelsAccepted), "parcelsAccepted")]
[JsonDerivedType(typeof(ParcelRefused), "parcelRefused")]
[JsonDerivedType(typeof(ParcelCancelled), "parcelCancelled")]
[JsonDerivedType(typeof(PlanCommitted), "planCommitted")]
[JsonDerivedType(typeof(ParcelsUnplanned), "parcelsUnplanned")]
[JsonDerivedType(typeof(TripStarted), "tripStarted")]
[JsonDerivedType(typeof(TripRevised), "tripRevised")]
[JsonDerivedType(typeof(VanDeparted), "vanDeparted")]
[JsonDerivedType(typeof(VanArrived), "vanArrived")]
[JsonDerivedType(typeof(HandOverDone), "handOverDone")]
[JsonDerivedType(typeof(TripFinished), "tripFinished")]
[JsonDerivedType(typeof(VanCharged), "vanCharged")]
[JsonDerivedType(typeof(AssistRequested), "assistRequested")]
[JsonDerivedType(typeof(AdviceReceived), "adviceReceived")]
[JsonDerivedType(typeof(AssistEscalated), "assistEscalated")]
[JsonDerivedType(typeof(OperatorAssigned), "operatorAssigned")]
[JsonDerivedType(typeof(SomebodySent), "somebodySent")]
[JsonDerivedType(typeof(AdviceReleased), "adviceReleased")]
[JsonDerivedType(typeof(AdviceRejected), "adviceRejected")]
[JsonDerivedType(typeof(VanResumed), "vanResumed")]
[JsonDerivedType(typeof(VanBrokeDown), "vanBrokeDown")]
[JsonDerivedType(typeof(VanRepaired), "vanRepaired")]
[JsonDerivedType(typeof(RoadClosed), "roadClosed")]
[JsonDerivedType(typeof(RoadOpened), "roadOpened")]
[JsonDerivedType(typeof(DayClosed), "dayClosed")]
public abstract record FleetEvent([property: JsonPropertyOrder(-1)] long AtMs);

public sealed record ParcelsAccepted(long AtMs, IReadOnlyList<ParcelOrder> Orders) : FleetEvent(AtMs);

public sealed record ParcelRefused(long AtMs, ParcelOrder Order, string Reason) : FleetEvent(AtMs);

public sealed record ParcelCancelled(long AtMs, string Parcel, string Reason) : FleetEvent(AtMs);

public sealed record PlanCommitted(long AtMs, string Van, int Revision, IReadOnlyList<Trip> Trips) : FleetEvent(AtMs);

public sealed record ParcelsUnplanned(long AtMs, IReadOnlyList<string> Parcels, string Reason) : FleetEvent(AtMs);

/// <param name="Loaded">Parcels that left the hub's custody for the van's.</param>
public sealed record TripStarted(long AtMs, string Van, string Trip, IReadOnlyList<string> Loaded) : FleetEvent(AtMs);

public sealed record TripRevised(
    long AtMs, string Van, int Revision, IReadOnlyList<TripStop> Ahead, long ReturnMs, string Reason) : FleetEvent(AtMs);

public sealed record VanDeparted(long AtMs, string Van, string Trip) : FleetEvent(AtMs);

public sealed record VanArrived(long AtMs, string Van, string Trip, string Station, long ChargeDm) : FleetEvent(AtMs);

/// <param name="Delivered">Handed over to the station.</param>
/// <param name="NotTaken">Stays on board, or at the station when it was to be picked up, because of <paramref name="Reason"/>.</param>
/// <param name="PickedUp">Now in the custody of the van.</param>
/// <param name="LeftBehind">Was to be picked up and stays at the station.</param>
/// <param name="WaitsFor">Will be ready before the planned departure; the van stays for it.</param>
public sealed record HandOverDone(
    long AtMs,
    string Van,
    string Trip,
    string Station,
    IReadOnlyList<string> Delivered,
    IReadOnlyList<string> NotTaken,
    IReadOnlyList<string> PickedUp,
    IReadOnlyList<LeftReason> LeftBehind,
    IReadOnlyList<string> WaitsFor,
    string? Reason) : FleetEvent(AtMs);

/// <param name="Delivered">Hub-bound parcels, now at their destination.</param>
/// <param name="Returned">Station-bound parcels, brought back.</param>
public sealed record TripFinished(
    long AtMs, string Van, string Trip, IReadOnlyList<string> Delivered, IReadOnlyList<string> Returned, long ChargeDm) : FleetEvent(AtMs);

public sealed record VanCharged(long AtMs, string Van, long ChargeDm) : FleetEvent(AtMs);

/// <summary>Step 10. Whoever answers is the world's matter; the fleet says how urgent it is and how many frames go with it.</summary>
public sealed record AssistRequested(
    long AtMs, string Van, string Request, AssistKind Kind, bool BlocksLane, int Frames, long DeadlineMs, GeoPoint Place) : FleetEvent(AtMs);

public sealed record AdviceReceived(long AtMs, string Request, int ConfidencePermille, string Chip) : FleetEvent(AtMs);

public sealed record AssistEscalated(long AtMs, string Request, string Reason) : FleetEvent(AtMs);

public sealed record OperatorAssigned(long AtMs, string Request, int Seat) : FleetEvent(AtMs);

public sealed record SomebodySent(long AtMs, string Request) : FleetEvent(AtMs);

public sealed record AdviceReleased(long AtMs, string Van, string Request, ReleasedBy By) : FleetEvent(AtMs);

public sealed record AdviceRejected(long AtMs, string Van, string Request) : FleetEvent(AtMs);

public sealed record VanResumed(long AtMs, string Van, string? Request) : FleetEvent(AtMs);

public sealed record VanBrokeDown(long AtMs, string Van, GeoPoint Place) : FleetEvent(AtMs);

public sealed record VanRepaired(long AtMs, string Van) : FleetEvent(AtMs);

public sealed record RoadClosed(long AtMs, string Closure) : FleetEvent(AtMs);

public sealed record RoadOpened(long AtMs, string Closure) : FleetEvent(AtMs);

/// <param name="Reasons">Why each parcel that is neither delivered nor cancelled is where it is.</param>
public sealed record DayClosed(long AtMs, IReadOnlyList<LeftReason> Reasons) : FleetEvent(AtMs);

/// <summary>A reason and the parcels that it holds for.</summary>
public sealed record LeftReason(string Reason, IReadOnlyList<string> Parcels);
