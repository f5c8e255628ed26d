namespace Konvoi.Routing;

/// <summary>
/// Judges a solution from the problem alone. Shares no code with the search, so that a fault of one shows in the other.
/// </summary>
public static class Verifier
{
    /// <summary>Every violation found; empty means that the solution is feasible and its cost is right.</summary>
    public static IReadOnlyList<Violation> Check(Problem problem, Solution solution)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(solution);
        throw new NotSupportedException("lands next");
    }
}
