using Konvoi.Routing;

namespace Konvoi.Tests.Routing;

public sealed partial class WarmStartTests
{
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
