using Konvoi.Routing;

namespace Konvoi.Fleet;

/// <summary>
/// Plans the trips of one hub (main path, steps 2 to 6): demand per station, travel times under permits and closures,
/// a routing problem, its solution, and the commands that commit it.
/// </summary>
public static class DispatchPlanner
{
    /// <summary>First solution, then up to twice with loads split or their due time given up.</summary>
    private const int Attempts = 3;

    /// <summary>Small vans cut the demand into about this many loads at most, which keeps the routing problem small.</summary>
    private const int MostLoads = 100;

    /// <summary>
    /// A plan for everything that waits at the hub and at its stations. Reads the state, changes nothing.
    /// <para>
    /// Trips that have not started are planned anew. A due time is kept where it can be; late is better than not at
    /// all. Deliveries are planned once they are ready; pick-ups if they are ready before the hub's next wave.
    /// </para>
    /// </summary>
    /// <exception cref="InvalidOperationException">The solver broke a constraint: a fault of the program, named in the message.</exception>
    public static PlanProposal Propose(FleetState state, int hub, long nowMs, TravelTimes times, PlannerOptions options)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(options);
        PlanCommands commands = new(state, hub, nowMs);

        // Step 2: demand per station and wave.
        List<Parcel> candidates = StationDemand.Candidates(state, hub, nowMs);
        candidates = commands.WithoutClosedStations(candidates);
        int[] stations = [.. candidates.Select(parcel => parcel.Station).Distinct().Order()];

        // Step 3: who may drive where, and when.
        List<IdleVan> idle = [];
        List<VanOffer> offers = VanOffers.Of(state, hub, nowMs, times, candidates, idle);
        if (offers.Count == 0 || candidates.Count == 0)
        {
            commands.LeaveOut(candidates, UnplannedReasons.NoVan(state.Layout.Hubs[hub], idle));
            return commands.ToProposal([], 0, 0, candidates.Count == 0 ? [] : idle);
        }

        long maxGrams = LargestLoad(
            offers.Select(offer => state.Layout.Vans[offer.Van].PayloadGrams), candidates.Sum(parcel => (long)parcel.Order.Grams));
        long maxMillilitres = LargestLoad(
            offers.Select(offer => state.Layout.Vans[offer.Van].VolumeMillilitres), candidates.Sum(parcel => (long)parcel.Order.Millilitres));
        List<StationLoad> loads = StationDemand.Loads(candidates, nowMs, maxGrams, maxMillilitres);

        RoutingModel model = new(state, hub, stations, offers, times, options);
        (loads, Solution solution) = Solve(model, [.. loads.Select(model.WithDueChecked)], options, commands);

        foreach (UnassignedJob left in solution.Unassigned)
        {
            commands.LeaveOut(loads[left.Job].Parcels, UnplannedReasons.Of(left, loads[left.Job], state, hub));
        }

        return commands.ToProposal(PlannedTrips.Of(state, offers, loads, solution), loads.Count, solution.Cost, idle);
    }

    /// <summary>Half of a usual van: that packs well, and several loads still share a stop. What does not fit is split later.</summary>
    private static long LargestLoad(IEnumerable<long> capacities, long demand)
    {
        long[] sorted = [.. capacities.Order()];
        return Math.Min(Math.Max(sorted[sorted.Length / 2] / 2, demand / MostLoads), sorted[^1] / 2);
    }

    private static (List<StationLoad> Loads, Solution Solution) Solve(
        RoutingModel model, List<StationLoad> loads, PlannerOptions options, PlanCommands commands)
    {
        (List<StationLoad> Loads, Solution Solution) best = (loads, SolveOnce(model, loads, options, commands));
        for (int attempt = 1; attempt < Attempts && best.Solution.Unassigned.Count > 0; attempt++)
        {
            List<StationLoad> eased = Ease(best.Loads, best.Solution);
            if (eased.SequenceEqual(best.Loads))
            {
                break;
            }

            Solution solution = SolveOnce(model, eased, options, commands);
            if (LeftOut(eased, solution) < LeftOut(best.Loads, best.Solution))
            {
                best = (eased, solution);
            }
        }

        return best;
    }

    private static int LeftOut(List<StationLoad> loads, Solution solution) => solution.Unassigned.Sum(left => loads[left.Job].Parcels.Count);

    /// <summary>The loads with those that did not fit made easier: first late, then smaller.</summary>
    private static List<StationLoad> Ease(List<StationLoad> loads, Solution solution)
    {
        UnassignedJob?[] left = new UnassignedJob?[loads.Count];
        foreach (UnassignedJob job in solution.Unassigned)
        {
            left[job.Job] = job;
        }

        return [.. loads.SelectMany((load, i) => left[i]?.Reason switch
        {
            null => [load],
            UnassignedReason.TooLargeForEveryVan => load.Halves(),
            UnassignedReason.NoRoomLeft => (load with { Late = true }).Halves(),
            _ => [load with { Late = true }],
        })];
    }

    private static Solution SolveOnce(RoutingModel model, List<StationLoad> loads, PlannerOptions options, PlanCommands commands)
    {
        // Step 4: routing problem. Step 5: solve, and let the verifier judge.
        Problem problem = model.Build(loads);
        Solution solution = Solver.Solve(problem, new SolverOptions { Seed = options.Seed, Iterations = options.Iterations });
        commands.Solves++;
        IReadOnlyList<Violation> violations = Verifier.Check(problem, solution);
        if (violations.Count > 0)
        {
            throw new InvalidOperationException($"the plan breaks {violations.Count} constraints: {string.Join("; ", violations)}");
        }

        commands.VerifierPasses++;
        return solution;
    }
}
