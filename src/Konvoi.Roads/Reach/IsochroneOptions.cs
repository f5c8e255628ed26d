namespace Konvoi.Roads;

/// <summary>How the area around reached roads is drawn.</summary>
public sealed record IsochroneOptions
{
    /// <summary>Ground as near as this to a reached place on a road belongs to the area: about a plot on either side. In [10, 1000]; 50 m unless set.</summary>
    public int OffRoadM { get; init; } = 50;

    /// <summary>The step of the grid that the outline is drawn over, in [5, <see cref="OffRoadM"/>]; 25 m unless set. The outline is right to some metres of it.</summary>
    public int CellM { get; init; } = 25;

    /// <summary>Holes smaller than this are filled: courtyards and blocks. At least 0, which keeps all; 40,000 m² unless set.</summary>
    public int LeastHoleM2 { get; init; } = 40_000;
}
