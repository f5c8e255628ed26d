namespace Konvoi.Ledger;

/// <summary>
/// A key figure of a day. Defined: a figure and no reason. Undefined (nothing to divide by, no data): no figure and the
/// reason in words.
/// </summary>
/// <param name="Name">Stable name, camelCase: the one in JSON.</param>
/// <param name="Title">What a person reads.</param>
/// <param name="Unit">The unit of the figure, known even while it is undefined.</param>
/// <param name="Figure">Value, range and the facts it rests on.</param>
/// <param name="Reason">Why there is no figure.</param>
public sealed record Kpi(string Name, string Title, string Unit, Figure? Figure, string? Reason);
