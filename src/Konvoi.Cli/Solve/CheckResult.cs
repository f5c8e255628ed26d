namespace Konvoi.Cli;

/// <summary>
/// What <c>konvoi check</c> found. A cost stated wrongly is among the violations, but says nothing about feasibility.
/// </summary>
internal sealed record CheckResult(bool IsFeasible, decimal Cost, int Vehicles, IReadOnlyList<CheckViolation> Violations);
