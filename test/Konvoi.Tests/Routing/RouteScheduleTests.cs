using Konvoi.Routing;
using Konvoi.Shared;

namespace Konvoi.Tests.Routing;

public sealed class RouteScheduleTests
{
    private const long Minute = 60_000;

    [Fact]
    public void An_order_is_given_times_exactly_where_brute_force_finds_some_and_is_back_as_early()
    {
        (int kept, int refused) = (0, 0);
        for (ulong seed = 0; seed < 20; seed++)
        {
            Problem problem = SmallDay(seed);
            Dictionary<string, long> earliest = VanDays.All(problem, 0).Where(day => day.Route.Trips.Count > 0)
                .GroupBy(day => Order(day.Route.Trips)).ToDictionary(days => days.Key, days => days.Min(day => day.Route.Trips[^1].ReturnMs));
            foreach (List<List<RouteStop>> trips in Orders(problem))
            {
                Solution solution = RouteSchedule.Solution(problem, [trips]);
                VehicleRoute route = solution.Routes[0];
                IReadOnlyList<Violation> violations = Verifier.Check(problem, solution);
                bool isFeasible = earliest.TryGetValue(Order(route.Trips), out long returnMs);
                Assert.True(isFeasible == (violations.Count == 0), $"seed {seed}, {Order(route.Trips)}: feasible {isFeasible}, found {string.Join("; ", violations)}");
                if (isFeasible)
                {
                    Assert.True(returnMs == route.Trips[^1].ReturnMs, $"seed {seed}, {Order(route.Trips)}: back at {route.Trips[^1].ReturnMs}, could be at {returnMs}");
                }

                (kept, refused) = isFeasible ? (kept + 1, refused) : (kept, refused + 1);
            }
        }

        Assert.True(kept > 150 && refused > 150, $"{kept} orders kept, {refused} refused");
    }

    [Fact]
    public void An_index_that_names_nothing_is_refused()
    {
        Problem problem = SmallDay(1);
        foreach (RouteStop stop in (RouteStop[])[new(problem.Jobs.Count, 0, 0, 0), new(-1, 0, 0, 0), new(-1, 0, 0, 0) { Charger = problem.Chargers.Count }])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => RouteSchedule.Of(problem, 0, [[stop]]));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => RouteSchedule.Of(problem, -1, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => RouteSchedule.Solution(problem, []));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SolutionFile { Routes = [new SolutionFileRoute(-1, [new RouteStop(0, 0, 0, 0)], [])] }.TripsOf(problem));
    }

    [Fact]
    public void The_schedule_of_a_solved_problem_costs_what_the_solver_says()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            Problem problem = RandomProblems.Make(20, 4, seed, multipleWindows: false);
            Solution solved = Solver.Solve(problem, new SolverOptions { Seed = seed, Iterations = 50 });
            Solution again = RouteSchedule.Solution(problem, [.. solved.Routes.Select(route => route.Trips.Select(trip => trip.Stops).ToList())]);
            Assert.Empty(Verifier.Check(problem, again));
            Assert.Equal(solved.Cost, again.Cost);
        }
    }

    [Theory]
    [InlineData("docks")]
    [InlineData("balance")]
    [InlineData("alternatives")]
    public void The_cost_of_a_schedule_is_whole(string feature)
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            Problem problem = FeatureProblems.All[feature].Draw(seed);
            Solution solved = Solver.Solve(problem, new SolverOptions { Seed = seed, Iterations = 50 });
            Solution again = RouteSchedule.Solution(problem, [.. solved.Routes.Select(route => route.Trips.Select(trip => trip.Stops).ToList())]);
            string text = string.Join('\n', Verifier.Check(problem, again));
            Assert.True(text.Length == 0, $"{feature}, seed {seed}:\n{text}");
            Assert.Equal(solved.Cost, again.Cost);
            Assert.All(again.Unassigned, left => Assert.Equal(UnassignedReason.NotGiven, left.Reason));
        }
    }

    /// <summary>Every order of the jobs, with and without the charger, on one trip or two.</summary>
    private static IEnumerable<List<List<RouteStop>>> Orders(Problem problem)
    {
        RouteStop[] stops = [.. Enumerable.Range(0, problem.Jobs.Count).Select(job => new RouteStop(job, 0, 0, 0)), new RouteStop(-1, 0, 0, 0) { Charger = 0 }];
        foreach (List<RouteStop> order in Permutations([.. stops]).Concat(Permutations([.. stops[..^1]])))
        {
            yield return [order];
            for (int cut = 1; cut < order.Count; cut++)
            {
                List<RouteStop> first = order[..cut];
                List<RouteStop> second = order[cut..];
                if (first.Exists(stop => stop.Job >= 0) && second.Exists(stop => stop.Job >= 0))
                {
                    yield return [first, second];
                }
            }
        }
    }

    private static IEnumerable<List<RouteStop>> Permutations(List<RouteStop> stops) => stops.Count == 0
        ? [[]]
        : stops.SelectMany((first, at) => Permutations([.. stops.Where((_, other) => other != at)]).Select(rest => (List<RouteStop>)[first, .. rest]));

    private static string Order(IReadOnlyList<RouteTrip> trips) => string.Join(" | ", trips.Select(trip =>
        string.Join(' ', trip.Stops.Select(stop => stop.Job >= 0 ? $"{stop.Job}" : $"c{stop.Charger}"))));

    /// <summary>One van, three jobs with up to two windows, two breaks, one charger, two trips.</summary>
    private static Problem SmallDay(ulong seed)
    {
        Rng rng = new(seed);
        ProblemBuilder builder = new(5, "grams");
        int[] lengths = [.. Enumerable.Range(0, 25).Select(i => i / 5 == i % 5 ? 0 : rng.Range(50_000, 200_000))];
        builder.AddProfile("road", Array.ConvertAll(lengths, dm => dm * 12), lengths);
        builder.SetVisitMs(1, 3 * Minute);
        builder.AddCharger(4);
        builder.AddVehicle(new Vehicle
        {
            Id = "van",
            Hub = 0,
            Capacity = [100],
            ShiftStartMs = 0,
            ShiftEndMs = 480 * Minute,
            OvertimeMs = 60 * Minute,
            MaxTrips = 2,
            RangeDm = rng.Range(400_000, 700_000),
            RechargeMsPerKm = rng.Range(10, 60) * 1_000,
            ChargeRule = rng.Chance(500_000) ? ChargeRule.Full : ChargeRule.AsNeeded,
            ReloadMs = 10 * Minute,
            CostPerKm = 1_000,
            Breaks =
            [
                new Break(60 * Minute, rng.Range(100, 200) * Minute, 30 * Minute),
                new Break(150 * Minute, rng.Range(220, 400) * Minute, 20 * Minute),
            ],
        });
        for (int job = 0; job < 3; job++)
        {
            long openMs = rng.Range(0, 200) * Minute;
            long closeMs = openMs + (rng.Range(20, 150) * Minute);
            builder.AddJob(new Job
            {
                Id = $"job {job}",
                Location = 1 + rng.Next(3),
                Delivery = [rng.Range(10, 40)],
                ServiceMs = rng.Range(5, 20) * Minute,
                ReleaseMs = rng.Chance(200_000) ? 30 * Minute : 0,
                Windows = rng.Next(3) switch
                {
                    0 => [],
                    1 => [new TimeWindow(openMs, closeMs)],
                    _ => [new TimeWindow(openMs, closeMs), new TimeWindow(closeMs + (30 * Minute), closeMs + (120 * Minute))],
                },
            });
        }

        return builder.Build();
    }
}
