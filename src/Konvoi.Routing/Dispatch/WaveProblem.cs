namespace Konvoi.Routing;

/// <summary>
/// Requests of this wave and of later ones as one routing problem: a van of wave w leaves when that wave does, and takes
/// only what is known by then. Said by which vans may serve a job, this keeps the search on its fast checks, which release
/// times would not (as do a range, limits of a trip and a price on time, where the van has them).
/// </summary>
internal sealed class WaveProblem
{
    /// <summary>Stands for the index of an open request where a job is drawn from the forecast.</summary>
    public const int Drawn = -1;

    private readonly DispatchEpoch _epoch;
    private readonly int _waves;
    private readonly List<WaveJob> _jobs = [];
    private readonly Dictionary<int, int> _placeOf = [];
    private readonly List<int> _places = [];
    private int[] _waveOf = [];

    /// <param name="waves">How many waves there are, this one included.</param>
    public WaveProblem(DispatchEpoch epoch, int waves)
    {
        _epoch = epoch;
        _waves = waves;
        PlaceOf(epoch.Van.Hub);
    }

    public int WaveOf(int vehicle) => _waveOf[vehicle];

    /// <summary>Index of the open request behind a job, or <see cref="Drawn"/>.</summary>
    public int RequestOf(int job) => _jobs[job].Request;

    /// <summary>The job as it was added, at its location in the epoch's travel.</summary>
    public Job Original(int job) => _jobs[job].Job;

    public void Add(Job job, int firstWave, int lastWave, int request, long prize)
    {
        PlaceOf(job.Location);
        _jobs.Add(new WaveJob(job, firstWave, lastWave, request, prize));
    }

    public Problem Build()
    {
        ProblemBuilder builder = new(_places.Count, [.. _epoch.Dimensions]);

        // Only the locations that occur: a future has far fewer than a city, and the search is quicker on small tables.
        (int[] durationMs, int[] lengthDm) = _epoch.Travel.Cut([.. _places]);
        builder.AddProfile("van", durationMs, lengthDm);
        int[] firstVan = AddVans(builder);
        for (int j = 0; j < _jobs.Count; j++)
        {
            (Job job, int first, int last, _, long prize) = _jobs[j];
            bool isFree = first == 0 && last == _waves - 1;
            builder.AddJob(new Job
            {
                Id = $"{j}",
                Location = PlaceOf(job.Location),
                Windows = job.Windows,
                Delivery = job.Delivery,
                Pickup = job.Pickup,
                ServiceMs = job.ServiceMs,
                AllowedVehicles = isFree ? null : [.. Enumerable.Range(firstVan[first], firstVan[last + 1] - firstVan[first])],
                Prize = prize,
            });
        }

        return builder.Build();
    }

    /// <summary>The open requests of each route that is driven.</summary>
    public IEnumerable<int[]> RoutesOf(Solution solution) => solution.Routes
        .Where(route => route.Trips.Count > 0)
        .Select(route => route.Trips[0].Stops.Select(stop => RequestOf(stop.Job)).ToArray());

    /// <summary>One van per job for a single wave; for several waves fewer, because plans that need so many are not worth having.</summary>
    private int[] AddVans(ProblemBuilder builder)
    {
        int[] firstVan = new int[_waves + 1];
        List<int> waveOf = [];
        for (int wave = 0; wave < _waves; wave++)
        {
            firstVan[wave] = waveOf.Count;
            int riders = _jobs.Count(job => job.First <= wave && wave <= job.Last);
            int vans = _waves == 1 ? riders : Math.Min(riders, 6 + (riders / 3));
            long departMs = _epoch.DepartMs + (wave * _epoch.WaveMs);
            for (int i = 0; i < vans; i++)
            {
                builder.AddVehicle(new Vehicle
                {
                    Id = $"{wave}.{i}",
                    Hub = 0,
                    Capacity = _epoch.Van.Capacity,
                    ShiftStartMs = departMs,
                    ShiftEndMs = Math.Max(departMs, _epoch.Van.ShiftEndMs),
                    MaxTripMs = _epoch.Van.MaxTripMs,
                    MaxTripDm = _epoch.Van.MaxTripDm,
                    RangeDm = _epoch.Van.RangeDm,
                    StartRangeDm = _epoch.Van.RangeDm == Vehicle.UnlimitedDm ? null : _epoch.Van.StartRangeDm,
                    FixedCost = _epoch.Van.FixedCost,
                    CostPerKm = _epoch.Van.CostPerKm,
                    CostPerDrivingHour = _epoch.Van.CostPerDrivingHour,
                    CostPerHour = _epoch.Van.CostPerHour,
                });
                waveOf.Add(wave);
            }
        }

        firstVan[_waves] = waveOf.Count;
        _waveOf = [.. waveOf];
        return firstVan;
    }

    private int PlaceOf(int location)
    {
        if (!_placeOf.TryGetValue(location, out int place))
        {
            place = _places.Count;
            _placeOf[location] = place;
            _places.Add(location);
        }

        return place;
    }

    private readonly record struct WaveJob(Job Job, int First, int Last, int Request, long Prize);
}
