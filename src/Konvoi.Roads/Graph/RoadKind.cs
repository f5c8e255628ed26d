namespace Konvoi.Roads;

/// <summary>All that a road is to a van, seen along one direction; two stretches of the same kind can be one edge.</summary>
internal readonly record struct RoadKind(int ForwardKmh, int BackwardKmh, RoadClass Class, int Name)
{
    /// <summary>0 stands for a direction that is closed.</summary>
    public bool Forward => ForwardKmh > 0;

    public bool Backward => BackwardKmh > 0;

    public RoadKind Reversed => this with { ForwardKmh = BackwardKmh, BackwardKmh = ForwardKmh };
}
