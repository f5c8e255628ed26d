using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>
/// Notes what this thread has allocated in the middle of a search and <see cref="Window"/> iterations later, and ends it then.
/// </summary>
internal sealed class AllocationStop(double warmUpSeconds) : ISolverStop
{
    public const long Window = 100_000;

    private readonly CpuClock _clock = new(fromNow: true);
    private long _from = -1;
    private long _bytesAtFrom;
    private double _secondsAtFrom;
    private bool _isOver;

    public double BytesPerWindow { get; private set; }

    public double IterationsPerCpuSecond { get; private set; }

    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        if (_isOver)
        {
            return ISolverStop.Done;
        }

        double seconds = _clock.Glance();
        if (_from < 0 && seconds >= warmUpSeconds)
        {
            (_from, _secondsAtFrom) = (iterationsDone, _clock.Ask());
            _bytesAtFrom = GC.GetAllocatedBytesForCurrentThread();
        }
        else if (_from >= 0 && iterationsDone - _from >= Window)
        {
            long iterations = iterationsDone - _from;
            BytesPerWindow = (double)Window * (GC.GetAllocatedBytesForCurrentThread() - _bytesAtFrom) / iterations;
            IterationsPerCpuSecond = iterations / (_clock.Ask() - _secondsAtFrom);
            _isOver = true;
            return ISolverStop.Done;
        }

        // The middle of a search: where plans are bred, breeding has begun.
        return (int)Math.Min(ISolverStop.Done - 1, ISolverStop.Done / 2 * seconds / warmUpSeconds);
    }
}
