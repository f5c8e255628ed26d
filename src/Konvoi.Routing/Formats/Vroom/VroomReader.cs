using System.Globalization;

namespace Konvoi.Routing;

/// <summary>
/// VROOM's JSON input with matrices. Seconds become ms, metres dm. Tasks are optional as they are there: leaving one out costs
/// more than any way, and more for a higher priority.
/// </summary>
internal sealed class VroomReader
{
    private const long MostTimeMs = 1_000_000_000_000;
    private const long MostPrize = Job.MustServe - 1;

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
    private readonly int _highestPriority;

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
        _highestPriority = _tasks.Count == 0 ? 0 : _tasks.Max(task => task.Task.Priority);
    }

    public static ProblemFile Read(ReadOnlySpan<byte> bytes, string file) => new VroomReader(JsonAt.Parse(bytes, file), file).Build();

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

    private ProblemFile Build()
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
        return new ProblemFile
        {
            Name = _file,
            Format = ProblemFormat.Vroom,
            Problem = builder.Build(),
            Numbers = [.. _tasks.Select(task => task.Task.Id)],
            UnitsPerCost = _unitsPerCost,
            MsPerTime = 1_000,
            DmPerLength = 10,
            LeastPrize = _tasks.Count == 0 ? Job.MustServe : _tasks.Min(Prize),
            Remarks = _keys.Remarks,
            Start = Start(),
            Vroom = new VroomInput
            {
                Tasks = [.. _tasks.Select(task => task.Task)],
                Vehicles = [.. _vehicles.Select(vehicle => vehicle.Vehicle)],
                OriginSeconds = _times.OriginMs / 1_000,
                Amounts = _amounts,
            },
        };
    }

    private void AddVehicles(ProblemBuilder builder)
    {
        TimeWindow anyTime = AnyTime();
        Dictionary<(string Profile, double Speed, VroomLength Length), int> profiles = [];
        foreach (VroomVehicleRow row in _vehicles)
        {
            (string Profile, double Speed, VroomLength Length) key = (row.Profile, row.SpeedFactor, row.Length);
            if (!profiles.TryGetValue(key, out int profile))
            {
                profile = profiles[key] = AddProfile(builder, row);
            }

            VroomVehicle vehicle = row.Vehicle;
            int hub = vehicle.Start?.Index ?? vehicle.End!.Index;
            TimeWindow shift = row.Shift is { } given ? _times.Shifted(given) : anyTime;
            builder.AddVehicle(new Vehicle
            {
                Id = vehicle.Id.ToString(CultureInfo.InvariantCulture),
                Profile = profile,
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
            });
        }
    }

    private int AddProfile(ProblemBuilder builder, VroomVehicleRow row)
    {
        int locations = _matrices.Size + (_nowhere < 0 ? 0 : 1);
        VroomMatrix durations = row.Matrices.Durations;
        VroomMatrix lengths = row.Length switch
        {
            VroomLength.Cost => row.Matrices.Costs!,
            VroomLength.Distance => row.Matrices.Distances!,
            _ => durations,
        };
        try
        {
            int[] durationMs = durations.Entries(locations, row.SpeedFactor, lengths);
            int[] lengthDm = ReferenceEquals(lengths, durations) ? durationMs : lengths.Entries(locations, 1, durations);
            return builder.AddProfile(row.Profile, durationMs, lengthDm);
        }
        catch (FormatException tooSlow)
        {
            throw row.At.Wrong(tooSlow.Message, "a greater speed_factor");
        }
    }

    /// <summary>For vehicles without hours: from 0, or where times are timestamps long before, to when any plan is over.</summary>
    private TimeWindow AnyTime()
    {
        double longestMs = _vehicles.Select(vehicle => (vehicle.Matrices.Durations, vehicle.SpeedFactor)).Distinct()
            .Max(drive => LongestMs(drive.Durations) / drive.SpeedFactor);
        long drivingMs = (long)Math.Min(MostTimeMs / 4, Math.Ceiling(longestMs) * (_tasks.Count + 1));
        long plansMs = Math.Min(MostTimeMs / 4, _times.DurationsMs + drivingMs);
        return new TimeWindow(_times.OriginMs == 0 ? 0 : -MostTimeMs / 4, Math.Max(0, _times.LatestMs - _times.OriginMs) + plansMs);
    }

    private static long LongestMs(VroomMatrix matrix)
    {
        long longest = 0;
        for (int from = 0; from < matrix.Size; from++)
        {
            for (int to = 0; to < matrix.Size; to++)
            {
                longest = matrix[from, to] == Profile.Unreachable ? longest : Math.Max(longest, matrix[from, to]);
            }
        }

        return longest;
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
            builder.AddJob(new Job
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
                Prize = Prize(row),
            });
        }
    }

    private long[] Load(long[] amounts, long tasks) =>
        [.. amounts.Length == 0 ? new long[_amounts] : amounts, .. _countsTasks ? [tasks] : Array.Empty<long>()];

    private int[]? Allowed(VroomTaskRow row) => row.Skills.Length == 0
        ? null
        : [.. Enumerable.Range(0, _vehicles.Count).Where(v => row.Skills.All(_vehicles[v].Skills.Contains))];

    /// <summary>
    /// A unit of priority outweighs a hundred tasks without (or all of them, if they are fewer); one task outweighs any way.
    /// </summary>
    private long Prize(VroomTaskRow row)
    {
        long weight = Math.Min(_tasks.Count + 1, 100);
        return MostPrize / (1 + (weight * _highestPriority)) * (1 + (weight * row.Task.Priority));
    }

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
