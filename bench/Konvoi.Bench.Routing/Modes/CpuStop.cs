using Konvoi.Routing;

namespace Konvoi.Bench.Routing;

/// <summary>Ends a search after CPU seconds from when it was made, and keeps when the best cost fell.</summary>
internal sealed class CpuStop(double limitSeconds) : ISolverStop
{
    private readonly CpuClock _clock = new(fromNow: true);
    private long _best = long.MaxValue;

    public List<(double CpuSeconds, long Cost)> Steps { get; } = [];

    public long Iterations { get; private set; }

    public double CpuSeconds => _clock.Ask();

    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        Iterations = iterationsDone;
        if (bestCost < _best)
        {
            _best = bestCost;
            Steps.Add((_clock.Ask(), bestCost));
        }

        return (int)Math.Min(ISolverStop.Done, ISolverStop.Done * _clock.Glance() / limitSeconds);
    }
}
