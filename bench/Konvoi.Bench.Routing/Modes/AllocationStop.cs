using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>Notes what this thread has allocated at two iterations, and ends the search at the second.</summary>
internal sealed class AllocationStop(long firstIteration, long lastIteration) : ISolverStop
{
    private long _from = -1;
    private long _bytesAtFrom;
    private long _iterationsBetween;
    private long _bytesBetween;

    /// <summary>Null where the search ended before.</summary>
    public double? BytesPer100000Iterations => _iterationsBetween > 0 ? 100_000.0 * _bytesBetween / _iterationsBetween : null;

    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        if (_from < 0 && iterationsDone >= firstIteration)
        {
            _from = iterationsDone;
            _bytesAtFrom = GC.GetAllocatedBytesForCurrentThread();
        }

        if (iterationsDone >= lastIteration)
        {
            _bytesBetween = GC.GetAllocatedBytesForCurrentThread() - _bytesAtFrom;
            _iterationsBetween = iterationsDone - _from;
            return ISolverStop.Done;
        }

        return (int)(ISolverStop.Done * iterationsDone / (lastIteration + 1));
    }
}
