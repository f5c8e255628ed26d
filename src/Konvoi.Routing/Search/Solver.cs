namespace Konvoi.Routing;

/// <summary>Searches a good solution of a <see cref="Problem"/>. Deterministic, one thread.</summary>
public static class Solver
{
    /// <summary>The best solution found; always feasible, because a job that does not fit is left out with a reason.</summary>
    public static Solution Solve(Problem problem, SolverOptions options, ISolverStop? stop = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Iterations);
        throw new NotSupportedException("lands next");
    }
}
