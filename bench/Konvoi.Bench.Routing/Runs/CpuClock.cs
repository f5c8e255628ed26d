using System.Diagnostics;

namespace Konvoi.Bench.Routing;

/// <summary>
/// CPU time of this process for loops that ask often: the system is asked only when some wall time has gone by, because the
/// question costs a system call, which a search would feel.
/// </summary>
internal sealed class CpuClock
{
    private static readonly long AskEvery = Stopwatch.Frequency / 500;
    private readonly double _zero;
    private long _askedAt;
    private double _seconds;

    /// <param name="fromNow">Counts from here; otherwise from the start of the process.</param>
    public CpuClock(bool fromNow)
    {
        _zero = fromNow ? OfProcess() : 0;
        Ask();
    }

    /// <summary>Exact.</summary>
    public double Ask()
    {
        _askedAt = Stopwatch.GetTimestamp();
        return _seconds = OfProcess() - _zero;
    }

    /// <summary>Up to 2 ms old.</summary>
    public double Glance() => Stopwatch.GetTimestamp() - _askedAt < AskEvery ? _seconds : Ask();

    private static double OfProcess() => Environment.CpuUsage.TotalTime.TotalSeconds;
}
