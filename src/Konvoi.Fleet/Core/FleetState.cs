using Konvoi.Shared;

namespace Konvoi.Fleet;

/// <summary>
/// Everything the fleet knows, as the fold of its events. One writer owns a state; <see cref="Evolve"/> changes it in
/// place (a day of 12,000 parcels would otherwise copy it 10,000 times) and is the only thing that does. Folding the
/// same events into a fresh state gives the same state.
/// </summary>
public sealed class FleetState
{
    private readonly List<Parcel> _parcels = [];
    private readonly Dictionary<string, Parcel> _parcelById = new(StringComparer.Ordinal);
    private readonly Van[] _vans;
    private readonly SortedDictionary<string, AssistRequest> _requests = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _closures = new(StringComparer.Ordinal);
    private readonly List<ParcelRefused> _refused = [];

    public FleetState(FleetLayout layout)
    {
        Layout = layout;
        _vans = [.. layout.Vans.Select(spec => new Van(spec))];
        Desk = new AssistDesk(layout.Rules.Operators);
    }

    public FleetLayout Layout { get; }

    /// <summary>In order of acceptance.</summary>
    public IReadOnlyList<Parcel> Parcels => _parcels;

    public IReadOnlyList<ParcelRefused> Refused => _refused;

    /// <summary>In the order of the layout.</summary>
    public IReadOnlyList<Van> Vans => _vans;

    public AssistDesk Desk { get; }

    /// <summary>Every request of the day, by id.</summary>
    public IReadOnlyDictionary<string, AssistRequest> Requests => _requests;

    /// <summary>Ids of the closures in force, ascending.</summary>
    public IReadOnlyCollection<string> Closures => _closures;

    public Van Van(string id) => _vans[Layout.VanIndex(id)];

    /// <summary>Null when no parcel has this id.</summary>
    public Parcel? FindParcel(string id) => _parcelById.GetValueOrDefault(id);

    internal AssistRequest? FindRequest(string id) => _requests.GetValueOrDefault(id);

    /// <summary>Folds one event in and gives the state back, so that a journal is replayed with an aggregate.</summary>
    public FleetState Evolve(FleetEvent happened)
    {
        switch (happened)
        {
            case ParcelsAccepted e: Accept(e); break;
            case ParcelRefused e: _refused.Add(e); break;
            case ParcelCancelled e: Settle(_parcelById[e.Parcel], ParcelState.Cancelled, e.AtMs, e.Reason); break;
            case ParcelsUnplanned e: Explain(e); break;
            case PlanCommitted e: Plan(e); break;
            case TripStarted e: Start(e); break;
            case TripRevised e: Revise(e); break;
            case VanDeparted e: Van(e.Van).Mode = VanMode.Driving; break;
            case VanArrived e: Arrive(e); break;
            case HandOverDone e: HandOver(e); break;
            case TripFinished e: Finish(e); break;
            case VanCharged e: Van(e.Van).ChargeDm = e.ChargeDm; break;
            case AssistRequested e: Ask(e); break;
            case AdviceReceived: break;
            case AssistEscalated e: Escalate(e); break;
            case OperatorAssigned e: Assign(e); break;
            case SomebodySent e: FreeSeat(e.Request).Stage = AssistStage.OnSite; break;
            case AdviceReleased e: Release(e); break;
            case AdviceRejected e: Reject(e); break;
            case VanResumed e: Resume(e); break;
            case VanBrokeDown e: Van(e.Van).Mode = VanMode.BrokenDown; break;
            case VanRepaired e: Van(e.Van).Mode = VanMode.Driving; break;
            case RoadClosed e: _closures.Add(e.Closure); break;
            case RoadOpened e: _closures.Remove(e.Closure); break;
            case DayClosed e: Close(e); break;
            default: throw new ArgumentException($"no fold for {happened.GetType().Name}", nameof(happened));
        }

        return this;
    }

    private void Accept(ParcelsAccepted e)
    {
        foreach (ParcelOrder order in e.Orders)
        {
            Parcel parcel = new(order, Layout.StationIndex(order.Station)) { SinceMs = e.AtMs };
            _parcels.Add(parcel);
            _parcelById.Add(order.Id, parcel);
        }
    }

    private void Explain(ParcelsUnplanned e)
    {
        foreach (string id in e.Parcels)
        {
            _parcelById[id].Reason = e.Reason;
        }
    }

    private void Plan(PlanCommitted e)
    {
        Van van = Van(e.Van);
        SetPlanned(van.Planned, null);
        van.Planned = e.Trips;
        van.Revision = e.Revision;
        van.TripsCommitted += e.Trips.Count;
        foreach (Trip trip in e.Trips)
        {
            SetPlanned([trip], trip.Id);
        }
    }

    private void SetPlanned(IReadOnlyList<Trip> trips, string? id)
    {
        foreach (string parcel in trips.SelectMany(trip => trip.Stops).SelectMany(stop => stop.Deliver.Concat(stop.PickUp)))
        {
            _parcelById[parcel].PlannedTrip = id;
        }
    }

    private void Start(TripStarted e)
    {
        Van van = Van(e.Van);
        van.Trip = van.Planned[0];
        van.Planned = [.. van.Planned.Skip(1)];
        van.NextStop = 0;
        van.Mode = VanMode.Loading;
        van.Revision++;
        Load(van, e.Loaded, e.AtMs);
    }

    private void Load(Van van, IReadOnlyList<string> ids, long atMs)
    {
        foreach (string id in ids)
        {
            Parcel parcel = _parcelById[id];
            parcel.Van = van.Spec.Id;
            parcel.Attempts++;
            Settle(parcel, ParcelState.Loaded, atMs, null);
            van.Cargo.Add(id);
        }
    }

    private void Revise(TripRevised e)
    {
        Van van = Van(e.Van);
        Check.That(van.Trip is not null);
        foreach (string left in van.Trip.Stops.Skip(van.NextStop).SelectMany(stop => stop.Deliver.Concat(stop.PickUp)))
        {
            _parcelById[left].Reason = e.Reason;
            _parcelById[left].PlannedTrip = null;
        }

        foreach (string kept in e.Ahead.SelectMany(stop => stop.Deliver.Concat(stop.PickUp)))
        {
            _parcelById[kept].Reason = null;
            _parcelById[kept].PlannedTrip = van.Trip.Id;
        }

        van.Trip = van.Trip with { Stops = [.. van.Trip.Stops.Take(van.NextStop), .. e.Ahead], ReturnMs = e.ReturnMs };
        van.Revision = e.Revision;
    }

    private void Arrive(VanArrived e)
    {
        Van van = Van(e.Van);
        van.Mode = VanMode.AtStation;
        van.ChargeDm = e.ChargeDm;
    }

    private void HandOver(HandOverDone e)
    {
        Van van = Van(e.Van);
        foreach (string id in e.Delivered)
        {
            van.Cargo.Remove(id);
            Settle(_parcelById[id], ParcelState.Delivered, e.AtMs, null);
        }

        foreach (string id in e.NotTaken)
        {
            _parcelById[id].Reason = e.Reason;
        }

        foreach (LeftReason left in e.LeftBehind)
        {
            foreach (string id in left.Parcels)
            {
                _parcelById[id].Reason = left.Reason;
            }
        }

        Load(van, e.PickedUp, e.AtMs);
        if (e.WaitsFor.Count > 0)
        {
            TripStop[] stops = [.. van.Trip!.Stops];
            stops[van.NextStop] = stops[van.NextStop] with { Deliver = [], PickUp = e.WaitsFor };
            van.Trip = van.Trip with { Stops = stops };
            return;
        }

        van.Mode = VanMode.Driving;
        van.NextStop++;
    }

    private void Finish(TripFinished e)
    {
        Van van = Van(e.Van);
        foreach (string id in e.Delivered)
        {
            Settle(_parcelById[id], ParcelState.Delivered, e.AtMs, null);
        }

        foreach (string id in e.Returned)
        {
            Parcel parcel = _parcelById[id];
            Settle(parcel, ParcelState.Returned, e.AtMs, parcel.Reason ?? "brought back undelivered");
        }

        SetPlanned([van.Trip!], null);
        van.Cargo.Clear();
        van.Trip = null;
        van.Mode = VanMode.AtHub;
        van.ChargeDm = e.ChargeDm;
        van.Revision++;
    }

    private void Ask(AssistRequested e)
    {
        Van van = Van(e.Van);
        van.Mode = VanMode.Stuck;
        van.Request = e.Request;
        _requests.Add(e.Request, new AssistRequest(e));
    }

    private void Escalate(AssistEscalated e)
    {
        _requests[e.Request].Stage = AssistStage.Queued;
        Desk.Enqueue(e.Request);
    }

    private void Assign(OperatorAssigned e)
    {
        AssistRequest request = _requests[e.Request];
        Desk.Seat(e.Request, e.Seat);
        request.Stage = AssistStage.WithOperator;
        request.Seat = e.Seat;
        request.SawOperator = true;
    }

    private AssistRequest FreeSeat(string id)
    {
        AssistRequest request = _requests[id];
        if (request.Seat >= 0)
        {
            Desk.Free(request.Seat);
            request.Seat = -1;
        }

        return request;
    }

    private void Release(AdviceReleased e)
    {
        AssistRequest request = FreeSeat(e.Request);
        request.Stage = AssistStage.Released;
        request.ReleasedMs = e.AtMs;
        request.ReleasedBy = e.By;
        request.TriedAdvice |= e.By is ReleasedBy.Policy;
    }

    private void Reject(AdviceRejected e)
    {
        AssistRequest request = _requests[e.Request];
        request.AdviceWasWrong = true;
        request.ReleasedBy = null;
    }

    private void Resume(VanResumed e)
    {
        Van van = Van(e.Van);
        van.Mode = VanMode.Driving;
        van.Request = null;
        if (e.Request is not null)
        {
            _requests[e.Request].Stage = AssistStage.Closed;
        }
    }

    private void Close(DayClosed e)
    {
        foreach (LeftReason left in e.Reasons)
        {
            foreach (string id in left.Parcels)
            {
                _parcelById[id].Reason = left.Reason;
            }
        }
    }

    private static void Settle(Parcel parcel, ParcelState state, long atMs, string? reason)
    {
        parcel.State = state;
        parcel.SinceMs = atMs;
        parcel.Reason = reason;
    }
}
