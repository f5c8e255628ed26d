namespace Konvoi.Compute;

/// <summary>
/// A part of the pool: cards of one chip. It may be one on which the model does not fit; then it brings no replica, and its
/// refusal is part of the reason when a request finds none.
/// </summary>
/// <param name="Name">The operator's name for it.</param>
/// <param name="Placement">What <see cref="Placements.Fit"/> said.</param>
public sealed record PoolUnit(string Name, PlacementResult Placement);
