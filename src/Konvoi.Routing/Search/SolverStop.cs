namespace Konvoi.Routing;

/// <summary>Ready-made stops: a limit of time on a clock handed in, a cancel button, or both.</summary>
public static class SolverStop
{
    /// <summary>
    /// Ends the search once a time has passed, or once it is cancelled; the best plan found comes back either way. The search
    /// cools down along the time, so with this <see cref="SolverOptions.Iterations"/> is <see cref="long.MaxValue"/>.
    /// </summary>
    /// <param name="clockMs">
    /// A clock that only goes forward, in ms from anywhere, such as <c>() => Environment.TickCount64</c>; it starts to count now.
    /// With several threads it is asked by one at a time.
    /// </param>
    /// <param name="limitMs">At least 0. What the search does before its first question and after its last is not in it.</param>
    /// <param name="cancel">A cancel button; none is one that is never pressed.</param>
    public static ISolverStop After(Func<long> clockMs, long limitMs, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(clockMs);
        ArgumentOutOfRangeException.ThrowIfNegative(limitMs);
        return new TimeLimit(clockMs, clockMs(), limitMs, cancel);
    }

    /// <summary>Ends the search once it is cancelled, with the best plan found; until then the pace is that of the iterations.</summary>
    public static ISolverStop When(CancellationToken cancel) => new Button(cancel);

    private sealed class TimeLimit(Func<long> clockMs, long fromMs, long limitMs, CancellationToken cancel) : ISolverStop
    {
        public int ProgressPpm(long iterationsDone, long bestCost)
        {
            long overMs = clockMs() - fromMs;
            return cancel.IsCancellationRequested || overMs >= limitMs
                ? ISolverStop.Done
                : (int)((Int128)Math.Max(0, overMs) * ISolverStop.Done / limitMs);
        }
    }

    private sealed class Button(CancellationToken cancel) : ISolverStop
    {
        public int ProgressPpm(long iterationsDone, long bestCost) => cancel.IsCancellationRequested ? ISolverStop.Done : 0;
    }
}
