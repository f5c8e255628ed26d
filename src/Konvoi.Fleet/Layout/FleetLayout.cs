using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>
/// The fixed part of a fleet's day: places, vans, permits and policies, validated and indexed once. Immutable; the
/// live part is <see cref="FleetState"/>.
/// </summary>
public sealed class FleetLayout
{
    private readonly Dictionary<string, int> _vanIndex;
    private readonly Dictionary<string, int> _stationIndex;
    private readonly int[] _hubOfStation;

    public FleetLayout(
        IReadOnlyList<Hub> hubs,
        IReadOnlyList<Station> stations,
        IReadOnlyList<VanSpec> vans,
        IReadOnlyList<RoadPermit> permits,
        OperatingRules rules)
    {
        Hubs = hubs;
        Stations = stations;
        Vans = vans;
        Permits = permits;
        Rules = rules;
        _vanIndex = IndexById(vans.Select(van => van.Id));
        _stationIndex = IndexById(stations.Select(station => station.Id));
        _hubOfStation = [.. stations.Select(NearestHub)];
    }

    public IReadOnlyList<Hub> Hubs { get; }

    public IReadOnlyList<Station> Stations { get; }

    public IReadOnlyList<VanSpec> Vans { get; }

    /// <summary>Empty: the city asks for none, and vans may use every road of their profile.</summary>
    public IReadOnlyList<RoadPermit> Permits { get; }

    public OperatingRules Rules { get; }

    /// <summary>-1 when no van has this id.</summary>
    public int VanIndex(string id) => _vanIndex.GetValueOrDefault(id, -1);

    /// <summary>-1 when no station has this id.</summary>
    public int StationIndex(string id) => _stationIndex.GetValueOrDefault(id, -1);

    /// <summary>The hub that a station's parcels come from and go to: the nearest as the crow flies; the first of equals.</summary>
    public int HubOfStation(int station) => _hubOfStation[station];

    private int NearestHub(Station station)
    {
        if (Hubs.Count == 0)
        {
            throw new ArgumentException($"station '{station.Id}' has no hub");
        }

        return Enumerable.Range(0, Hubs.Count).MinBy(hub => Hubs[hub].Place.Position.DistanceDm(station.Place.Position));
    }

    private static Dictionary<string, int> IndexById(IEnumerable<string> ids)
    {
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            if (!index.TryAdd(id, index.Count))
            {
                throw new ArgumentException($"two places or vans are called '{id}'", nameof(ids));
            }
        }

        return index;
    }
}
