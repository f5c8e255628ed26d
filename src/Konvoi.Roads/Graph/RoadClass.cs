namespace Konvoi.Roads;

/// <summary>The <c>highway</c> classes that a van may use, from wide to narrow; a <c>_link</c> counts as its road.</summary>
public enum RoadClass
{
    Primary = 0,
    Secondary = 1,
    Tertiary = 2,
    Unclassified = 3,
    Residential = 4,
    LivingStreet = 5,
    Service = 6,
}
