using System.Diagnostics;
using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>Ends a search at a point of wall time.</summary>
internal sealed class WallStop(long fromTimestamp, double limitMs) : ISolverStop
{
    public int ProgressPpm(long iterationsDone, long bestCost) =>
        (int)Math.Min(ISolverStop.Done, ISolverStop.Done * Stopwatch.GetElapsedTime(fromTimestamp).TotalMilliseconds / limitMs);
}
