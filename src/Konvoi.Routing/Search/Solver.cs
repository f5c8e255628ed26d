using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Searches a good solution of a <see cref="Problem"/>: ruin and recreate (Schrimpf et al., 2000) with adjacent string removal
/// and greedy insertion with blinks (Christiaens and Vanden Berghe, 2020), accepted by simulated annealing that cools down
/// along the share of the search that is over; where vans are alike and everything is served, such plans are recombined by a
/// genetic search (Vidal et al., 2012). With one thread, the same seed and iterations give the same solution.
/// </summary>
public static class Solver
{
    /// <summary>A cold start: the rough first plan becomes a decent one, and the pace of this problem on this machine is known.</summary>
    private static readonly Schedule WarmUp = new() { Breeds = false, StartPermille = 50, Halvings = 3, Removed = 10 };

    /// <summary>
    /// Why <see cref="Solve"/> would throw for a problem, or null if it can be searched: the committed stops of a van cannot be
    /// driven, or money is counted too finely. Costs little beside a search; for whoever takes problems from others and wants
    /// to say so before it begins.
    /// </summary>
    public static string? Refusal(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        try
        {
            _ = new Tours(new Instance(problem));
            return null;
        }
        catch (ArgumentException refused)
        {
            return refused.Message;
        }
    }

    /// <summary>
    /// The best solution found. Always feasible: a job that does not fit is left out with a reason, whatever its prize.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The problem cannot be searched (<see cref="Refusal"/>), or an option is out of its range; thrown at once.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The plan breaks a limit by the judgement of <see cref="Verifier"/>: a fault of the search, and no plan comes out.
    /// </exception>
    public static Solution Solve(Problem problem, SolverOptions options, ISolverStop? stop = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Iterations);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        Crew crew = new(options.Threads);
        Rng rng = new(options.Seed);
        Instance instance = new(problem);
        Pace pace = new(options.Iterations, stop, crew);
        Trajectory trajectory = new(instance, options, rng.Fork("first"));
        trajectory.Begin();
        trajectory.Run(pace, ISolverStop.Done / 100, WarmUp);
        Schedule schedule = Schedule.For(
            instance, pace.Projected, instance.Jobs / Math.Max(1, trajectory.Tours.Used), goesOn: options.Start is not null);
        if (options.Start is null && FleetReduction.Suits(instance))
        {
            trajectory.ReduceFleet(pace, FleetReduction.UntilPpm, FleetReduction.Calm);
        }

        trajectory = schedule switch
        {
            { Breeds: true } => new ClassicSearch(instance, options, schedule, crew, rng).Run(trajectory, pace),
            { CutPpm: < ISolverStop.Done } => new PartsSearch(instance, options, schedule, crew, rng).Run(trajectory, pace),
            _ => new SharedSearch(instance, options, schedule, crew, rng).Run(trajectory, pace, ISolverStop.Done),
        };
        Solution solution = new Export(instance, trajectory.Tours).ToSolution();
        IReadOnlyList<Violation> violations = Verifier.Check(problem, solution);
        return violations.Count == 0 ? solution : throw new InvalidOperationException($"the search made a plan that breaks a limit: {violations[0].Text}");
    }
}
