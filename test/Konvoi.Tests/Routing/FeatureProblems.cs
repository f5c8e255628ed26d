using Konvoi.Routing;
using Konvoi.Shared;

namespace Konvoi.Tests.Routing;

/// <summary>
/// Problems of a few stops that turn on one feature each, from a seed. The ground is plain: two vans from one hub, deliveries
/// that do not all fit into one of them, a way of some kilometres between any two places.
/// </summary>
internal static partial class FeatureProblems
{
    internal const long Minute = 60_000;
    internal const long Hour = 60 * Minute;
    private const int FirstStop = 2;

    /// <summary>How many units of cost make one of the amounts below; 6,000 per hour is then one per ms.</summary>
    private const long Fine = 600;

    /// <summary>A feature: its problems by seed, and whether a solution makes use of it.</summary>
    internal sealed record Feature(Func<ulong, Problem> Draw, Func<Problem, Solution, bool> IsUsed);

    public static readonly SortedDictionary<string, Feature> All = new(StringComparer.Ordinal)
    {
        ["capacity dimensions"] = new(CapacityDimensions, (_, s) => Driving(s) == 2),
        ["deliveries and pick-ups"] = new(DeliveriesAndPickups, (p, s) => Trips(s).Any(trip =>
            Jobs(p, trip).Any(job => job.Pickup[0] > 0) && Jobs(p, trip).Any(job => job.Delivery[0] > 0))),
        ["shipments"] = new(Shipments, (p, s) => Stops(s).Any(stop => stop.Job >= 0 && p.Jobs[stop.Job].CollectedBy is not null)),
        ["time windows"] = new(TimeWindows, (p, s) => Stops(s).Count(stop => p.Jobs[stop.Job].Windows.Length > 0) > 1),
        ["release times"] = new(ReleaseTimes, (_, s) => Trips(s).Any(trip => trip.DepartMs > 8 * Hour)),
        ["service and visits"] = new(ServiceAndVisits, (p, s) => Trips(s).Any(trip =>
            Jobs(p, trip).Zip(Jobs(p, trip).Skip(1)).Any(pair => pair.First.Location == pair.Second.Location))),
        ["different vans"] = new(DifferentVans, CouldNotBeSwapped),
        ["several hubs"] = new(SeveralHubs, (_, s) => Driving(s) == 2),
        ["several trips"] = new(SeveralTrips, (_, s) => s.Routes.Any(route => route.Trips.Count > 1)),
        ["optional stops"] = new(OptionalStops, (_, s) => s.Unassigned.Count > 0),
        ["alternatives"] = new(Alternatives, (p, s) => Stops(s).Any(stop => p.Jobs[stop.Job].Group is not null)),
        ["several profiles"] = new(SeveralProfiles, (p, s) => Driven(p, s).Select(van => van.Profile).Distinct().Count() == 2),
        ["permits"] = new(Permits, (p, s) => Stops(s).Any(stop => p.Jobs[stop.Job].AllowedVehicles is not null)),
        ["longest trip"] = new(LongestTrip, (_, s) => Trips(s).Count() > 2 || s.Unassigned.Count > 0),
        ["overtime"] = new(Overtime, (p, s) => s.Routes.Any(route => route.Trips.Count > 0 && route.Trips[^1].ReturnMs > p.Vehicles[route.Vehicle].ShiftEndMs)),
        ["breaks"] = new(Breaks, (_, s) => s.Routes.Any(route => route.Breaks.Count > 0)),
        ["charging at the hub as needed"] = new(seed => HubCharging(seed, ChargeRule.AsNeeded), (_, s) => Trips(s).Any(trip => trip.ChargedDm > 0)),
        ["charging at the hub in full"] = new(seed => HubCharging(seed, ChargeRule.Full), (_, s) => Trips(s).Any(trip => trip.ChargedDm > 0)),
        ["chargers as needed"] = new(seed => ChargersOnTheWay(seed, ChargeRule.AsNeeded), (_, s) => Stops(s).Any(stop => stop.Charger >= 0)),
        ["chargers in full"] = new(seed => ChargersOnTheWay(seed, ChargeRule.Full), (_, s) => Stops(s).Any(stop => stop.Charger >= 0)),
        ["docks"] = new(Docks, (_, s) => Driving(s) == 2),
        ["objectives"] = new(Objectives, IsNotTheShortest),
        ["starts and ends elsewhere"] = new(StartsAndEnds, (p, s) =>
            Driven(p, s).Any(van => van.StartLocation is not null) && Driven(p, s).Any(van => van.EndLocation is not null)),
        ["vans that have left"] = new(HaveLeft, (p, s) => Stops(s).Any(stop => stop.Job >= 0 && p.Jobs[stop.Job].OnBoardOf is not null)),
        ["frozen prefixes"] = new(FrozenPrefixes, CostsMoreThanFree),
        ["balance"] = new(Balance, (_, s) => Driving(s) == 2),
        ["seven stops"] = new(seed => Make(seed, 7), (_, s) => Driving(s) == 2),
        ["lean vans"] = new(LeanVans, CouldNotBeSwapped),
        ["lean shipments"] = new(LeanShipments, (p, s) => Trips(s).Any(trip => Jobs(p, trip).Count() > 2)),
        ["lean electric vans"] = new(LeanElectric, (_, s) => Stops(s).Any(stop => stop.Charger >= 0)),
        ["classic loads"] = new(seed => Classic(seed, windows: false), (_, s) => Driving(s) > 1),
        ["classic windows"] = new(seed => Classic(seed, windows: true), (_, s) => Driving(s) > 1),
    };

    /// <summary>The stops of a draw: what the feature usually takes, now and then seven.</summary>
    private static int Stops(ulong seed, int usual) => seed % 12 == 11 ? 7 : usual;

    private static int Driving(Solution solution) => solution.Routes.Count(route => route.Trips.Count > 0);

    private static IEnumerable<Vehicle> Driven(Problem problem, Solution solution) =>
        solution.Routes.Where(route => route.Trips.Count > 0).Select(route => problem.Vehicles[route.Vehicle]);

    private static IEnumerable<Job> Jobs(Problem problem, RouteTrip trip) =>
        trip.Stops.Where(stop => stop.Job >= 0).Select(stop => problem.Jobs[stop.Job]);

    private static IEnumerable<RouteTrip> Trips(Solution solution) => solution.Routes.SelectMany(route => route.Trips);

    private static IEnumerable<RouteStop> Stops(Solution solution) => Trips(solution).SelectMany(trip => trip.Stops);

    /// <summary>Whether a day could not be the other van's at the same price.</summary>
    private static bool CouldNotBeSwapped(Problem problem, Solution solution) => solution.Routes.Where(route => route.Trips.Count > 0).Any(route =>
        VanDays.Drive(problem, 1 - route.Vehicle, [.. route.Trips.Select(trip => trip.Stops.Select(stop => stop.Job).ToList())], [])?.Cost
            != RouteSchedule.CostOf(problem, route));

    /// <summary>Whether a plan is longer than one for the way alone would be.</summary>
    private static bool IsNotTheShortest(Problem problem, Solution solution)
    {
        Solution? shortest = BruteForce.Optimum(ProblemCopies.With(
            problem, (_, van) => van with { FixedCost = 0, CostPerKm = 10_000, CostPerHour = 0, CostPerDrivingHour = 0 }));
        return shortest is null || Trips(solution).Sum(trip => trip.DistanceDm) > Trips(shortest).Sum(trip => trip.DistanceDm);
    }

    /// <summary>Whether what is frozen is not what would be chosen.</summary>
    private static bool CostsMoreThanFree(Problem problem, Solution solution) =>
        BruteForce.OptimalCost(ProblemCopies.With(problem, (_, van) => van with { Committed = [] })) < solution.Cost;

    /// <summary>The plain ground with changes to its vans, its jobs and what else the builder takes.</summary>
    private static Problem Make(
        ulong seed, int jobs, Func<Rng, int, Vehicle, Vehicle>? van = null, Func<Rng, int, Job, Job>? job = null,
        Action<Rng, ProblemBuilder>? more = null, int dimensions = 1, int vans = 2, bool direct = false)
    {
        Rng rng = new(seed);
        int locations = FirstStop + jobs + 2;
        ProblemBuilder builder = new(locations, [.. new[] { "grams", "millilitres" }.Take(dimensions)]);
        (int X, int Y)[] places = [.. Enumerable.Range(0, locations).Select(_ => (rng.Next(100_000), rng.Next(100_000)))];
        AddProfile(builder, rng, places, "van", 90, direct);
        for (int v = 0; v < vans; v++)
        {
            Vehicle plain = new()
            {
                Id = $"van {v}", Hub = 0, Capacity = [.. Enumerable.Repeat(100L, dimensions)], ShiftStartMs = 8 * Hour, ShiftEndMs = 18 * Hour,
                FixedCost = 2_000, CostPerKm = 1_000, CostPerHour = 6_000,
            };
            builder.AddVehicle(InWholeUnits(van is null ? plain : van(rng, v, plain)));
        }

        for (int j = 0; j < jobs; j++)
        {
            Job plain = new()
            {
                Id = $"job {j}", Location = FirstStop + j, Delivery = [.. Enumerable.Range(0, dimensions).Select(_ => (long)rng.Range(10, 45))],
                ServiceMs = rng.Range(1, 10) * Minute,
            };
            Job drawn = job is null ? plain : job(rng, j, plain);
            builder.AddJob(drawn.Prize == Job.MustServe ? drawn : drawn with { Prize = drawn.Prize * Fine });
        }

        more?.Invoke(rng, builder);
        return builder.Build();
    }

    /// <summary>
    /// In a finer money, a whole amount per dm and per ms: no cost is rounded, so two plans that differ by a rounding only do
    /// not count as different.
    /// </summary>
    private static Vehicle InWholeUnits(Vehicle van) => van with
    {
        FixedCost = van.FixedCost * Fine,
        CostPerKm = van.CostPerKm * Fine / 10_000 * 10_000,
        CostPerHour = WholePerMs(van.CostPerHour),
        CostPerDrivingHour = WholePerMs(van.CostPerDrivingHour),
        CostPerOvertimeHour = WholePerMs(van.CostPerOvertimeHour),
    };

    private static long WholePerMs(long perHour) => perHour * Fine / 3_600_000 * 3_600_000;

    /// <summary>Crow-fly ways with a detour of up to a fifth per direction; or direct ones, which keep the triangle inequality.</summary>
    private static void AddProfile(ProblemBuilder builder, Rng rng, (int X, int Y)[] places, string name, int msPerTenDm, bool direct = false)
    {
        int n = places.Length;
        int grain = direct ? 10 : 1;
        int[] lengths = new int[n * n];
        for (int i = 0; i < n * n; i++)
        {
            (int from, int to) = Math.DivRem(i, n);
            int crow = grain * (Math.Abs((places[from].X / grain) - (places[to].X / grain)) + Math.Abs((places[from].Y / grain) - (places[to].Y / grain)));
            lengths[i] = from == to ? 0 : direct ? crow : crow + rng.Next(1 + (crow / 5));
        }

        builder.AddProfile(name, [.. lengths.Select(dm => dm / 10 * msPerTenDm)], lengths);
    }

    /// <summary>One or several windows in the first hours of the day.</summary>
    private static TimeWindow[] Windows(Rng rng, int most)
    {
        List<TimeWindow> windows = [];
        long atMs = (8 * Hour) + (rng.Range(0, 90) * Minute);
        for (int count = rng.Next(most + 1); count > 0; count--)
        {
            windows.Add(new TimeWindow(atMs, atMs + (rng.Range(15, 60) * Minute)));
            atMs = windows[^1].CloseMs + (rng.Range(20, 90) * Minute);
        }

        return [.. windows];
    }

    private static Problem CapacityDimensions(ulong seed) => Make(seed, Stops(seed, 5), dimensions: 2);

    private static Problem DeliveriesAndPickups(ulong seed) => Make(
        seed, Stops(seed, 5),
        (_, _, van) => van with { Capacity = [80] },
        (rng, _, job) => rng.Next(3) switch
        {
            0 => job,
            1 => job with { Delivery = [], Pickup = job.Delivery },
            _ => job with { Pickup = [rng.Range(10, 60)] },
        });

    /// <summary>Two shipments beside a delivery; a van that may leave some of it.</summary>
    private static Problem Shipments(ulong seed) => Make(
        seed, Stops(seed, 5),
        (_, _, van) => van with { Capacity = [60] },
        (rng, j, job) => j switch
        {
            0 or 2 => job with { Delivery = [], Pickup = [20 + (10 * j)], Prize = rng.Range(1_000, 60_000) },
            1 or 3 => job with { Delivery = [20 + (10 * (j - 1))], CollectedBy = j - 1, Prize = rng.Range(1_000, 60_000) },
            _ => job,
        });

    /// <summary>Several per stop; time has no price then, because the timing rule only promises the earliest return.</summary>
    private static Problem TimeWindows(ulong seed)
    {
        bool several = seed % 2 == 0;
        return Make(
            seed, Stops(seed, 5),
            (_, _, van) => van with { CostPerHour = several ? 0 : 12_000 },
            (rng, _, job) => job with { Windows = Windows(rng, several ? 3 : 1), Prize = rng.Chance(300_000) ? 20_000 : Job.MustServe });
    }

    private static Problem ReleaseTimes(ulong seed) => Make(
        seed, 4,
        (_, v, van) => van with { MaxTrips = 2, FixedCost = 20_000 * v, ReloadMs = 10 * Minute, CostPerHour = 20_000 },
        (rng, _, job) => job with
        {
            ReleaseMs = (8 * Hour) + (rng.Range(0, 4) * 45 * Minute),
            Windows = rng.Chance(400_000) ? [new TimeWindow(8 * Hour, (9 * Hour) + (rng.Range(0, 120) * Minute))] : [],
        });

    private static Problem ServiceAndVisits(ulong seed) => Make(
        seed, Stops(seed, 5),
        (_, _, van) => van with { CostPerHour = 60_000, MaxTripMs = 150 * Minute },
        (rng, _, job) => job with { Location = rng.Next(5), ServiceMs = rng.Range(0, 15) * Minute },
        (rng, builder) => Enumerable.Range(0, 5).ToList().ForEach(at => builder.SetVisitMs(at, rng.Range(0, 20) * Minute)));

    private static Problem DifferentVans(ulong seed) => Make(
        seed, Stops(seed, 5),
        (rng, _, van) => van with
        {
            Capacity = [rng.Range(60, 200)],
            ShiftStartMs = rng.Range(7, 10) * Hour,
            ShiftEndMs = rng.Range(10, 14) * Hour,
            FixedCost = rng.Range(0, 40_000),
            CostPerKm = rng.Range(200, 3_000),
            CostPerHour = rng.Range(0, 40_000),
        },
        (rng, _, job) => job with { Windows = Windows(rng, 1), Prize = 100_000 });

    private static Problem SeveralHubs(ulong seed) => Make(seed, Stops(seed, 5), (_, v, van) => van with { Hub = v });

    private static Problem SeveralTrips(ulong seed) => Make(
        seed, Stops(seed, 5),
        (rng, _, van) => van with
        {
            Capacity = [60],
            MaxTrips = 3,
            ReloadMs = rng.Range(0, 30) * Minute,
            FixedCost = rng.Range(0, 40_000),
            ShiftEndMs = (8 * Hour) + (rng.Range(120, 400) * Minute),
        },
        (rng, _, job) => job with { Prize = rng.Chance(700_000) ? Job.MustServe : 40_000 });
}
