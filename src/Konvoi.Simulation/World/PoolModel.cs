using Konvoi.Compute;

namespace Konvoi.Simulation;

/// <summary>The accelerators of the day and the work of others on them.</summary>
/// <param name="Units">As the scenario lists them, those on which the model does not fit included.</param>
public sealed record PoolModel(IReadOnlyList<PoolUnit> Units, PoolChoice Choice, BackgroundFile? Background);
