using Konvoi.Routing;
using Konvoi.Shared;

namespace Konvoi.Tests.Routing;

/// <summary>
/// A day in the middle: every van that drives has served its first stop, is on its way to the second (committed) with the rest
/// on board, and a pick-up has come in that no plan knows yet. The start is what is left of the morning's plan.
/// </summary>
internal sealed record LiveDay(Problem Problem, Solution Start)
{
    private const long Minute = 60_000;
    private const int Jobs = 14;
    private const int Vans = 3;

    public static LiveDay Draw(ulong seed)
    {
        Rng rng = new(seed);
        int locations = Jobs + 2;
        (int X, int Y)[] places = [.. Enumerable.Range(0, locations).Select(_ => (rng.Next(100_000), rng.Next(100_000)))];
        int[] lengths = [.. Enumerable.Range(0, locations * locations).Select(i =>
            Math.Abs(places[i / locations].X - places[i % locations].X) + Math.Abs(places[i / locations].Y - places[i % locations].Y))];
        Vehicle[] vans = [.. Enumerable.Range(0, Vans).Select(v => new Vehicle
        {
            Id = $"van {v}", Hub = 0, Capacity = [120], ShiftStartMs = 480 * Minute, ShiftEndMs = 1_200 * Minute, FixedCost = 1_000, CostPerKm = 1_000, CostPerHour = 5_000,
        })];
        Job[] jobs = [.. Enumerable.Range(0, Jobs).Select(j => new Job { Id = $"job {j}", Location = j + 1, Delivery = [rng.Range(5, 20)], ServiceMs = 3 * Minute })];
        Solution morning = Solver.Solve(Build(locations, lengths, vans, jobs), new SolverOptions { Seed = seed, Iterations = 100 });

        // Jobs that are done are no part of the new problem, so the others get new numbers.
        List<Job> open = [];
        List<VehicleRoute> routes = [];
        for (int v = 0; v < Vans; v++)
        {
            if (morning.Routes[v].Trips.Count == 0)
            {
                routes.Add(morning.Routes[v]);
                continue;
            }

            RouteTrip trip = morning.Routes[v].Trips[0];
            int first = open.Count;
            open.AddRange(trip.Stops.Skip(1).Select(stop => jobs[stop.Job] with { OnBoardOf = v }));
            vans[v] = vans[v] with
            {
                HasLeft = true,
                ShiftStartMs = trip.Stops[0].DepartMs,
                StartLocation = jobs[trip.Stops[0].Job].Location,
                Committed = trip.Stops.Count > 1 ? [first] : [],
            };
            routes.Add(new VehicleRoute(v, [trip with { Stops = [.. trip.Stops.Skip(1).Select((stop, i) => stop with { Job = first + i })] }]));
        }

        open.Add(new Job { Id = "new", Location = locations - 1, Pickup = [5], ServiceMs = Minute });
        return new LiveDay(Build(locations, lengths, vans, [.. open]), morning with { Routes = routes, Unassigned = [] });
    }

    private static Problem Build(int locations, int[] lengths, Vehicle[] vans, Job[] jobs)
    {
        ProblemBuilder builder = new(locations, "grams");
        builder.AddProfile("van", [.. lengths.Select(dm => dm * 9)], lengths);
        Array.ForEach(vans, van => builder.AddVehicle(van));
        Array.ForEach(jobs, job => builder.AddJob(job));
        return builder.Build();
    }
}
