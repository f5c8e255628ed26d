using System.Diagnostics;
using Konvoi.Routing;

namespace Konvoi.Cli;

/// <summary>
/// The clock and the stop button of a search: ends it when its time is over, its cost is good enough or somebody interrupts,
/// keeps how the best cost fell, and says so now and then.
/// </summary>
internal sealed class SearchWatch : ISolverStop
{
    private static readonly TimeSpan SayEvery = TimeSpan.FromMilliseconds(100);

    private readonly SearchLimits _limits;
    private readonly Action<long, long> _say;
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly TimeSpan _wallAtStart = ProcessAge();
    private readonly TimeSpan _cpuAtStart = Environment.CpuUsage.TotalTime;
    private readonly List<(double CpuSeconds, long Cost)> _trajectory = [];
    private long _said;
    private long _bestCost = long.MaxValue;
    private bool _ended;
    private bool _isGoodEnough;
    private volatile bool _interrupted;

    /// <param name="limits">When to end.</param>
    /// <param name="say">Takes iterations and best cost, at most ten times a second.</param>
    public SearchWatch(SearchLimits limits, Action<long, long> say)
    {
        _limits = limits;
        _say = say;
    }

    /// <summary>Process CPU seconds, and the cost that the search reported then.</summary>
    public IReadOnlyList<(double CpuSeconds, long Cost)> Trajectory => _trajectory;

    /// <summary>Iterations of the search: all that were asked for, or those at its end.</summary>
    public long Iterations => _ended || _limits.Iterations == long.MaxValue ? LastIteration : _limits.Iterations;

    public bool WasInterrupted => _interrupted;

    private long LastIteration { get; set; }

    /// <summary>Wall seconds since the process began.</summary>
    public double Seconds => (_wallAtStart + Stopwatch.GetElapsedTime(_started)).TotalSeconds;

    /// <summary>CPU seconds of the process since it began.</summary>
    public static double CpuSeconds => Environment.CpuUsage.TotalTime.TotalSeconds;

    /// <summary>Ends the search as soon as it asks again; from any thread.</summary>
    public void Interrupt() => _interrupted = true;

    public int ProgressPpm(long iterationsDone, long bestCost)
    {
        LastIteration = iterationsDone;
        Keep(bestCost);
        long now = Stopwatch.GetTimestamp();
        if (Stopwatch.GetElapsedTime(_said, now) >= SayEvery)
        {
            _said = now;
            _say(iterationsDone, bestCost);
        }

        double share = _interrupted || _isGoodEnough ? 1 : Math.Max(
            Share(_limits.Wall, _wallAtStart, Stopwatch.GetElapsedTime(_started, now)),
            Share(_limits.Cpu, _cpuAtStart, Environment.CpuUsage.TotalTime - _cpuAtStart));
        _ended |= share >= 1;
        return (int)(Math.Min(1, share) * ISolverStop.Done);
    }

    /// <summary>Keeps the cost that the search ended with.</summary>
    public void Finish(long cost) => Keep(cost);

    private void Keep(long cost)
    {
        if (cost < _bestCost)
        {
            _bestCost = cost;
            _trajectory.Add((CpuSeconds, cost));
            _isGoodEnough = _limits.IsReached?.Invoke(cost) == true;
        }
    }

    /// <summary>A limit counts from the start of the process; the share rises from the start of the search.</summary>
    private static double Share(TimeSpan? limit, TimeSpan atStart, TimeSpan since) => limit switch
    {
        null => 0,
        { } total when total <= atStart => 1,
        { } total => since / (total - atStart),
    };

    /// <summary>Wall time since the process began: at least 0, though clocks may be set back.</summary>
    private static TimeSpan ProcessAge()
    {
        using Process self = Process.GetCurrentProcess();
        TimeSpan age = DateTime.UtcNow - self.StartTime.ToUniversalTime();
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }
}
