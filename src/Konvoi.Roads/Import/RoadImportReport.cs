namespace Konvoi.Roads;

/// <summary>What became of the parts of an extract on their way into a road network.</summary>
public sealed record RoadImportReport
{
    /// <summary>Ways with a <c>highway</c> tag: the sum of all counts of ways below.</summary>
    public int WaysRead { get; init; }

    public int WaysKept { get; init; }

    /// <summary>Foot and cycle ways, steps, tracks, roads under construction and whatever else is no road for a van.</summary>
    public int WaysNotARoad { get; init; }

    /// <summary>Motorways, trunk roads and <c>motorroad=yes</c>: too fast for a van of 40 km/h.</summary>
    public int WaysTooFast { get; init; }

    /// <summary>Ways closed by an access tag, private ones, or for emergencies only.</summary>
    public int WaysNoAccess { get; init; }

    /// <summary>Kept ways' nodes that the extract lacks; the road ends there.</summary>
    public int MissingNodes { get; init; }

    /// <summary>Nodes on kept ways where a barrier stops a van.</summary>
    public int Barriers { get; init; }

    /// <summary>Restriction relations: the sum of all counts of restrictions below.</summary>
    public int RestrictionsRead { get; init; }

    public int RestrictionsApplied { get; init; }

    /// <summary>Not for vans: excepted, for other vehicles only, or bound to hours.</summary>
    public int RestrictionsNotForVans { get; init; }

    /// <summary>Over one or more ways in the middle; not applied.</summary>
    public int RestrictionsViaWay { get; init; }

    /// <summary>A member is missing, not drivable, or does not meet the via node with exactly one end, so that the turn meant is unclear.</summary>
    public int RestrictionsUnresolved { get; init; }
}
