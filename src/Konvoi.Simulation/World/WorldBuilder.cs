using System.Globalization;
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
    /// <summary>Arcs within this distance of a closure's line are closed: 15 m.</summary>
    private const int ClosureToleranceDm = 150;

    private readonly ScenarioFile _scenario;
    private readonly ScenarioInputs _inputs;
    private readonly ScenarioFaults _faults;
    private readonly FactBook _facts;

    private WorldBuilder(ScenarioFile scenario, ScenarioInputs inputs)
    {
        _scenario = scenario;
        _inputs = inputs;
        _faults = new ScenarioFaults(inputs.FileName);
        _facts = WithOverrides(inputs.Facts);
    }

    /// <exception cref="FormatException">Names file and JSON path (or line), what was found and what was expected.</exception>
    public static World Build(ScenarioFile scenario, ScenarioInputs inputs) => new WorldBuilder(scenario, inputs).Build();

    private World Build()
    {
        FactReader operations = new(_facts);
        FactReader energy = new(_facts);
        FactReader help = new(_facts);
        FactReader lanes = new(_facts);
        FactReader breakdowns = new(_facts);
        FactReader demand = new(_facts);
        List<string> warnings = [];
        AssistBuilder assist = new(_scenario, _faults, help, lanes, breakdowns);
        AssistModel assistModel = assist.Build();
        FleetLayout layout = new LayoutBuilder(_scenario, _inputs, _facts, operations, energy).Build(assist.DeadlineMs, warnings);
        PoolBuilder pool = new(_scenario, _inputs.Catalog, _faults);
        PoolModel poolModel = pool.Build(warnings);
        DemandSource parcels = BuildDemand(layout, demand);
        int refusalPpm = _scenario.Stations.All(station => station.Staffed) ? 0 : operations.Ppm("ops.unstaffed_refusal_share");
        _faults.NoTwins(_scenario.Closures.Select(closure => closure.Id), "closures");
        return new World
        {
            Name = _scenario.Name,
            Network = _inputs.Network,
            Scenery = _inputs.Scenery,
            Weekday = _scenario.City.Weekday,
            Layout = layout,
            Demand = parcels,
            Closures = [.. _scenario.Closures.Select(BuildClosure)],
            Assist = assistModel,
            Pool = poolModel,
            UnstaffedRefusalPpm = refusalPpm,
            PlannerIterations = _faults.Positive(_scenario.Planner.Iterations, "planner.iterations"),
            Facts = _facts,
            Provenance = new Provenance(
                operations.Read, energy.Read, help.Read, lanes.Read, pool.Facts, breakdowns.Read, demand.Read),
            Warnings = warnings,
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
                throw _faults.At(path, "a key that no fact has", "one of data/facts.csv, such as ops.unload_min");
            }

            if (!(lo <= fact.Value && fact.Value <= hi))
            {
                throw _faults.At(path, string.Create(CultureInfo.InvariantCulture, $"{fact.Value} outside {lo} to {hi}"), "lo <= value <= hi");
            }

            if (!Enum.TryParse(fact.Kind ?? "estimate", ignoreCase: true, out FactKind kind) || !Enum.IsDefined(kind))
            {
                throw _faults.At($"{path}.kind", $"'{fact.Kind}'", "measured, stated, press, estimate or unknown");
            }

            book = book.With(new Fact(key, fact.Value, lo, hi, known.Unit, kind, fact.Source ?? _inputs.FileName));
        }

        return book;
    }

    private DemandSource BuildDemand(FleetLayout layout, FactReader demand)
    {
        if (_scenario.Parcels.Generated is not { } generated)
        {
            return _inputs.Parcels is { } csv
                ? new DemandSource(ParcelCsv.Read(csv, _scenario.Parcels.File ?? _inputs.FileName, layout))
                : throw _faults.At("parcels", "no file", "a CSV file beside the scenario or { \"count\": … }");
        }

        _faults.Between(generated.Count, 0, 10_000_000, "parcels.count");
        _faults.Between(generated.DueHours, 0.1, 240, "parcels.dueHours");
        _faults.Share(generated.ToHubShare, "parcels.toHubShare");
        return new DemandSource(
            generated,
            layout,
            demand.Positive("demand.parcel_litres_median", 1000),
            (int)demand.Scaled("demand.parcel_litres_sigma_milli", 1));
    }

    private TimedClosure BuildClosure(ClosureFile closure, int index)
    {
        string path = $"closures[{index}]";
        List<GeoPoint> line = [.. closure.Line.Select((point, i) => _faults.Point(point, $"{path}.line[{i}]"))];
        if (line.Count < 2)
        {
            throw _faults.At($"{path}.line", $"{line.Count} points", "at least 2");
        }

        ArcSet arcs = _inputs.Network.ArcsAlong(line, ClosureToleranceDm);
        long from = _faults.Time(closure.From, $"{path}.from");
        long to = _faults.Time(closure.To, $"{path}.to");
        if (arcs.Count == 0)
        {
            throw _faults.At($"{path}.line", "no road along it", "a line that follows a road within 15 m");
        }

        return to > from
            ? new TimedClosure(new RoadClosure(closure.Id, arcs), from, to, line)
            : throw _faults.At($"{path}.to", $"'{closure.To}'", $"a time after {closure.From}");
    }
}
