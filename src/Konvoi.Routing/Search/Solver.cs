using Konvoi.Shared;

namespace Konvoi.Routing;

/// <summary>
/// Searches a good solution of a <see cref="Problem"/>. Deterministic, one thread: ruin and recreate (Schrimpf et al., 2000)
/// with adjacent string removal and greedy insertion with blinks (Christiaens and Vanden Berghe, 2020), accepted by
/// simulated annealing that cools down along the share of the search that is over.
/// </summary>
public static class Solver
{
    internal static int Mode { get; set; }

    /// <summary>
    /// The best solution found. Always feasible: a job that does not fit is left out with a reason, whatever its prize.
    /// </summary>
    /// <exception cref="ArgumentException">The committed stops of a van cannot be driven, or a leg costs more than the search counts to.</exception>
    public static Solution Solve(Problem problem, SolverOptions options, ISolverStop? stop = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Iterations);
        Rng rng = new(options.Seed);
        Instance instance = new(problem);
        Pace pace = new(options.Iterations, stop);
        Trajectory trajectory = new(instance, options, rng.Fork("first"));
        trajectory.Begin();
        if (options.Start is null && ClassicCheck.IsClassic(instance) && Mode != 1)
        {
            trajectory = new ClassicSearch(instance, options, rng).Run(trajectory, pace);
        }
        else
        {
            trajectory.Run(pace, ISolverStop.Done, Trajectory.StartPermille, Trajectory.Halvings);
        }

        Solution solution = new Export(instance, trajectory.Tours).ToSolution();
        Check.Debug(Verifier.Check(problem, solution).Count == 0);
        return solution;
    }
}
