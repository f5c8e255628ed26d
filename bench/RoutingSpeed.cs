#:project ../src/Konvoi.Routing/Konvoi.Routing.csproj
// Iterations per second of the solver on days of shuttle vans: dotnet run -c Release bench/RoutingSpeed.cs
using System.Diagnostics;
using Konvoi.Routing;

foreach ((int jobs, int vans, int stations) in new[] { (60, 25, 30), (100, 25, 30), (150, 25, 30), (400, 60, 100) })
{
    Problem problem = ShuttleDay(jobs, vans, stations);
    Solver.Solve(problem, new SolverOptions { Iterations = 500 });
    Stopwatch firstClock = Stopwatch.StartNew();
    Solution first = Solver.Solve(problem, new SolverOptions { Iterations = 0 });
    double firstMs = firstClock.Elapsed.TotalMilliseconds;
    foreach (int iterations in new[] { 2_000, 5_000, 20_000 })
    {
        Stopwatch clock = Stopwatch.StartNew();
        Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = iterations });
        double seconds = clock.Elapsed.TotalSeconds;
        Console.WriteLine(
            $"{jobs} jobs, {vans} vans: {iterations} iterations in {seconds:F3} s ({iterations / seconds:F0}/s), "
            + $"cost {first.Cost} (in {firstMs:F1} ms) -> {solution.Cost}, {solution.Routes.Count(route => route.Trips.Count > 0)} vans, "
            + $"{solution.Routes.Sum(route => route.Trips.Count)} trips, {solution.Unassigned.Count} left out, {Verifier.Check(problem, solution).Count} violations");
    }
}

// One hub, stations in a square of 20 km, parcels of a station split into jobs, two waves, a battery that needs charging.
static Problem ShuttleDay(int jobs, int vans, int stations)
{
    uint state = 12345;
    int Next(int bound)
    {
        state = (state * 1664525) + 1013904223;
        return (int)((ulong)state * (ulong)bound >> 32);
    }

    int n = stations + 1;
    (int X, int Y)[] places = [.. Enumerable.Range(0, n).Select(i => i == 0 ? (100_000, 100_000) : (Next(200_000), Next(200_000)))];
    int[] lengths = new int[n * n];
    int[] durations = new int[n * n];
    for (int i = 0; i < n * n; i++)
    {
        ((int ax, int ay), (int bx, int by)) = (places[i / n], places[i % n]);
        lengths[i] = Math.Abs(ax - bx) + Math.Abs(ay - by);
        durations[i] = lengths[i] * 12;
    }

    ProblemBuilder builder = new(n, "grams", "millilitres");
    builder.AddProfile("van", durations, lengths);
    for (int station = 1; station < n; station++)
    {
        builder.SetVisitMs(station, 600_000);
    }

    for (int van = 0; van < vans; van++)
    {
        builder.AddVehicle(new Vehicle
        {
            Id = $"van {van}", Hub = 0, Capacity = [800_000, 5_000_000], ShiftStartMs = 6 * 3_600_000, ShiftEndMs = 18 * 3_600_000,
            MaxTrips = 3, RangeDm = 1_200_000, RechargeMsPerKm = 30_000, ReloadMs = 1_200_000,
            FixedCost = 5_000_000, CostPerKm = 60_000, CostPerHour = 300_000,
        });
    }

    for (int job = 0; job < jobs; job++)
    {
        bool late = Next(3) == 0;
        builder.AddJob(new Job
        {
            Id = $"job {job}", Location = 1 + (job % stations), Delivery = [100_000 + Next(150_000), 600_000 + Next(1_500_000)],
            Pickup = Next(4) == 0 ? [50_000, 400_000] : [], ServiceMs = 120_000, ReleaseMs = late ? 11 * 3_600_000 : 5 * 3_600_000,
            Windows = [late ? new TimeWindow(11 * 3_600_000, 16 * 3_600_000) : new TimeWindow(6 * 3_600_000, (8 + Next(3)) * 3_600_000L)],
        });
    }

    return builder.Build();
}
