namespace Konvoi.Routing;

/// <summary>
/// Collects and validates a <see cref="Problem"/>. Wrong values throw <see cref="ArgumentException"/> naming the part;
/// arrays are copied. Limits, which keep loads, ways and times inside 64 bits: 46,340 locations, 100,000 jobs, 20,000
/// vehicles, 100 dimensions, matrix entries up to 10^9, times within +-10^12 ms, amounts up to 10^13, a limited range up to
/// 10^12 dm, fixed costs and prizes up to 10^12, cost rates up to 10^9. What a whole plan costs can still leave them:
/// <see cref="Solver"/> refuses such a problem, and nothing else here counts past 64 bits without saying so.
/// </summary>
public sealed class ProblemBuilder
{
    private const int MaxMatrixEntry = 1_000_000_000;
    private const int MaxLocations = 46_340;
    private const int MaxDimensions = 100;
    private const int MaxJobs = 100_000;

    /// <summary>Times <see cref="MaxJobs"/> still an index.</summary>
    private const int MaxVehicles = 20_000;
    private const long MaxTimeMs = 1_000_000_000_000;
    private const long MaxAmount = 10_000_000_000_000;
    private const long MaxRangeDm = 1_000_000_000_000;
    private const long MaxRate = 1_000_000_000;
    private const long MaxCost = 1_000_000_000_000;

    private readonly int _locationCount;
    private readonly string[] _dimensions;
    private readonly long[] _visitMs;
    private readonly List<Profile> _profiles = [];
    private readonly List<Vehicle> _vehicles = [];
    private readonly List<Job> _jobs = [];
    private readonly List<int> _chargers = [];
    private readonly List<DockLimit> _docks = [];
    private long _balanceCostPerHour;

    /// <param name="locationCount">Locations are 0 to this, exclusive.</param>
    /// <param name="dimensions">Names of the capacity dimensions, in the order used by vehicles and jobs.</param>
    public ProblemBuilder(int locationCount, params string[] dimensions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(locationCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(locationCount, MaxLocations);
        ArgumentNullException.ThrowIfNull(dimensions);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dimensions.Length, MaxDimensions);
        _locationCount = locationCount;
        _dimensions = [.. dimensions];
        _visitMs = new long[locationCount];
    }

    /// <summary>
    /// Adds a profile from two row-major matrices and returns its index. An entry is a non-negative number or
    /// <see cref="Profile.Unreachable"/> (then in both matrices); the diagonal is 0. The same array twice is kept once.
    /// </summary>
    public int AddProfile(string name, int[] durationMs, int[] lengthDm)
    {
        ArgumentNullException.ThrowIfNull(durationMs);
        ArgumentNullException.ThrowIfNull(lengthDm);
        int entries = _locationCount * _locationCount;
        Require(durationMs.Length == entries, $"profile '{name}': {durationMs.Length} durations, expected {entries}");
        Require(lengthDm.Length == entries, $"profile '{name}': {lengthDm.Length} lengths, expected {entries}");
        for (int i = 0; i < entries; i++)
        {
            bool reachable = durationMs[i] is >= 0 and <= MaxMatrixEntry && lengthDm[i] is >= 0 and <= MaxMatrixEntry;
            bool unreachable = durationMs[i] == Profile.Unreachable && lengthDm[i] == Profile.Unreachable;
            (int from, int to) = (i / _locationCount, i % _locationCount);
            if (!reachable && !unreachable)
            {
                throw new ArgumentException(
                    $"profile '{name}', {from} to {to}: {durationMs[i]} ms and {lengthDm[i]} dm, expected 0..{MaxMatrixEntry} or both unreachable");
            }

            if (from == to && (durationMs[i] != 0 || lengthDm[i] != 0))
            {
                throw new ArgumentException($"profile '{name}': the way from {from} to itself is not 0");
            }
        }

        int[] durations = [.. durationMs];
        _profiles.Add(new Profile(name, _locationCount, durations, ReferenceEquals(durationMs, lengthDm) ? durations : [.. lengthDm]));
        return _profiles.Count - 1;
    }

    /// <summary>Adds a vehicle and returns its index. Its profile may be added later.</summary>
    public int AddVehicle(Vehicle vehicle)
    {
        ArgumentNullException.ThrowIfNull(vehicle);
        string who = $"vehicle '{vehicle.Id}'";
        Require(_vehicles.Count < MaxVehicles, $"{who}: more than {MaxVehicles} vehicles");
        RequireLocation(who, vehicle.Hub);
        Require(vehicle.Capacity.Length == _dimensions.Length, $"{who}: {vehicle.Capacity.Length} capacities, expected {_dimensions.Length}");
        RequireLocation(who, vehicle.StartLocation ?? vehicle.Hub);
        RequireLocation(who, vehicle.EndLocation ?? vehicle.Hub);
        Array.ForEach(vehicle.Capacity, amount => RequireWithin(who, "capacity", amount, 0, MaxAmount));
        RequireWithin(who, nameof(Vehicle.ShiftStartMs), vehicle.ShiftStartMs, -MaxTimeMs, MaxTimeMs);
        RequireWithin(who, nameof(Vehicle.ShiftEndMs), vehicle.ShiftEndMs, vehicle.ShiftStartMs, MaxTimeMs);
        RequireWithin(who, nameof(Vehicle.OvertimeMs), vehicle.OvertimeMs, 0, MaxTimeMs);
        RequireWithin(who, nameof(Vehicle.MaxTripDm), vehicle.MaxTripDm ?? 0, 0, Vehicle.UnlimitedDm);
        RequireBreaks(who, vehicle.Breaks);
        RequireWithin(who, nameof(Vehicle.MaxTrips), vehicle.MaxTrips, 1, int.MaxValue);
        RequireWithin(who, nameof(Vehicle.MaxTripMs), vehicle.MaxTripMs ?? 0, 0, MaxTimeMs);
        RequireWithin(who, nameof(Vehicle.RangeDm), vehicle.RangeDm == Vehicle.UnlimitedDm ? 0 : vehicle.RangeDm, 0, MaxRangeDm);
        RequireWithin(who, nameof(Vehicle.StartRangeDm), vehicle.StartRangeDm ?? 0, 0, vehicle.RangeDm);
        RequireWithin(who, nameof(Vehicle.RechargeMsPerKm), vehicle.RechargeMsPerKm ?? 0, 0, MaxRate);
        RequireWithin(who, nameof(Vehicle.ReloadMs), vehicle.ReloadMs, 0, MaxTimeMs);
        RequireWithin(who, nameof(Vehicle.FixedCost), vehicle.FixedCost, 0, MaxCost);
        RequireWithin(who, nameof(Vehicle.CostPerKm), vehicle.CostPerKm, 0, MaxRate);
        RequireWithin(who, nameof(Vehicle.CostPerHour), vehicle.CostPerHour, 0, MaxRate);
        RequireWithin(who, nameof(Vehicle.CostPerDrivingHour), vehicle.CostPerDrivingHour, 0, MaxRate);
        RequireWithin(who, nameof(Vehicle.CostPerOvertimeHour), vehicle.CostPerOvertimeHour, 0, MaxRate);
        _vehicles.Add(vehicle with { Capacity = [.. vehicle.Capacity], Breaks = [.. vehicle.Breaks], Committed = [.. vehicle.Committed] });
        return _vehicles.Count - 1;
    }

    /// <summary>Adds a job and returns its index. Vehicles it names may be added later.</summary>
    public int AddJob(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        string who = $"job '{job.Id}'";
        Require(_jobs.Count < MaxJobs, $"{who}: more than {MaxJobs} jobs");
        RequireLocation(who, job.Location);
        RequireWithin(who, nameof(Job.ServiceMs), job.ServiceMs, 0, MaxTimeMs);
        RequireWithin(who, nameof(Job.ReleaseMs), job.ReleaseMs, -MaxTimeMs, MaxTimeMs);
        RequireWithin(who, nameof(Job.Prize), job.Prize, 0, MaxCost);
        long lastCloseMs = long.MinValue;
        foreach (TimeWindow window in job.Windows)
        {
            RequireWithin(who, "window opening", window.OpenMs, -MaxTimeMs, MaxTimeMs);
            RequireWithin(who, "window closing", window.CloseMs, window.OpenMs, MaxTimeMs);
            Require(window.OpenMs > lastCloseMs, $"{who}: windows overlap or are out of order at {window.OpenMs} ms");
            lastCloseMs = window.CloseMs;
        }

        _jobs.Add(job with
        {
            Delivery = Amounts(who, job.Delivery),
            Pickup = Amounts(who, job.Pickup),
            Windows = [.. job.Windows],
            AllowedVehicles = job.AllowedVehicles is { } allowed ? [.. allowed] : null,
        });
        return _jobs.Count - 1;
    }

    /// <summary>Sets the time paid once per visit to a location (<see cref="Problem.VisitMs"/>); 0 unless set.</summary>
    public void SetVisitMs(int location, long visitMs)
    {
        RequireLocation("visit time", location);
        RequireWithin("visit time", "ms", visitMs, 0, MaxTimeMs);
        _visitMs[location] = visitMs;
    }

    /// <summary>Lets vans charge at a location in the middle of a trip; returns the charger's index.</summary>
    public int AddCharger(int location)
    {
        RequireLocation("charger", location);
        _chargers.Add(location);
        return _chargers.Count - 1;
    }

    /// <summary>Says how many vans a location serves at once; once per location at most.</summary>
    public void SetDocks(DockLimit limit)
    {
        string who = $"docks of location {limit.Location}";
        RequireLocation(who, limit.Location);
        RequireWithin(who, nameof(DockLimit.Docks), limit.Docks, 0, int.MaxValue);
        RequireWithin(who, nameof(DockLimit.CostPerHour), limit.CostPerHour, 0, MaxRate);
        Require(_docks.TrueForAll(known => known.Location != limit.Location), $"{who}: set twice");
        _docks.Add(limit);
    }

    /// <summary>Sets <see cref="Problem.BalanceCostPerHour"/>; 0 unless set.</summary>
    public void SetBalance(long costPerHour)
    {
        RequireWithin("balance", nameof(costPerHour), costPerHour, 0, MaxRate);
        _balanceCostPerHour = costPerHour;
    }

    /// <summary>The problem so far; the builder may be used on.</summary>
    public Problem Build()
    {
        RequireUnique("vehicle", _vehicles.Select(vehicle => vehicle.Id));
        RequireUnique("job", _jobs.Select(job => job.Id));
        foreach (Vehicle vehicle in _vehicles)
        {
            RequireWithin($"vehicle '{vehicle.Id}'", nameof(Vehicle.Profile), vehicle.Profile, 0, _profiles.Count - 1);
        }

        JobLinks.Require(_jobs, _vehicles);
        return new Problem(
            _locationCount, _dimensions, [.. _profiles], [.. _vehicles], [.. _jobs], [.. _visitMs],
            [.. _chargers], [.. _docks], _balanceCostPerHour);
    }

    private static void RequireBreaks(string who, Break[] breaks)
    {
        long lastLatestMs = -MaxTimeMs;
        foreach (Break rest in breaks)
        {
            RequireWithin(who, "break's earliest start", rest.EarliestMs, -MaxTimeMs, MaxTimeMs);
            RequireWithin(who, "break's latest start", rest.LatestMs, Math.Max(rest.EarliestMs, lastLatestMs), MaxTimeMs);
            RequireWithin(who, "break's duration", rest.DurationMs, 0, MaxTimeMs);
            lastLatestMs = rest.LatestMs;
        }
    }

    private long[] Amounts(string who, long[] amounts)
    {
        Require(amounts.Length == 0 || amounts.Length == _dimensions.Length, $"{who}: {amounts.Length} amounts, expected {_dimensions.Length} or none");
        Array.ForEach(amounts, amount => RequireWithin(who, "amount", amount, 0, MaxAmount));
        return amounts.Length == 0 ? new long[_dimensions.Length] : [.. amounts];
    }

    private void RequireLocation(string who, int location) => RequireWithin(who, "location", location, 0, _locationCount - 1);

    private static void RequireUnique(string what, IEnumerable<string> ids)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (string id in ids)
        {
            Require(seen.Add(id), $"{what} '{id}' is there twice");
        }
    }

    private static void RequireWithin(string who, string what, long value, long least, long most) =>
        Require(value >= least && value <= most, $"{who}: {what} is {value}, expected {least}..{most}");

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
