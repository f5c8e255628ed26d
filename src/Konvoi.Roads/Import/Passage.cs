namespace Konvoi.Roads;

/// <summary>How freely a road or a gate may be used.</summary>
public enum Passage
{
    Closed = 0,

    /// <summary>Private, or for those who deliver or have business there: a leg may begin or end on it and never passes through.</summary>
    EndsOnly = 1,

    Open = 2,
}
