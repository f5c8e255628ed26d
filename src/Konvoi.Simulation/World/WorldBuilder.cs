using System.Globalization;
using Konvoi.Compute;
using Konvoi.Fleet;
using Konvoi.Ledger;
using Konvoi.Roads;

namespace Konvoi.Simulation;

/// <summary>
/// Turns what the author wrote into a <see cref="World"/>: looks up every name, snaps every place to a road, turns
/// facts into integers and records which ones were read.
/// </summary>
public sealed class WorldBuilder
{
    /// <summary>A hub or a station may lie this far from the nearest road that a van can use: 500 m.</summary>
    private const int SnapLimitDm = 5_000;

    /// <summary>Arcs within this distance of a closure's line are closed: 15 m.</summary>
    private const int ClosureToleranceDm = 150;

    private const long MinuteMs = 60_000;
    private const long HourMs = 3_600_000;

    private readonly ScenarioFile _scenario;
    private readonly ScenarioInputs _inputs;
    private readonly FactBook _facts;
    private readonly FactReader _operations;
    private readonly FactReader _energy;
    private readonly FactReader _help;
    private readonly FactReader _breakdowns;
    private readonly FactReader _demand;
    private readonly List<string> _warnings = [];
    private FactSet _poolFacts = FactSet.Empty;

    private WorldBuilder(ScenarioFile scenario, ScenarioInputs inputs)
    {
        _scenario = scenario;
        _inputs = inputs;
        _facts = WithOverrides(inputs.Facts);
        _operations = new FactReader(_facts);
        _energy = new FactReader(_facts);
        _help = new FactReader(_facts);
        _breakdowns = new FactReader(_facts);
        _demand = new FactReader(_facts);
    }

    /// <exception cref="FormatException">Names file and JSON path (or line), what was found and what was expected.</exception>
    public static World Build(ScenarioFile scenario, ScenarioInputs inputs) => new WorldBuilder(scenario, inputs).Build();

    private World Build()
    {
        IReadOnlyList<RoadPermit> permits = _inputs.Permits is { } geoJson
            ? PermitFile.Read(geoJson, _scenario.Permits ?? _inputs.FileName, _inputs.Network)
            : [];
        FleetLayout layout = BuildLayout(permits);
        AssistModel assist = BuildAssist();
        PoolModel pool = BuildPool();
        DemandSource demand = BuildDemand(layout);
        return new World
        {
            Name = _scenario.Name,
            Network = _inputs.Network,
            Scenery = _inputs.Scenery,
            Layout = layout,
            Demand = demand,
            Closures = [.. _scenario.Closures.Select(BuildClosure)],
            Assist = assist,
            Pool = pool,
            UnstaffedRefusalPpm = _scenario.Stations.All(station => station.Staffed) ? 0 : _operations.Ppm("ops.unstaffed_refusal_share"),
            PlannerIterations = Positive(_scenario.Planner.Iterations, "planner.iterations"),
            Facts = _facts,
            Provenance = new Provenance(
                _operations.Read, _operations.Read.Union(_energy.Read), _help.Read, _poolFacts, _breakdowns.Read, _demand.Read),
            Warnings = _warnings,
        };
    }

    private FactBook WithOverrides(FactBook book)
    {
        foreach ((string key, FactFile fact) in _scenario.Facts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            string path = $"facts['{key}']";
            double lo = fact.Lo ?? fact.Value;
            double hi = fact.Hi ?? fact.Value;
            if (!book.TryGet(key, out Fact? known))
            {
                throw Fault(path, "a key that no fact has", "one of data/facts.csv, such as ops.unload_min");
            }

            if (!(lo <= fact.Value && fact.Value <= hi))
            {
                throw Fault(path, string.Create(CultureInfo.InvariantCulture, $"{fact.Value} outside {lo} to {hi}"), "lo <= value <= hi");
            }

            if (!Enum.TryParse(fact.Kind ?? "estimate", ignoreCase: true, out FactKind kind) || !Enum.IsDefined(kind))
            {
                throw Fault($"{path}.kind", $"'{fact.Kind}'", "measured, stated, press, estimate or unknown");
            }

            book = book.With(new Fact(key, fact.Value, lo, hi, known.Unit, kind, fact.Source ?? _inputs.FileName));
        }

        return book;
    }

    private FleetLayout BuildLayout(IReadOnlyList<RoadPermit> permits)
    {
        RefuseTwins(_scenario.Hubs.Select(hub => hub.Id).Concat(_scenario.Stations.Select(station => station.Id)), "hubs and stations");
        RefuseTwins(_scenario.Vans.Select(van => van.Id), "vans");
        List<Hub> hubs = [.. _scenario.Hubs.Select((hub, i) => BuildHub(hub, $"hubs[{i}]"))];
        List<Station> stations = [.. _scenario.Stations.Select((station, i) => BuildStation(station, $"stations[{i}]"))];
        NotEmpty(hubs.Count, "hubs", "a hub");
        NotEmpty(stations.Count, "stations", "a station");
        NotEmpty(_scenario.Vans.Count, "vans", "a van");
        List<VanSpec> vans = [.. _scenario.Vans.Select((van, i) => BuildVan(van, hubs, permits, $"vans[{i}]"))];
        HashSet<string> known = new(_scenario.Vans.Select(van => van.Id).Concat(_scenario.RetiredVans), StringComparer.Ordinal);
        foreach (RoadPermit permit in permits)
        {
            if (permit.Vans.FirstOrDefault(id => !known.Contains(id)) is { } stranger)
            {
                throw new FormatException(
                    $"{_scenario.Permits}: permit '{permit.Id}': found van '{stranger}', expected ids of vans of the scenario");
            }
        }

        if (permits.Count > 0 && vans.Where(van => van.Permits.Count == 0).Select(van => van.Id).ToList() is { Count: > 0 } barred)
        {
            _warnings.Add($"no permit names {string.Join(", ", barred)}: they stay at their hub");
        }

        return new FleetLayout(hubs, stations, vans, permits, BuildRules());
    }

    private Hub BuildHub(HubFile hub, string path)
    {
        List<long> waves = [.. hub.Waves.Select((wave, i) => Time(wave, $"{path}.waves[{i}]"))];
        NotEmpty(waves.Count, $"{path}.waves", "a time");
        for (int i = 1; i < waves.Count; i++)
        {
            if (waves[i] <= waves[i - 1])
            {
                throw Fault($"{path}.waves[{i}]", $"'{hub.Waves[i]}'", $"a time after {hub.Waves[i - 1]}");
            }
        }

        return new Hub(
            hub.Id, Place(hub.Place, $"{path}.place"), Positive(hub.Docks, $"{path}.docks"), Positive(hub.Chargers, $"{path}.chargers"), waves);
    }

    private Station BuildStation(StationFile station, string path)
    {
        string[] ends = station.Hours.Split('-');
        if (ends.Length != 2 || !TimeOfDay.TryParse(ends[0], out long opens) || !TimeOfDay.TryParse(ends[1], out long closes) || closes <= opens)
        {
            throw Fault($"{path}.hours", $"'{station.Hours}'", "opening hours such as 07:00-21:00");
        }

        return new Station(
            station.Id,
            station.Name ?? station.Id,
            Place(station.Place, $"{path}.place"),
            opens,
            closes,
            Positive(station.Docks, $"{path}.docks"),
            station.Staffed);
    }

    private VanSpec BuildVan(VanFile van, List<Hub> hubs, IReadOnlyList<RoadPermit> permits, string path)
    {
        int hub = hubs.FindIndex(candidate => candidate.Id == van.Hub);
        if (hub < 0)
        {
            throw Fault($"{path}.hub", $"'{van.Hub}'", $"one of {string.Join(", ", hubs.Select(candidate => candidate.Id))}");
        }

        if (!_facts.All.Any(fact => fact.Key.StartsWith($"van.{van.Profile}.", StringComparison.Ordinal)))
        {
            throw Fault($"{path}.profile", $"'{van.Profile}'", "a profile of data/facts.csv, such as zelos_z5 or chinapost_small");
        }

        const long DmPerKm = 10_000;
        long energyWhPerKm = _energy.ScaledOfVan(van.Profile, "energy_kwh_per_km", 1000);
        long batteryWh = _energy.ScaledOfVan(van.Profile, "battery_kwh", 1000);
        long rangeDm = Math.Min(
            _operations.ScaledOfVan(van.Profile, "range_km", DmPerKm), batteryWh * DmPerKm / Math.Max(1, energyWhPerKm));
        return new VanSpec(
            van.Id,
            van.Maker,
            van.Profile,
            hub,
            _operations.ScaledOfVan(van.Profile, "payload_kg", 1000),
            _operations.ScaledOfVan(van.Profile, "volume_m3", 1_000_000),
            (int)_operations.ScaledOfVan(van.Profile, "speed_max_kmh", 1),
            rangeDm,
            _operations.ScaledOfVan(van.Profile, "charge_full_h", HourMs),
            energyWhPerKm,
            [.. Enumerable.Range(0, permits.Count).Where(i => permits[i].Vans.Contains(van.TwinOf ?? van.Id))]);
    }

    private OperatingRules BuildRules()
    {
        if (_scenario.Operators < 0)
        {
            throw Fault("operators", $"{_scenario.Operators}", "0 or more");
        }

        return new OperatingRules(
            _operations.Scaled("ops.unload_min", MinuteMs),
            _operations.Scaled("ops.reload_min", MinuteMs),
            _scenario.Operators,
            _help.Scaled("assist.deadline_s", 1000),
            _scenario.Assist.ReleasedByPolicy,
            (int)(Share(_scenario.Assist.MinConfidence, "assist.minConfidence") * 1000),
            MaxAttempts: 2);
    }

    private AssistModel BuildAssist()
    {
        AssistFile assist = _scenario.Assist;
        const double DmPer1000Km = 10_000_000;
        long gap = assist.RequestsPer1000Km switch
        {
            null when assist.RateFactor <= 0 => 0,
            null => (long)Math.Round(_help.MeanGapDm("assist.robovan.requests_per_1000km") / assist.RateFactor),
            < 0 => throw Fault("assist.requestsPer1000Km", $"{assist.RequestsPer1000Km}", "0 or more"),
            0 => 0,
            { } rate => (long)Math.Round(DmPer1000Km / rate),
        };
        return new AssistModel
        {
            MeanGapDm = gap,
            ConfirmPpm = _help.Ppm("assist.confirm_share"),
            ReroutePpm = _help.Ppm("assist.reroute_share"),
            WaypointPpm = _help.Ppm("assist.waypoint_share"),
            BlocksLanePpm = _help.Ppm("assist.blocks_lane_share"),
            AdviceRightPpm = _help.Ppm("assist.advice_right_share"),
            HandleMedianMs = _help.Scaled("assist.handle_s_p50", 1000),
            HandleSigmaMilli = (int)_help.Scaled("assist.handle_sigma_milli", 1),
            OnSiteMeanMs = _help.Scaled("assist.onsite_min", MinuteMs),
            TokensFresh = (int)_help.Scaled("ai.assist.tokens_in", 1),
            TokensCached = (int)_help.Scaled("ai.assist.tokens_cached", 1),
            TokensOut = (int)_help.Scaled("ai.assist.tokens_out", 1),
            Frames = (int)_help.Scaled("ai.assist.frames", 1),
            BreakdownMeanGapDm = _breakdowns.MeanGapDm("ops.breakdown_per_1000km"),
            RepairMeanMs = _breakdowns.Scaled("ops.breakdown_repair_min", MinuteMs),
            Burst = BuildBurst(assist.Burst),
        };
    }

    private Burst? BuildBurst(BurstFile? burst)
    {
        if (burst is null)
        {
            return null;
        }

        long from = Time(burst.At, "assist.burst.at");
        int share = burst.Share is { } given
            ? (int)(Share(given, "assist.burst.share") * 1_000_000)
            : _help.Ppm("burst.default.share_of_fleet");
        return burst.Minutes > 0
            ? new Burst(from, from + (long)(burst.Minutes * MinuteMs), share)
            : throw Fault("assist.burst.minutes", $"{burst.Minutes}", "more than 0");
    }

    private PoolModel BuildPool()
    {
        List<PoolUnit> units = [];
        for (int i = 0; i < _scenario.Pool.Count; i++)
        {
            PoolFile unit = _scenario.Pool[i];
            if (!_inputs.Catalog.TryChip(unit.Chip, out Chip? chip, out string? whyNot))
            {
                throw Fault($"pool[{i}].chip", $"'{unit.Chip}'", whyNot);
            }

            if (!_inputs.Catalog.TryModel(unit.Model, out ModelSpec? model, out whyNot))
            {
                throw Fault($"pool[{i}].model", $"'{unit.Model}'", whyNot);
            }

            PlacementResult fit = Placements.Fit(chip, Positive(unit.Cards, $"pool[{i}].cards"), model);
            units.Add(new PoolUnit($"{unit.Cards} x {unit.Chip}", fit));
            if (fit.Fits)
            {
                _poolFacts = _poolFacts.Union(new PerformanceModel(fit.Placement).Facts);
            }
            else
            {
                _warnings.Add($"{unit.Cards} x {unit.Chip} answer nothing: {fit.Refusal}");
            }
        }

        if (_scenario.PoolBackground is { RequestsPerSecond: < 0 })
        {
            throw Fault("poolBackground.requestsPerSecond", $"{_scenario.PoolBackground.RequestsPerSecond}", "0 or more");
        }

        return new PoolModel(units, _scenario.PoolChoice, _scenario.PoolBackground);
    }

    private DemandSource BuildDemand(FleetLayout layout)
    {
        if (_scenario.Parcels.Generated is not { } generated)
        {
            return _inputs.Parcels is { } csv
                ? new DemandSource(ParcelCsv.Read(csv, _scenario.Parcels.File ?? _inputs.FileName, layout))
                : throw Fault("parcels", "no file", "a CSV file beside the scenario or { \"count\": … }");
        }

        if (generated.Count < 0 || generated.DueHours <= 0)
        {
            throw Fault("parcels", $"count {generated.Count}, dueHours {generated.DueHours}", "a count of 0 or more and hours above 0");
        }

        Share(generated.ToHubShare, "parcels.toHubShare");
        return new DemandSource(
            generated,
            layout,
            _demand.Scaled("demand.parcel_litres_median", 1000),
            (int)_demand.Scaled("demand.parcel_litres_sigma_milli", 1));
    }

    private TimedClosure BuildClosure(ClosureFile closure, int index)
    {
        string path = $"closures[{index}]";
        List<GeoPoint> line = [.. closure.Line.Select((point, i) => Point(point, $"{path}.line[{i}]"))];
        if (line.Count < 2)
        {
            throw Fault($"{path}.line", $"{line.Count} points", "at least 2");
        }

        ArcSet arcs = _inputs.Network.ArcsAlong(line, ClosureToleranceDm);
        long from = Time(closure.From, $"{path}.from");
        long to = Time(closure.To, $"{path}.to");
        if (arcs.Count == 0)
        {
            throw Fault($"{path}.line", "no road along it", "a line that follows a road within 15 m");
        }

        return to > from
            ? new TimedClosure(new RoadClosure(closure.Id, arcs), from, to, line)
            : throw Fault($"{path}.to", $"'{closure.To}'", $"a time after {closure.From}");
    }

    private RoadPoint Place(double[] place, string path)
    {
        GeoPoint point = Point(place, path);
        return _inputs.Network.TrySnap(point, SnapLimitDm, out RoadPoint snapped)
            ? snapped
            : throw Fault(path, $"[{place[0]}, {place[1]}], more than 500 m from any road that a van may use", "a place near a road");
    }

    private GeoPoint Point(double[] place, string path) =>
        place is [>= -180 and <= 180 and var lon, >= -85 and <= 85 and var lat]
            ? GeoPoint.FromDegrees(lon, lat)
            : throw Fault(path, $"[{string.Join(", ", place)}]", "[longitude, latitude] in degrees");

    private long Time(string text, string path) =>
        TimeOfDay.TryParse(text, out long ms) ? ms : throw Fault(path, $"'{text}'", "a time of day, HH:MM");

    private double Share(double value, string path) =>
        value is >= 0 and <= 1 ? value : throw Fault(path, $"{value}", "a share from 0 to 1");

    private int Positive(int value, string path) => value > 0 ? value : throw Fault(path, $"{value}", "1 or more");

    private void NotEmpty(int count, string path, string expected)
    {
        if (count == 0)
        {
            throw Fault(path, "none", $"at least {expected}");
        }
    }

    private void RefuseTwins(IEnumerable<string> ids, string what)
    {
        if (ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twins)
        {
            throw Fault(what, $"'{twins.Key}' {twins.Count()} times", "every id once");
        }
    }

    private FormatException Fault(string path, string found, string expected) =>
        new($"{_inputs.FileName}: $.{path}: found {found}, expected {expected}");
}
