using Konvoi.Fleet;
using Konvoi.Ledger;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>Places, vans and permits of a scenario: looked up, snapped to roads, in integers.</summary>
internal sealed class LayoutBuilder(ScenarioFile scenario, ScenarioInputs inputs, FactBook facts, FactReader operations, FactReader energy)
{
    /// <summary>A hub or a station may lie this far from the nearest road that a van can use: 500 m.</summary>
    private const int SnapLimitDm = 5_000;

    /// <summary>How often a parcel is taken out before it stays returned; an operating policy, assumed.</summary>
    private const int MaxAttempts = 2;

    private const long MinuteMs = 60_000;
    private const long HourMs = 3_600_000;

    private readonly ScenarioFaults _faults = new(inputs.FileName);

    /// <param name="deadlineMs">How long the desk waits for a model.</param>
    public FleetLayout Build(long deadlineMs, List<string> warnings)
    {
        _faults.NoTwins(scenario.Hubs.Select(hub => hub.Id).Concat(scenario.Stations.Select(station => station.Id)), "hubs and stations");
        _faults.NoTwins(scenario.Vans.Select(van => van.Id), "vans");
        _faults.NotEmpty(scenario.Hubs.Count, "hubs", "a hub");
        _faults.NotEmpty(scenario.Stations.Count, "stations", "a station");
        _faults.NotEmpty(scenario.Vans.Count, "vans", "a van");
        List<Hub> hubs = [.. scenario.Hubs.Select((hub, i) => BuildHub(hub, $"hubs[{i}]"))];
        List<Station> stations = [.. scenario.Stations.Select((station, i) => BuildStation(station, $"stations[{i}]"))];
        IReadOnlyList<RoadPermit> permits = inputs.Permits is { } geoJson
            ? PermitFile.Read(geoJson, scenario.Permits ?? inputs.FileName, inputs.Network)
            : [];
        List<VanSpec> vans = [.. scenario.Vans.Select((van, i) => BuildVan(van, hubs, permits, $"vans[{i}]"))];
        RefuseStrangers(permits);
        if (permits.Count > 0 && vans.Where(van => van.Permits.Count == 0).Select(van => van.Id).ToList() is { Count: > 0 } barred)
        {
            warnings.Add($"no permit names {string.Join(", ", barred)}: they stay at their hub");
        }

        return new FleetLayout(hubs, stations, vans, permits, BuildRules(deadlineMs));
    }

    private void RefuseStrangers(IReadOnlyList<RoadPermit> permits)
    {
        HashSet<string> known = new(scenario.Vans.Select(van => van.Id).Concat(scenario.RetiredVans), StringComparer.Ordinal);
        foreach (RoadPermit permit in permits)
        {
            if (permit.Vans.FirstOrDefault(id => !known.Contains(id)) is { } stranger)
            {
                throw new FormatException(
                    $"{scenario.Permits}: permit '{permit.Id}': found van '{stranger}', expected ids of vans of the scenario");
            }
        }
    }

    private Hub BuildHub(HubFile hub, string path)
    {
        List<long> waves = [.. hub.Waves.Select((wave, i) => _faults.Time(wave, $"{path}.waves[{i}]"))];
        _faults.NotEmpty(waves.Count, $"{path}.waves", "a time");
        for (int i = 1; i < waves.Count; i++)
        {
            if (waves[i] <= waves[i - 1])
            {
                throw _faults.At($"{path}.waves[{i}]", $"'{hub.Waves[i]}'", $"a time after {hub.Waves[i - 1]}");
            }
        }

        return new Hub(
            hub.Id, Place(hub.Place, $"{path}.place"), _faults.Positive(hub.Docks, $"{path}.docks"), _faults.Positive(hub.Chargers, $"{path}.chargers"), waves);
    }

    private Station BuildStation(StationFile station, string path)
    {
        string[] ends = station.Hours.Split('-');
        if (ends.Length != 2 || !TimeOfDay.TryParse(ends[0], out long opens) || !TimeOfDay.TryParse(ends[1], out long closes) || closes <= opens)
        {
            throw _faults.At($"{path}.hours", $"'{station.Hours}'", "opening hours such as 07:00-21:00");
        }

        return new Station(
            station.Id,
            station.Name ?? station.Id,
            Place(station.Place, $"{path}.place"),
            opens,
            closes,
            _faults.Positive(station.Docks, $"{path}.docks"),
            station.Staffed);
    }

    private VanSpec BuildVan(VanFile van, List<Hub> hubs, IReadOnlyList<RoadPermit> permits, string path)
    {
        int hub = hubs.FindIndex(candidate => candidate.Id == van.Hub);
        if (hub < 0)
        {
            throw _faults.At($"{path}.hub", $"'{van.Hub}'", $"one of {string.Join(", ", hubs.Select(candidate => candidate.Id))}");
        }

        if (!VanFacts.Knows(facts, van.Profile))
        {
            throw _faults.At($"{path}.profile", $"'{van.Profile}'", "a profile of data/facts.csv, such as zelos_z5 or chinapost_small");
        }

        // Whichever ends first: the range that the maker states, or the battery at the assumed consumption.
        const long DmPerKm = 10_000;
        long batteryRangeDm = operations.PositiveOfVan(van.Profile, "battery_kwh", "kWh", 1000) * DmPerKm
            / operations.PositiveOfVan(van.Profile, "energy_kwh_per_km", "kWh/km", 1000);
        long rangeDm = Math.Min(operations.PositiveOfVan(van.Profile, "range_km", "km", DmPerKm), Math.Max(1, batteryRangeDm));
        return new VanSpec(
            van.Id,
            van.Maker,
            van.Profile,
            hub,
            operations.PositiveOfVan(van.Profile, "payload_kg", "kg", 1000),
            operations.PositiveOfVan(van.Profile, "volume_m3", "m3", 1_000_000),
            (int)operations.PositiveOfVan(van.Profile, "speed_max_kmh", "km/h", 1),
            rangeDm,
            operations.PositiveOfVan(van.Profile, "charge_full_h", "h", HourMs),
            energy.PositiveOfVan(van.Profile, "energy_kwh_per_km", "kWh/km", 1000),
            [.. Enumerable.Range(0, permits.Count).Where(i => permits[i].Vans.Contains(van.TwinOf ?? van.Id))]);
    }

    private OperatingRules BuildRules(long deadlineMs) => new(
        operations.Scaled("ops.unload_min", MinuteMs),
        operations.Scaled("ops.reload_min", MinuteMs),
        scenario.Operators >= 0 ? scenario.Operators : throw _faults.At("operators", $"{scenario.Operators}", "0 or more"),
        deadlineMs,
        scenario.Assist.ReleasedByPolicy,
        (int)(_faults.Share(scenario.Assist.MinConfidence, "assist.minConfidence") * 1000),
        MaxAttempts);

    private RoadPoint Place(double[] place, string path)
    {
        GeoPoint point = _faults.Point(place, path);
        return inputs.Network.TrySnap(point, SnapLimitDm, out RoadPoint snapped)
            ? snapped
            : throw _faults.At(path, $"[{place[0]}, {place[1]}], more than 500 m from any road that a van may use", "a place near a road");
    }
}
