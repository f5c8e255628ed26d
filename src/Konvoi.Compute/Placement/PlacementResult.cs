using System.Diagnostics.CodeAnalysis;

namespace Konvoi.Compute;

/// <summary>Either a placement or the sum that does not fit, in words for a person.</summary>
public sealed record PlacementResult
{
    internal PlacementResult(Placement placement) => Placement = placement;

    internal PlacementResult(string refusal) => Refusal = refusal;

    public Placement? Placement { get; }

    public string? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Placement))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Fits => Placement is not null;
}
