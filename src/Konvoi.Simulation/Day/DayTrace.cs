using Konvoi.Fleet;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>The day as pictures need it.</summary>
/// <param name="Legs">Every stretch driven from place to place, by departure.</param>
/// <param name="Samples">The state of the fleet every five minutes from first to last movement.</param>
/// <param name="Assists">Every call for help.</param>
public sealed record DayTrace(IReadOnlyList<DrivenLeg> Legs, IReadOnlyList<DaySample> Samples, IReadOnlyList<AssistMark> Assists);

/// <summary>A stretch that a van drove between two places, as driven: a leg turned round by a closure appears in parts.</summary>
/// <param name="From">Id of hub or station; "road" when a closure made the van start here.</param>
/// <param name="To">Id of hub or station.</param>
/// <param name="Parcels">On board during the leg.</param>
/// <param name="LoadPermille">Fullest of volume and mass, in thousandths of the van's capacity.</param>
public sealed record DrivenLeg(
    string Van,
    string Trip,
    string From,
    string To,
    long DepartMs,
    long ArriveMs,
    long DistanceDm,
    int Parcels,
    int LoadPermille,
    IReadOnlyList<GeoPoint> Geometry);

public sealed record DaySample(
    long AtMs, int AtHub, int Driving, int AtStations, int Stuck, int BrokenDown, int Delivered, int DeskWaiting, int PoolBusyPermille);

/// <param name="AtMs">When the van asked.</param>
/// <param name="AnswerMs">From question to release; null when it was never released.</param>
/// <param name="Chip">The chip that answered; null when none did in time.</param>
public sealed record AssistMark(
    long AtMs, string Van, AssistKind Kind, GeoPoint Place, long? AnswerMs, ReleasedBy? By, string? Chip, bool AdviceWasWrong);
