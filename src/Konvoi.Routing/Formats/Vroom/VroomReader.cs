using System.Globalization;

namespace Konvoi.Routing;

/// <summary>
/// VROOM's JSON input with matrices. Seconds become ms, metres dm. Tasks are optional as they are there: what leaving one out
/// costs is said by <see cref="VroomPrizes"/>.
/// </summary>
internal sealed class VroomReader
{
    private const long MostTimeMs = 1_000_000_000_000;

    /// <summary>Of a tour for one shipment: there, on, and back.</summary>
    private const int MostLegs = 3;

    private readonly string _file;
    private readonly JsonAt _root;
    private readonly VroomKeys _keys = new();
    private readonly VroomTimes _times = new();
    private readonly VroomMatrices _matrices;
    private readonly List<VroomTaskRow> _tasks;
    private readonly List<VroomVehicleRow> _vehicles;
    private readonly int _amounts;
    private readonly bool _countsTasks;
    private readonly int _nowhere;
    private readonly int _unitsPerCost;
    private VroomPrizes _prizes = new(0, 0, 0);

    private VroomReader(JsonAt root, string file)
    {
        _file = file;
        _root = root;
        _keys.Check(root, "$", "jobs", "shipments", "vehicles", "matrices", "matrix", "options");
        _matrices = VroomMatrices.Read(root, _keys);
        _vehicles = new VroomVehicleReader(_times, _keys, _matrices).Read(root);
        _tasks = new VroomTaskReader(_times, _keys, _matrices.Size).Read(root);
        _amounts = Amounts();
        _countsTasks = _vehicles.Exists(vehicle => vehicle.MaxTasks is not null);
        bool isOpen = _vehicles.Exists(vehicle => vehicle.Vehicle.Start is null || vehicle.Vehicle.End is null);
        _nowhere = isOpen ? _matrices.Size : -1;
        bool isWhole = _vehicles.TrueForAll(vehicle =>
            vehicle is { CostPerHour: 3_600, CostPerKm: 0, SpeedFactor: 1 } && vehicle.Matrices.Durations.IsWhole);
        _unitsPerCost = isWhole ? 1 : 100;
    }

    public static VroomFile Read(ReadOnlySpan<byte> bytes, string file) => new VroomReader(JsonAt.Parse(bytes, file), file).Build();

    /// <summary>How many components amounts have, everywhere the same.</summary>
    private int Amounts()
    {
        int amounts = _vehicles.Max(vehicle => vehicle.Capacity.Length);
        foreach (VroomVehicleRow vehicle in _vehicles.Where(vehicle => vehicle.Capacity.Length != amounts))
        {
            throw vehicle.At.Wrong($"{vehicle.Capacity.Length} capacities", $"{amounts}, as other vehicles have");
        }

        foreach (VroomTaskRow task in _tasks)
        {
            foreach (long[] given in new[] { task.Delivery, task.Pickup })
            {
                if (given.Length > 0 && given.Length != amounts)
                {
                    throw task.At.Wrong($"{given.Length} amounts", $"{amounts}, as vehicles have capacities");
                }
            }
        }

        return amounts;
    }

    private VroomFile Build()
    {
        if (_countsTasks && _tasks.Exists(task => task.IsSecondOfShipment))
        {
            throw _root.Wrong("max_tasks and shipments", "one of them: both together are not supported");
        }

        if (_times.LatestMs - _times.OriginMs > MostTimeMs / 2)
        {
            throw _root.Wrong($"windows from {_times.EarliestMs / 1000m} to {_times.LatestMs / 1000m}", "times less far apart");
        }

        string[] dimensions = [.. Enumerable.Range(0, _amounts).Select(d => $"of amount {d}"), .. _countsTasks ? ["tasks"] : Array.Empty<string>()];
        ProblemBuilder builder = new(_matrices.Size + (_nowhere < 0 ? 0 : 1), dimensions);
        AddVehicles(builder);
        AddTasks(builder);
        return new VroomFile
        {
            Name = _file,
            Format = ProblemFormat.Vroom,
            Problem = FilePart.Add(_file, builder.Build),
            Numbers = [.. _tasks.Select(task => task.Task.Id)],
            UnitsPerCost = _unitsPerCost,
            MsPerTime = 1_000,
            DmPerLength = 10,
            LeastPrize = _tasks.Count == 0 ? Job.MustServe : _tasks.Min(task => _prizes.Of(task.Task.Priority)),
            Remarks = [.. _keys.Remarks, .. _prizes.Remarks],
            Start = Start(),
            Tasks = [.. _tasks.Select(task => task.Task)],
            Vehicles = [.. _vehicles.Select(vehicle => vehicle.Vehicle)],
            OriginSeconds = _times.OriginMs / 1_000,
            Amounts = _amounts,
        };
    }

    private void AddVehicles(ProblemBuilder builder)
    {
        TimeWindow anyTime = AnyTime();
        Dictionary<(string Profile, double Speed, VroomLength Length), (int Index, long LongestMs, long LongestDm)> profiles = [];
        (long Cost, VroomVehicleRow Row) dearest = (0, _vehicles[0]);
        foreach (VroomVehicleRow row in _vehicles)
        {
            (string Profile, double Speed, VroomLength Length) key = (row.Profile, row.SpeedFactor, row.Length);
            if (!profiles.TryGetValue(key, out (int Index, long LongestMs, long LongestDm) profile))
            {
                profile = profiles[key] = AddProfile(builder, row);
            }

            VroomVehicle vehicle = row.Vehicle;
            int hub = vehicle.Start?.Index ?? vehicle.End!.Index;
            TimeWindow shift = row.Shift is { } given ? _times.Shifted(given) : anyTime;
            Vehicle van = new()
            {
                Id = vehicle.Id.ToString(CultureInfo.InvariantCulture),
                Profile = profile.Index,
                Hub = hub,
                StartLocation = vehicle.Start is null ? _nowhere : null,
                EndLocation = vehicle.End is null ? _nowhere : vehicle.End.Index == hub ? null : vehicle.End.Index,
                Capacity = [.. row.Capacity, .. _countsTasks ? [row.MaxTasks ?? _tasks.Count] : Array.Empty<long>()],
                ShiftStartMs = shift.OpenMs,
                ShiftEndMs = shift.CloseMs,
                Breaks = [.. row.Breaks.Select(rest => rest with { EarliestMs = rest.EarliestMs - _times.OriginMs, LatestMs = rest.LatestMs - _times.OriginMs })],
                MaxTripDm = row.Length == VroomLength.Duration ? row.MaxTravelMs : row.MaxDistanceDm,
                FixedCost = row.FixedCost * _unitsPerCost,
                CostPerKm = row.Length == VroomLength.Cost ? 10_000 * _unitsPerCost : row.CostPerKm * _unitsPerCost,
                CostPerDrivingHour = row.Length == VroomLength.Cost ? 0 : row.CostPerHour * _unitsPerCost,
            };
            FilePart.Add(row.At, () => builder.AddVehicle(van));
            long tour = van.FixedCost + (MostLegs * DearestLeg(row, van, profile.LongestMs, profile.LongestDm));
            dearest = tour > dearest.Cost ? (tour, row) : dearest;
        }

        SetPrizes(dearest.Cost, dearest.Row);
    }

    /// <exception cref="FormatException">It costs more than the search counts to.</exception>
    private long DearestLeg(VroomVehicleRow row, Vehicle van, long longestMs, long longestDm)
    {
        long cost = Travel.CostOf(longestDm, longestMs, van, 1);
        return cost <= Travel.MostCost
            ? cost
            : throw row.At.Wrong($"ways that cost up to {cost / _unitsPerCost}", $"at most {Travel.MostCost / _unitsPerCost}: choose a coarser unit of cost");
    }

    private void SetPrizes(long dearestTour, VroomVehicleRow dearest)
    {
        int highest = _tasks.Count == 0 ? 0 : _tasks.Max(task => task.Task.Priority);
        _prizes = new VroomPrizes(_tasks.Count, highest, dearestTour);
        if (!_prizes.Suffice)
        {
            throw dearest.At.Wrong(
                $"a tour that may cost {dearestTour / _unitsPerCost} beside priorities up to {highest}",
                $"a cost of at most {_prizes.Least / _unitsPerCost}, or lower priorities: prizes of tasks do not go higher");
        }
    }

    private (int Index, long LongestMs, long LongestDm) AddProfile(ProblemBuilder builder, VroomVehicleRow row)
    {
        int locations = _matrices.Size + (_nowhere < 0 ? 0 : 1);
        VroomMatrix durations = row.Matrices.Durations;
        VroomMatrix lengths = row.Length switch
        {
            VroomLength.Cost => row.Matrices.Costs!,
            VroomLength.Distance => row.Matrices.Distances!,
            _ => durations,
        };
        int[] durationMs = durations.Entries(locations, row.SpeedFactor, lengths, row.At);
        int[] lengthDm = ReferenceEquals(lengths, durations) ? durationMs : lengths.Entries(locations, 1, durations, row.At);
        int index = FilePart.Add(row.At, () => builder.AddProfile(row.Profile, durationMs, lengthDm));
        return (index, VroomMatrix.LongestOf(durationMs), VroomMatrix.LongestOf(lengthDm));
    }

    /// <summary>For vehicles without hours: from 0, or where times are timestamps long before, to when any plan is over.</summary>
    private TimeWindow AnyTime()
    {
        double longestMs = _vehicles.Select(vehicle => (vehicle.Matrices.Durations, vehicle.SpeedFactor)).Distinct()
            .Max(drive => drive.Durations.Longest / drive.SpeedFactor);
        long drivingMs = (long)Math.Min(MostTimeMs / 4, Math.Ceiling(longestMs) * (_tasks.Count + 1));
        long plansMs = Math.Min(MostTimeMs / 4, _times.DurationsMs + drivingMs);
        return new TimeWindow(_times.OriginMs == 0 ? 0 : -MostTimeMs / 4, Math.Max(0, _times.LatestMs - _times.OriginMs) + plansMs);
    }

    private void AddTasks(ProblemBuilder builder)
    {
        Dictionary<int, long> setupMs = [];
        for (int t = 0; t < _tasks.Count; t++)
        {
            VroomTaskRow row = _tasks[t];
            int location = row.Task.Place.Index;
            if (!setupMs.TryAdd(location, row.SetupMs) && setupMs[location] != row.SetupMs)
            {
                throw row.At.Wrong($"setup {row.SetupMs / 1000m} where another task at the same place has {setupMs[location] / 1000m}",
                    "one setup per place: different ones are not supported");
            }

            builder.SetVisitMs(location, row.SetupMs);
            Job job = new()
            {
                Id = string.Create(CultureInfo.InvariantCulture, $"{row.Task.Type} {row.Task.Id}"),
                Location = location,
                Delivery = Load(row.Delivery, row.Task.Type == "job" ? 1 : 0),
                Pickup = Load(row.Pickup, 0),
                Windows = [.. row.Windows.Select(_times.Shifted)],
                ServiceMs = row.ServiceMs,
                ReleaseMs = -MostTimeMs,
                AllowedVehicles = Allowed(row),
                CollectedBy = row.IsSecondOfShipment ? t - 1 : null,
                Prize = _prizes.Of(row.Task.Priority),
            };
            FilePart.Add(row.At, () => builder.AddJob(job));
        }
    }

    private long[] Load(long[] amounts, long tasks) =>
        [.. amounts.Length == 0 ? new long[_amounts] : amounts, .. _countsTasks ? [tasks] : Array.Empty<long>()];

    private int[]? Allowed(VroomTaskRow row) => row.Skills.Length == 0
        ? null
        : [.. Enumerable.Range(0, _vehicles.Count).Where(v => row.Skills.All(_vehicles[v].Skills.Contains))];

    private IReadOnlyList<IReadOnlyList<IReadOnlyList<RouteStop>>>? Start()
    {
        if (_vehicles.TrueForAll(vehicle => vehicle.Steps.Count == 0))
        {
            return null;
        }

        Dictionary<string, int> jobs = new(StringComparer.Ordinal);
        for (int t = 0; t < _tasks.Count; t++)
        {
            jobs[string.Create(CultureInfo.InvariantCulture, $"{_tasks[t].Task.Type} {_tasks[t].Task.Id}")] = t;
        }

        return [.. _vehicles.Select(vehicle => Trips(vehicle, jobs))];
    }

    private static IReadOnlyList<IReadOnlyList<RouteStop>> Trips(VroomVehicleRow vehicle, Dictionary<string, int> jobs) => vehicle.Steps.Count == 0
        ? []
        : [[.. vehicle.Steps.Select(step => jobs.TryGetValue(step, out int job)
            ? new RouteStop(job, 0, 0, 0)
            : throw vehicle.At.Wrong($"the step '{step}'", "a task of the problem"))]];
}
