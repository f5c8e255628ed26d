using Konvoi.Fleet;

namespace Konvoi.Cli;

/// <summary>The trips of a day with what was planned and what happened, read back from its events.</summary>
internal sealed class TripLog
{
    private readonly Dictionary<string, IReadOnlyList<Trip>> _plannedOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LoggedTrip> _underWay = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tripOfParcel = new(StringComparer.Ordinal);
    private readonly List<LoggedTrip> _trips = [];

    private TripLog()
    {
    }

    /// <summary>In the order of their starts.</summary>
    public IReadOnlyList<LoggedTrip> Trips => _trips;

    public static TripLog Read(ReadOnlyMemory<byte> eventsJsonl)
    {
        TripLog log = new();
        ReadOnlySpan<byte> rest = eventsJsonl.Span;
        while (rest.Length > 0)
        {
            int end = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (line.Length > 0)
            {
                log.Fold(EventJson.FromLine(line));
            }
        }

        return log;
    }

    /// <summary>The last trip that carried a parcel; null when none did.</summary>
    public string? TripOf(string parcel) => _tripOfParcel.GetValueOrDefault(parcel);

    private void Fold(FleetEvent happened)
    {
        switch (happened)
        {
            case PlanCommitted e: _plannedOf[e.Van] = e.Trips; break;
            case TripStarted e: Start(e); break;
            case TripRevised e: _underWay[e.Van].Revise(e.Ahead); break;
            case VanDeparted e: _underWay[e.Van].DepartedMs = e.AtMs; break;
            case VanArrived e: _underWay[e.Van].Next!.ArrivedMs = e.AtMs; break;
            case HandOverDone e: HandOver(e); break;
            case TripFinished e: _underWay[e.Van].ReturnedMs = e.AtMs; break;
        }
    }

    private void Start(TripStarted e)
    {
        Trip plan = _plannedOf[e.Van].First(trip => trip.Id == e.Trip);
        LoggedTrip trip = new(e.Van, plan);
        _trips.Add(trip);
        _underWay[e.Van] = trip;
        Carry(e.Loaded, e.Trip);
    }

    private void HandOver(HandOverDone e)
    {
        LoggedStop stop = _underWay[e.Van].Next!;
        stop.LeftMs = e.AtMs;
        stop.Delivered += e.Delivered.Count;
        stop.PickedUp += e.PickedUp.Count;
        _underWay[e.Van].StopsDone += e.WaitsFor.Count > 0 ? 0 : 1;
        Carry(e.PickedUp, e.Trip);
    }

    private void Carry(IReadOnlyList<string> parcels, string trip)
    {
        foreach (string parcel in parcels)
        {
            _tripOfParcel[parcel] = trip;
        }
    }
}
