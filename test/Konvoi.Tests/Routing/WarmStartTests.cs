using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

public sealed class WarmStartTests
{
    [Theory]
    [InlineData("breaks")]
    [InlineData("starts and ends elsewhere")]
    public void A_start_from_the_optimum_keeps_it_there_too(string feature) => A_start_from_the_optimum_keeps_it(feature);

    [Fact]
    public void A_plan_is_never_worse_than_its_start()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            Problem problem = RandomProblems.MakeRich(20, 4, seed);
            Solution start = Solver.Solve(problem, new SolverOptions { Seed = seed, Iterations = 150 });
            Solution same = Solver.Solve(problem, new SolverOptions { Iterations = 0, Start = start });
            Solution later = Solver.Solve(problem, new SolverOptions { Iterations = 30, Start = start });
            Assert.Empty(Verifier.Check(problem, same));
            Assert.Empty(Verifier.Check(problem, later));
            Assert.True(same.Cost <= start.Cost, $"seed {seed}: {same.Cost} at once from a start that costs {start.Cost}");
            Assert.True(later.Cost <= start.Cost, $"seed {seed}: {later.Cost} later from a start that costs {start.Cost}");
        }
    }

    [Fact]
    public void A_start_that_no_longer_holds_is_taken_as_far_as_it_does()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            Solution start = Solver.Solve(RandomProblems.MakeRich(24, 5, seed), new SolverOptions { Iterations = 50 });
            Problem other = RandomProblems.MakeRich(15, 3, seed + 1_000);
            Assert.Empty(Verifier.Check(other, Solver.Solve(other, new SolverOptions { Iterations = 20, Start = start })));
        }
    }

    /// <summary>No iteration comes after it that could repair anything.</summary>
    [Fact]
    public void Of_a_group_that_a_start_serves_twice_one_job_is_taken_over()
    {
        foreach (bool apart in new[] { false, true })
        {
            Problem problem = PlantedGround.Problem(
                van => van with { Capacity = [100] },
                [HandWorkedTests.JobAt(1, "a", 10) with { Group = 0 }, HandWorkedTests.JobAt(2, "b", 10) with { Group = 0 }]);
            RouteStop[] both = [new(0, 0, 0, 0), new(1, 0, 0, 0)];
            Solution start = apart ? Start([both[..1]], [both[1..]]) : Start([both]);
            Solution plan = Solver.Solve(problem, new SolverOptions { Iterations = 0, Start = start });
            Assert.Empty(Verifier.Check(problem, plan));
            Assert.Equal(1, plan.Routes.Sum(route => route.Trips.Sum(trip => trip.Stops.Count)));
        }
    }

    [Fact]
    public void Indices_of_a_start_that_name_nothing_are_passed_over()
    {
        Problem problem = PlantedGround.Problem(van => van, [HandWorkedTests.JobAt(1, "a", 10)]);
        Solution start = Start([[new RouteStop(-1, 0, 0, 0), new RouteStop(7, 0, 0, 0), new RouteStop(0, 0, 0, 0), new RouteStop(-1, 0, 0, 0) { Charger = 9 }]]);
        Solution strange = start with { Routes = [new VehicleRoute(-1, []), .. start.Routes, new VehicleRoute(99, [])] };
        Solution plan = Solver.Solve(problem, new SolverOptions { Iterations = 0, Start = strange });
        Assert.Empty(Verifier.Check(problem, plan));
        Assert.Empty(plan.Unassigned);
    }

    /// <summary>One list of trips per van, without times, which a start needs none of.</summary>
    private static Solution Start(params RouteStop[][][] vans) => new()
    {
        Routes = [.. vans.Select((trips, van) => new VehicleRoute(
            van, [.. trips.Select(stops => new RouteTrip { DepartMs = 0, ReturnMs = 0, DistanceDm = 0, Stops = stops })]))],
        Unassigned = [],
        Cost = 0,
    };

    public static TheoryData<string> Features => [.. FeatureProblems.All.Keys.Except(["breaks", "starts and ends elsewhere"])];

    /// <summary>An optimum cannot be improved, so any other cost means that the start was not taken over whole.</summary>
    [Theory]
    [MemberData(nameof(Features))]
    public void A_start_from_the_optimum_keeps_it(string feature)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            Problem problem = FeatureProblems.All[feature].Draw(seed);
            if (BruteForce.Optimum(problem) is { } optimum)
            {
                Solution kept = Solver.Solve(problem, new SolverOptions { Iterations = 0, Start = optimum });
                Assert.Empty(Verifier.Check(problem, kept));
                Assert.True(kept.Cost == optimum.Cost, $"{feature}, seed {seed}: {kept.Cost} from a start that costs {optimum.Cost}");
            }
        }
    }

    [Fact]
    public void Midday_the_committed_stops_stay_the_parcels_stay_in_their_vans_and_one_more_stop_is_served()
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            LiveDay day = LiveDay.Draw(seed);
            foreach (long iterations in new[] { 0L, 100L })
            {
                Solution plan = Solver.Solve(day.Problem, new SolverOptions { Iterations = iterations, Start = day.Start });
                Assert.Empty(Verifier.Check(day.Problem, plan));
                for (int v = 0; v < plan.Routes.Count; v++)
                {
                    int[] committed = day.Problem.Vehicles[v].Committed;
                    Assert.Equal(committed, plan.Routes[v].Trips.Take(1).SelectMany(trip => trip.Stops).Take(committed.Length).Select(stop => stop.Job));
                }

                Assert.True(plan.Unassigned.Count == 0, $"seed {seed}, {iterations} iterations: {plan.Unassigned.Count} jobs are left out");
            }
        }
    }
}
