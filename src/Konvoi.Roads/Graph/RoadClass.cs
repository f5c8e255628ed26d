namespace Konvoi.Roads;

/// <summary>The <c>highway</c> classes that a vehicle may use, from wide to narrow; a <c>_link</c> counts as its road.</summary>
public enum RoadClass
{
    Motorway = 0,
    Trunk = 1,
    Primary = 2,
    Secondary = 3,
    Tertiary = 4,
    Unclassified = 5,
    Residential = 6,
    LivingStreet = 7,
    Service = 8,
    Track = 9,
}
