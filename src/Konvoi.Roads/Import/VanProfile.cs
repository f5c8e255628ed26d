namespace Konvoi.Roads;

/// <summary>Which roads a delivery van without a driver uses, and how fast. A pure function of tags.</summary>
public static class VanProfile
{
    /// <summary>The top speed of the vans that the profile is for.</summary>
    public const int MaxSpeedKmh = 40;

    public static VanAccess Of(OsmTags tags) => throw new NotSupportedException();

    /// <summary>Whether a node with these tags stops a van.</summary>
    public static bool IsBarrier(OsmTags node) => throw new NotSupportedException();
}
