namespace Konvoi.Roads;

/// <summary>On which side of its road a place may lie, as seen by a van that drives past it.</summary>
public enum CurbSide
{
    /// <summary>On either: the van may pass in both directions.</summary>
    Either,

    /// <summary>On the side that traffic keeps to, so that nobody crosses the street.</summary>
    DrivingSide,

    /// <summary>On the far side of the street.</summary>
    OppositeSide,
}
