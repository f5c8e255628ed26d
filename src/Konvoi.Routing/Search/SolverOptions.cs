namespace Konvoi.Routing;

/// <summary>
/// How long, from which seed and from which plan to search. With one thread, and no <see cref="ISolverStop"/> that ends it,
/// the same problem and options give the same solution.
/// </summary>
public sealed record SolverOptions
{
    /// <summary>Chooses the search's chances; any number is as good as another.</summary>
    /// <value>1.</value>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// How much is searched after the first solution, over all threads together; 0 gives the first solution. A round of removing
    /// and re-inserting jobs counts as one. Where plans are recombined (<see cref="Solver"/>), each one bred counts as many as it
    /// has jobs, so the last may go beyond. Where an <see cref="ISolverStop"/> sets the end, this is <see cref="long.MaxValue"/>.
    /// </summary>
    /// <value>At least 0. The default is 5,000.</value>
    public long Iterations { get; init; } = 5_000;

    /// <summary>
    /// Threads to search with. With more than one the solution depends on their timing; with one it is reproducible.
    /// </summary>
    /// <value>At least 1, which is the default.</value>
    public int Threads { get; init; } = 1;

    /// <summary>
    /// A plan to start from: its assignment and order are kept as far as they are feasible in this problem (jobs by index),
    /// the rest is inserted anew, and the search stays near it. An index that names nothing here is passed over. Null starts from
    /// nothing.
    /// </summary>
    public Solution? Start { get; init; }
}
