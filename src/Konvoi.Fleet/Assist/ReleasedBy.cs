namespace Konvoi.Fleet;

/// <summary>Who let the van go on.</summary>
public enum ReleasedBy
{
    Policy,
    Person,
    OnSite,
}
