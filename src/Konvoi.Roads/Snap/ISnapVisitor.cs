namespace Konvoi.Roads;

/// <summary>Takes the pieces that a search of a <see cref="SnapTree"/> comes across, and says how far it still has to look.</summary>
internal interface ISnapVisitor
{
    /// <summary>No piece farther away matters any more. Never grows.</summary>
    public long LimitMm { get; }

    /// <summary>A piece of an arc's road; pieces come in no particular order, some beyond the limit.</summary>
    public void Visit(int arc, long distanceMm);
}
