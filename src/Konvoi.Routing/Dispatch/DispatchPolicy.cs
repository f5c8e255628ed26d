namespace Konvoi.Routing;

/// <summary>
/// Decides when a wave of vans is about to leave which requests go now and which wait for a better route. Possible futures
/// are drawn and planned together with what is open; what a request adds to the later routes of those plans is its prize
/// now. A prize-collecting plan then takes along what is cheaper now than later, its routes and its choice are adjusted to
/// one another, and routes on which nothing is urgent wait.
/// </summary>
public static class DispatchPolicy
{
    /// <summary>
    /// The decision for one wave. Every request that must leave is on a route; every route is feasible and has a reason to
    /// leave now: a request on it must, or with the next wave the route would be late.
    /// </summary>
    /// <param name="stop">
    /// Asked as by <see cref="Solver.Solve"/>, many searches in turn: its progress is that of the whole decision, the iterations
    /// and the cost that it is told are those of the search at hand, and begin anew with each. Null leaves the pace to the
    /// iterations.
    /// </param>
    /// <exception cref="ArgumentException">
    /// No van can serve one of the requests that must leave, or the van has rules that a decision does not know
    /// (<see cref="DispatchEpoch.Van"/>).
    /// </exception>
    public static DispatchDecision Decide(DispatchEpoch epoch, DispatchOptions options, ISolverStop? stop = null)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Futures, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WavesAhead, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch.WavesLeft);
        ArgumentOutOfRangeException.ThrowIfNegative(epoch.WaveMs);
        VanOfWave.Require(epoch.Van);
        return new DispatchSearch(epoch, options, stop).Run();
    }
}
