namespace Konvoi.Routing;

/// <summary>
/// Asked between iterations whether to end early. The place for a clock or a cancel button, which the solver has not;
/// ending by it gives up reproducibility.
/// </summary>
public interface ISolverStop
{
    /// <param name="iterationsDone">Iterations done so far.</param>
    /// <param name="bestCost">Cost of the best solution so far.</param>
    public bool ShouldStop(int iterationsDone, long bestCost);
}
