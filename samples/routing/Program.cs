using Konvoi.Routing;

int[] lengthDm = [0, 9_000, 12_000, 15_000, 9_000, 0, 6_000, 11_000, 12_000, 6_000, 0, 5_000, 15_000, 11_000, 5_000, 0];
ProblemBuilder builder = new(locationCount: 4, "parcels");
builder.AddProfile("van", durationMs: Array.ConvertAll(lengthDm, dm => dm * 12), lengthDm);
builder.AddVehicle(new Vehicle { Id = "van 1", Hub = 0, Capacity = [10], MaxTrips = 2, ShiftEndMs = 8 * 3_600_000, CostPerKm = 100 });
foreach (int place in new[] { 1, 2, 3 })
{
    builder.AddJob(new Job { Id = $"stop {place}", Location = place, Delivery = [5], ServiceMs = 120_000 });
}

Problem problem = builder.Build();
Solution solution = Solver.Solve(problem, new SolverOptions { Iterations = 1_000 });
foreach (RouteTrip trip in solution.Routes.SelectMany(route => route.Trips))
{
    Console.WriteLine(string.Join(", ", trip.Stops.Select(stop => problem.Jobs[stop.Job].Id)));
}
