using Konvoi.Roads;
using Konvoi.Routing;

namespace Konvoi.Fleet;

/// <summary>
/// Step 4: loads and vans as a routing problem. Jobs and vehicles stand in the order of the loads and offers; location
/// 0 is the hub, then come the stations with demand.
/// </summary>
internal sealed class RoutingModel
{
    /// <summary>More than any trip costs, so that no parcel is left out because it is far away; where not all fit, the most parcels win.</summary>
    private const long PrizePerParcel = 100_000_000;

    private readonly FleetLayout _layout;
    private readonly TravelTimes _times;
    private readonly PlannerOptions _options;
    private readonly IReadOnlyCollection<string> _closures;
    private readonly IReadOnlyList<VanOffer> _offers;
    private readonly int _hub;
    private readonly int[] _stations;

    public RoutingModel(
        FleetState state, int hub, IReadOnlyList<int> stations, IReadOnlyList<VanOffer> offers, TravelTimes times, PlannerOptions options)
    {
        _layout = state.Layout;
        _closures = state.Closures;
        _hub = hub;
        _stations = [.. stations];
        _offers = offers;
        _times = times;
        _options = options;
    }

    /// <summary>When the doors of a station open for a load and the last moment to begin, its due time kept if it is not late.</summary>
    public TimeWindow Window(StationLoad load)
    {
        Station station = _layout.Stations[load.Station];
        long openMs = Math.Max(station.OpensMs, load.Direction is Direction.ToHub ? load.ReadyMs : 0);
        long closeMs = Math.Max(openMs, station.ClosesMs - _layout.Rules.UnloadMs);
        return load.Late ? new TimeWindow(openMs, closeMs) : new TimeWindow(openMs, Math.Min(closeMs, DueAtStationMs(load)));
    }

    /// <summary>The load, marked late when no van can be there early enough.</summary>
    public StationLoad WithDueChecked(StationLoad load)
    {
        long openMs = Window(load with { Late = true }).OpenMs;
        long arriveMs = long.MaxValue;
        foreach (VanOffer offer in _offers)
        {
            if (DurationMs(offer, 0, Location(load)) is < RoadMatrix.Unreachable and int outMs)
            {
                arriveMs = Math.Min(arriveMs, offer.StartMs + outMs);
            }
        }

        return load with { Late = DueAtStationMs(load) < Math.Max(openMs, arriveMs) };
    }

    public Problem Build(IReadOnlyList<StationLoad> loads)
    {
        ProblemBuilder builder = new(_stations.Length + 1, "g", "ml");
        for (int station = 0; station < _stations.Length; station++)
        {
            builder.SetVisitMs(station + 1, _layout.Rules.UnloadMs);
        }

        List<RouteGroup> groups = [.. _offers.Select(offer => offer.Group).Distinct()];
        foreach (RouteGroup group in groups)
        {
            AddProfile(builder, group);
        }

        foreach (VanOffer offer in _offers)
        {
            builder.AddVehicle(VehicleOf(offer, groups.IndexOf(offer.Group), loads.Count));
        }

        for (int i = 0; i < loads.Count; i++)
        {
            builder.AddJob(JobOf(loads[i], i));
        }

        return builder.Build();
    }

    private Job JobOf(StationLoad load, int index)
    {
        long[] amounts = [load.Grams, load.Millilitres];
        return new Job
        {
            Id = $"{_layout.Stations[load.Station].Id}#{index}",
            Location = Location(load),
            Delivery = load.Direction is Direction.ToStation ? amounts : [],
            Pickup = load.Direction is Direction.ToHub ? amounts : [],
            Windows = [Window(load)],
            Prize = Math.Min(PrizePerParcel * load.Parcels.Count, Job.MustServe),
        };
    }

    private Vehicle VehicleOf(VanOffer offer, int profile, int loads)
    {
        VanSpec spec = _layout.Vans[offer.Van];
        long reserveDm = spec.RangeDm * _options.RangeReservePermille / 1000;
        return new Vehicle
        {
            Id = spec.Id,
            Profile = profile,
            Hub = 0,
            Capacity = [spec.PayloadGrams, spec.VolumeMillilitres],
            ShiftStartMs = offer.StartMs,
            ShiftEndMs = offer.EndMs,
            MaxTrips = loads,
            RangeDm = spec.RangeDm - reserveDm,
            StartRangeDm = Math.Clamp(offer.ChargeDm - reserveDm, 0, spec.RangeDm - reserveDm),
            RechargeMsPerKm = ((spec.ChargeFullMs * 10_000) + spec.RangeDm - 1) / spec.RangeDm,
            ReloadMs = _layout.Rules.ReloadMs,
            FixedCost = _options.CostPerVan,
            CostPerKm = _options.CostPerKm,
            CostPerHour = _options.CostPerHour,
        };
    }

    private void AddProfile(ProblemBuilder builder, RouteGroup group)
    {
        RoadMatrix matrix = _times.Matrix(group, _closures);
        int count = _stations.Length + 1;
        int[] durationMs = new int[count * count];
        int[] lengthDm = new int[count * count];
        for (int from = 0; from < count; from++)
        {
            for (int to = 0; to < count; to++)
            {
                if (from != to)
                {
                    durationMs[(from * count) + to] = matrix.DurationMs(Place(from), Place(to));
                    lengthDm[(from * count) + to] = matrix.LengthDm(Place(from), Place(to));
                }
            }
        }

        builder.AddProfile($"permits {string.Join(", ", group.Permits)} at {group.SpeedCapKmh} km/h", durationMs, lengthDm);
    }

    /// <summary>The latest start at the station that keeps the due time; for the hub-bound with the shortest way home.</summary>
    private long DueAtStationMs(StationLoad load)
    {
        long homeMs = load.Direction is Direction.ToStation ? 0 : _offers.Min(offer => DurationMs(offer, Location(load), 0));
        return load.DueMs - homeMs - _layout.Rules.UnloadMs;
    }

    private int DurationMs(VanOffer offer, int from, int to) =>
        _times.Matrix(offer.Group, _closures).DurationMs(Place(from), Place(to));

    private int Location(StationLoad load) => Array.BinarySearch(_stations, load.Station) + 1;

    private int Place(int location) => location == 0 ? _times.PlaceOfHub(_hub) : _times.PlaceOfStation(_stations[location - 1]);
}
