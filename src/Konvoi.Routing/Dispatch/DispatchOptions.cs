namespace Konvoi.Routing;

/// <summary>How much work goes into a dispatch decision. The same epoch and options give the same decision.</summary>
public sealed record DispatchOptions
{
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Possible futures that are planned to learn what waiting costs; at least 1.</summary>
    /// <value>20.</value>
    public int Futures { get; init; } = 20;

    /// <summary>How many waves ahead a future reaches; at least 1.</summary>
    /// <value>1.</value>
    public int WavesAhead { get; init; } = 1;

    /// <summary>Search iterations per future (<see cref="SolverOptions.Iterations"/>).</summary>
    /// <value>10,000.</value>
    public long FutureIterations { get; init; } = 10_000;

    /// <summary>Search iterations for the choice of requests, and once more for their routes.</summary>
    /// <value>60,000.</value>
    public long RouteIterations { get; init; } = 60_000;
}
