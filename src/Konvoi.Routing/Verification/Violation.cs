namespace Konvoi.Routing;

/// <summary>
/// One broken constraint, where, and by how much. Vehicle, Trip, Stop, Job and Dimension are indices, trips and stops from 0, and
/// -1 where they do not apply; Amount is above 0, in the unit that <see cref="ViolationKind"/> states; Text says all of it in a
/// sentence.
/// </summary>
public sealed record Violation(
    ViolationKind Kind, int Vehicle, int Trip, int Stop, int Job, int Dimension, long Amount, string Text)
{
    /// <summary>The sentence.</summary>
    public override string ToString() => Text;
}
