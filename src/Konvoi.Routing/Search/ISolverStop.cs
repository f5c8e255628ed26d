namespace Konvoi.Routing;

/// <summary>
/// Asked every few iterations how far the search is. The place for a clock or a cancel button, which the solver has not;
/// ending by it gives up reproducibility. <see cref="SolverStop"/> has the usual ones.
/// </summary>
public interface ISolverStop
{
    /// <summary>What <see cref="ProgressPpm"/> returns to end the search.</summary>
    public const int Done = 1_000_000;

    /// <summary>
    /// The share of the search that is over, in millionths; <see cref="Done"/> or more ends it. The search cools down along
    /// it, so it should rise evenly, as elapsed time over allowed time does. The first answer, given before the first iteration, is what
    /// getting ready has taken: the search paces itself over the rest. Return 0 to leave the pace to
    /// <see cref="SolverOptions.Iterations"/>. With several threads each of them asks, one at a time.
    /// </summary>
    /// <param name="iterationsDone">Iterations done so far (<see cref="SolverOptions.Iterations"/>), by all threads together.</param>
    /// <param name="bestCost">Cost of the best solution so far; the problem's cost up to rounding.</param>
    public int ProgressPpm(long iterationsDone, long bestCost);
}
