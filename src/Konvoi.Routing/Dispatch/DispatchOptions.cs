namespace Konvoi.Routing;

/// <summary>
/// How much work goes into a dispatch decision. The same epoch and options give the same decision. The defaults take some 9 CPU
/// seconds where 55 to 200 requests are open; 12 futures of 3,000 iterations and 10,000 for routes take 0.7 and drive 1.9 % more
/// (bench, <c>dynamic</c>).
/// </summary>
public sealed record DispatchOptions
{
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Possible futures that are planned to learn what waiting costs; at least 1.</summary>
    /// <value>40.</value>
    public int Futures { get; init; } = 40;

    /// <summary>How many waves ahead a future reaches; at least 1.</summary>
    /// <value>2.</value>
    public int WavesAhead { get; init; } = 2;

    /// <summary>Search iterations per future (<see cref="SolverOptions.Iterations"/>).</summary>
    /// <value>20,000.</value>
    public long FutureIterations { get; init; } = 20_000;

    /// <summary>Search iterations for the choice of requests, and for each of three plans of their routes.</summary>
    /// <value>100,000.</value>
    public long RouteIterations { get; init; } = 100_000;
}
