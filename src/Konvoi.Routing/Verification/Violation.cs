namespace Konvoi.Routing;

/// <summary>
/// One broken constraint, where, and by how much. Indices that do not apply are -1; <paramref name="Amount"/> is in the
/// unit of the constraint (ms, dm, the dimension, cost, or a count).
/// </summary>
public sealed record Violation(
    ViolationKind Kind, int Vehicle, int Trip, int Stop, int Job, int Dimension, long Amount, string Text)
{
    public override string ToString() => Text;
}
