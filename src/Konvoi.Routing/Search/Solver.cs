using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Searches a good solution of a <see cref="Problem"/>. Deterministic, one thread. The first solution comes from regret
/// insertion; then rounds of ruin and recreate, accepted by simulated annealing, with exchanges now and then.
/// </summary>
public static class Solver
{
    /// <summary>How often in a run the best solution so far goes through the exchanges.</summary>
    private const int Polishes = 10;

    /// <summary>The best solution found; always feasible, because a job that does not fit is left out with a reason.</summary>
    public static Solution Solve(Problem problem, SolverOptions options, ISolverStop? stop = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Iterations);
        Instance instance = new(problem);
        Plan plan = new(instance);
        Plan best = new(instance);
        Neighbours neighbours = new(instance);
        Rng rng = new(options.Seed);
        Recreate recreate = new(instance, plan, new InsertionCache(instance, plan), rng.Fork("recreate"));
        Ruin ruin = new(instance, plan, neighbours, rng.Fork("ruin"));
        Exchanges exchanges = new(instance, plan, neighbours);

        recreate.ByRegret();
        exchanges.Improve();
        recreate.ByRegret();
        best.CopyFrom(plan);

        Annealing annealing = new(plan, instance, (int)Math.Min(int.MaxValue, options.Iterations), rng.Fork("accept"));
        Rng choice = rng.Fork("choice");
        int polishEvery = (int)Math.Clamp(options.Iterations / Polishes, 1, int.MaxValue);
        long lastPolished = best.Cost;
        for (int iteration = 0; iteration < options.Iterations; iteration++)
        {
            if (stop is not null && stop.ProgressPpm(iteration, best.Cost) >= ISolverStop.Done)
            {
                break;
            }

            long costBefore = plan.Cost;
            plan.Begin();
            ruin.Once();
            if (choice.Next(5) == 0)
            {
                recreate.ByRegret();
            }
            else
            {
                recreate.Greedily();
            }

            if (plan.Cost < best.Cost)
            {
                best.CopyFrom(plan);
            }
            else if (!annealing.Accepts(costBefore, plan.Cost, iteration))
            {
                plan.Rollback();
            }

            if (iteration % polishEvery == polishEvery - 1 && best.Cost < lastPolished)
            {
                Polish(plan, best, exchanges, recreate);
                lastPolished = best.Cost;
            }
        }

        Polish(plan, best, exchanges, recreate);
        Solution solution = Export(problem, best);
        Check.Debug(Verifier.Check(problem, solution).Count == 0);
        return solution;
    }

    /// <summary>Puts the best solution through the exchanges and goes on from it.</summary>
    private static void Polish(Plan plan, Plan best, Exchanges exchanges, Recreate recreate)
    {
        plan.Begin();
        plan.CopyFrom(best);
        exchanges.Improve();
        recreate.ByRegret();
        best.CopyFrom(plan);
    }

    private static Solution Export(Problem problem, Plan plan)
    {
        VehicleRoute[] routes = new VehicleRoute[problem.Vehicles.Count];
        for (int van = 0; van < routes.Length; van++)
        {
            VanPlan from = plan.Van(van);
            RouteTrip[] trips = new RouteTrip[from.TripCount];
            for (int trip = 0; trip < trips.Length; trip++)
            {
                trips[trip] = from.Terms.Schedule(from.TripJobs(trip), from.Trip(trip));
            }

            routes[van] = new VehicleRoute(van, Array.AsReadOnly(trips));
        }

        Refusals refusals = new(problem, plan);
        int[] left = plan.Pool.ToArray();
        Array.Sort(left);
        return new Solution
        {
            Routes = Array.AsReadOnly(routes),
            Unassigned = Array.AsReadOnly(Array.ConvertAll(left, refusals.Explain)),
            Cost = plan.Cost,
        };
    }
}
