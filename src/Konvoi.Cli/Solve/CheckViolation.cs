namespace Konvoi.Cli;

/// <summary>
/// One limit not kept: the route, from 1, and the stop, where they apply; the name of the limit; by how much, in the file's
/// units; and what else a person wants to know.
/// </summary>
internal sealed record CheckViolation(int? Route, string? Stop, string Constraint, decimal By, string Text);
