using System.Diagnostics;
using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>Ends a search at a point of wall time.</summary>
internal sealed class WallStop(long fromTimestamp, double limitMs) : ISolverStop
{
    public long Iterations { get; private set; }

    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        Iterations = iterationsDone;
        return (int)Math.Min(ISolverStop.Done, ISolverStop.Done * Stopwatch.GetElapsedTime(fromTimestamp).TotalMilliseconds / limitMs);
    }
}
