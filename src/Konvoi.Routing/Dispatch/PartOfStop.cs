namespace Konvoi.Routing;

/// <summary>One of several searches that share a stop: its progress is that of the whole between two marks.</summary>
internal sealed class PartOfStop(ISolverStop whole, int fromPpm, int toPpm) : ISolverStop
{
    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        long overPpm = whole.ProgressPpm(iterationsDone, bestCost);
        return (int)Math.Clamp((overPpm - fromPpm) * ISolverStop.Done / (toPpm - fromPpm), 0, ISolverStop.Done);
    }
}
