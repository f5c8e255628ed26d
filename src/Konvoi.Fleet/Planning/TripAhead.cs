using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>The rest of a trip under the roads as they are now: drives its stops in any order and says what comes of it.</summary>
internal sealed class TripAhead
{
    private readonly FleetState _state;
    private readonly Van _van;
    private readonly RoadMatrix _between;
    private readonly RoadMatrix _fromHere;
    private readonly Call[] _calls;
    private readonly int _hubPlace;
    private readonly long _startMs;
    private readonly long _chargeDm;
    private readonly long _grams;
    private readonly long _millilitres;

    public TripAhead(FleetState state, int van, long nowMs, RoadPoint position, long chargeDm, TravelTimes times)
    {
        _state = state;
        _van = state.Vans[van];
        _chargeDm = chargeDm;
        _hubPlace = times.PlaceOfHub(_van.Spec.Hub);
        Trip trip = _van.Trip!;

        RoadPoint from = position;
        _startMs = nowMs;
        int done = _van.NextStop;
        if (_van.Mode is VanMode.AtStation)
        {
            // The hand-over under way is finished first.
            Call here = new(state, trip.Stops[done], PlaceOf(trip.Stops[done]));
            from = times.PointOf(here.Place);
            _startMs = Math.Max(nowMs, here.Stop.LeaveMs);
            _grams = here.PickUpGrams - here.DeliverGrams;
            _millilitres = here.PickUpMillilitres - here.DeliverMillilitres;
            done++;
        }
        else if (_van.Mode is VanMode.Loading)
        {
            from = times.PointOf(_hubPlace);
            _startMs = Math.Max(nowMs, trip.DepartMs);
        }

        Stops = [.. trip.Stops.Skip(done)];
        RouteGroup group = times.GroupOfTrip(van, trip);
        _between = times.Matrix(group, state.Closures);
        _fromHere = times.RowFrom(group, state.Closures, from);
        _calls = [.. Stops.Select(stop => new Call(state, stop, PlaceOf(stop)))];
        foreach (string id in _van.OnBoard)
        {
            ParcelOrder order = state.FindParcel(id)!.Order;
            _grams += order.Grams;
            _millilitres += order.Millilitres;
        }

        int PlaceOf(TripStop stop) => times.PlaceOfStation(state.Layout.StationIndex(stop.Station));
    }

    /// <summary>The stops that may still be changed, as planned.</summary>
    public IReadOnlyList<TripStop> Stops { get; }

    public TripOutcome Drive(IReadOnlyList<int> order) => Walk(order, null, null);

    /// <summary>The stops of an order with their new times, and one sentence on those that are not among them.</summary>
    public (List<TripStop> Stops, string Reason) Describe(IReadOnlyList<int> order, string why)
    {
        List<TripStop> kept = [];
        SortedDictionary<string, List<string>> left = new(StringComparer.Ordinal);
        Walk(order, kept, left);
        return (kept, string.Join("; ", left.Select(pair => $"{pair.Key}: {string.Join(", ", pair.Value)}").Prepend(why)));
    }

    /// <summary>One pass for the search and for the description, so that they cannot differ.</summary>
    private TripOutcome Walk(IReadOnlyList<int> order, List<TripStop>? kept, SortedDictionary<string, List<string>>? left)
    {
        long ms = _startMs;
        long lateMs = 0;
        long chargeDm = _chargeDm;
        (long grams, long millilitres) = (_grams, _millilitres);
        int leftParcels = 0;
        int at = -1;
        foreach (int index in order)
        {
            Call call = _calls[index];
            if (WhyNot(at, call.Place, chargeDm) is { } reason)
            {
                leftParcels += call.Stop.Deliver.Count + call.Stop.PickUp.Count;
                Note(left, reason, call.Stop.Station);
                continue;
            }

            (grams, millilitres) = (grams - call.DeliverGrams, millilitres - call.DeliverMillilitres);
            bool takes = grams + call.PickUpGrams <= _van.Spec.PayloadGrams
                && millilitres + call.PickUpMillilitres <= _van.Spec.VolumeMillilitres;
            if (!takes)
            {
                leftParcels += call.Stop.PickUp.Count;
                Note(left, "no room for the pick-up", call.Stop.Station);
                if (call.Stop.Deliver.Count == 0)
                {
                    continue;
                }
            }
            else
            {
                (grams, millilitres) = (grams + call.PickUpGrams, millilitres + call.PickUpMillilitres);
            }

            long arriveMs = ms + DurationMs(at, call.Place);
            ms = Math.Max(arriveMs, call.OpensMs) + _state.Layout.Rules.UnloadMs;
            lateMs += Math.Max(0, ms - call.LatestMs);
            chargeDm -= LengthDm(at, call.Place);
            at = call.Place;
            kept?.Add(call.Stop with { ArriveMs = arriveMs, LeaveMs = ms, PickUp = takes ? call.Stop.PickUp : [] });
        }

        int homeMs = DurationMs(at, _hubPlace);
        return new TripOutcome(homeMs != RoadMatrix.Unreachable, leftParcels, lateMs, ms + homeMs);
    }

    private string? WhyNot(int from, int to, long chargeDm)
    {
        long outDm = LengthDm(from, to);
        long homeDm = LengthDm(to, _hubPlace);
        if (outDm == RoadMatrix.Unreachable || homeDm == RoadMatrix.Unreachable)
        {
            return "no way to reach";
        }

        return outDm + homeDm > chargeDm ? "too far for the battery" : null;
    }

    private static void Note(SortedDictionary<string, List<string>>? left, string reason, string station)
    {
        if (left is null)
        {
            return;
        }

        if (!left.TryGetValue(reason, out List<string>? stations))
        {
            left.Add(reason, stations = []);
        }

        stations.Add($"station '{station}'");
    }

    private int DurationMs(int from, int to) => from < 0 ? _fromHere.DurationMs(0, to) : _between.DurationMs(from, to);

    private int LengthDm(int from, int to) => from < 0 ? _fromHere.LengthDm(0, to) : _between.LengthDm(from, to);

    /// <summary>A stop with what it weighs and when it is wanted, looked up once.</summary>
    private sealed class Call
    {
        public Call(FleetState state, TripStop stop, int place)
        {
            Station station = state.Layout.Stations[state.Layout.StationIndex(stop.Station)];
            Stop = stop;
            Place = place;
            OpensMs = station.OpensMs;
            LatestMs = station.ClosesMs;
            foreach (ParcelOrder order in stop.Deliver.Select(id => state.FindParcel(id)!.Order))
            {
                DeliverGrams += order.Grams;
                DeliverMillilitres += order.Millilitres;
                LatestMs = Math.Min(LatestMs, order.DueMs);
            }

            foreach (ParcelOrder order in stop.PickUp.Select(id => state.FindParcel(id)!.Order))
            {
                PickUpGrams += order.Grams;
                PickUpMillilitres += order.Millilitres;
                OpensMs = Math.Max(OpensMs, order.ReadyMs);
            }
        }

        public TripStop Stop { get; }

        public int Place { get; }

        public long OpensMs { get; }

        public long LatestMs { get; }

        public long DeliverGrams { get; }

        public long DeliverMillilitres { get; }

        public long PickUpGrams { get; }

        public long PickUpMillilitres { get; }
    }
}
