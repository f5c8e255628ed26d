namespace Konvoi.Roads;

/// <summary>Keeps the nearest road within a limit, of equally near ones the lowest arc.</summary>
internal struct NearestRoad(long maxMm) : ISnapVisitor
{
    /// <summary>-1 while none was found.</summary>
    public int Arc { get; private set; } = -1;

    public long LimitMm { get; private set; } = maxMm;

    public void Visit(int arc, long distanceMm)
    {
        if (distanceMm < LimitMm || (distanceMm == LimitMm && (uint)arc < (uint)Arc))
        {
            LimitMm = distanceMm;
            Arc = arc;
        }
    }
}
