using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>
/// Notes what this thread has allocated when it is warm and <see cref="Window"/> iterations later, and ends the search then.
/// </summary>
internal sealed class AllocationStop(double warmUpSeconds) : ISolverStop
{
    public const long Window = 100_000;

    private readonly CpuClock _clock = new(fromNow: true);
    private long _from = -1;
    private long _bytesAtFrom;
    private double _secondsAtFrom;

    public double BytesPerWindow { get; private set; }

    public double IterationsPerCpuSecond { get; private set; }

    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        if (_from < 0)
        {
            if (iterationsDone >= Window && _clock.Glance() >= warmUpSeconds)
            {
                (_from, _secondsAtFrom) = (iterationsDone, _clock.Ask());
                _bytesAtFrom = GC.GetAllocatedBytesForCurrentThread();
            }

            return 0;
        }

        long iterations = iterationsDone - _from;
        if (iterations < Window)
        {
            return 0;
        }

        BytesPerWindow = (double)Window * (GC.GetAllocatedBytesForCurrentThread() - _bytesAtFrom) / iterations;
        IterationsPerCpuSecond = iterations / (_clock.Ask() - _secondsAtFrom);
        return ISolverStop.Done;
    }
}
