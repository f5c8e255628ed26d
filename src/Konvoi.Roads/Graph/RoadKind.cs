namespace Konvoi.Roads;

/// <summary>All that a road is to a vehicle, seen along one direction; two stretches of the same kind can be one edge.</summary>
/// <param name="Along">What it is in this direction.</param>
/// <param name="Against">What it is in the other one.</param>
/// <param name="Class">Its class.</param>
/// <param name="Name">The number of its name.</param>
internal readonly record struct RoadKind(LaneKind Along, LaneKind Against, RoadClass Class, int Name)
{
    public bool Forward => Along.Kmh > 0;

    public bool Backward => Against.Kmh > 0;

    public RoadKind Reversed => this with { Along = Against, Against = Along };
}
