namespace Konvoi.Routing;

/// <summary>Which requests leave with this wave, on which routes, and which wait.</summary>
/// <param name="Routes">Routes to send now; each lists indices into <see cref="DispatchEpoch.Open"/> in order of service.</param>
/// <param name="Held">Indices of the requests that wait, ascending.</param>
public sealed record DispatchDecision(IReadOnlyList<IReadOnlyList<int>> Routes, IReadOnlyList<int> Held);
