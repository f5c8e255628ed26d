namespace Konvoi.Routing;

/// <summary>How long and from which seed to search. The same problem, seed and iterations give the same solution.</summary>
public sealed record SolverOptions
{
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>Rounds of removing and re-inserting jobs after the first solution; 0 gives the first solution.</summary>
    /// <value>5,000.</value>
    public int Iterations { get; init; } = 5_000;
}
