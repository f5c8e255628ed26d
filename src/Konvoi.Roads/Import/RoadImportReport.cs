namespace Konvoi.Roads;

/// <summary>What became of the parts of an extract on their way into a road network.</summary>
public sealed record RoadImportReport
{
    /// <summary>Ways with a <c>highway</c> tag: the sum of kept ones, no roads, too fast, no access and too large.</summary>
    public int WaysRead { get; init; }

    public int WaysKept { get; init; }

    /// <summary>Of the kept ways, those that only the ends of a leg may lie on, in one direction at least.</summary>
    public int WaysEndsOnly { get; init; }

    /// <summary>Foot and cycle ways, steps, roads under construction and whatever else is no road for the vehicle.</summary>
    public int WaysNotARoad { get; init; }

    /// <summary>Motorways, trunk roads and <c>motorroad=yes</c>, for a van of 40 km/h.</summary>
    public int WaysTooFast { get; init; }

    /// <summary>Ways closed by an access tag, or for emergencies only.</summary>
    public int WaysNoAccess { get; init; }

    /// <summary>Ways too narrow, low, short or weak for the vehicle.</summary>
    public int WaysTooLarge { get; init; }

    /// <summary>Kept ways' nodes that the extract lacks; the road ends there.</summary>
    public int MissingNodes { get; init; }

    /// <summary>Nodes on kept ways where a barrier stops the vehicle, at some hours at least.</summary>
    public int Barriers { get; init; }

    /// <summary>Gates on kept ways that open only to who begins or ends a leg behind them.</summary>
    public int Gates { get; init; }

    /// <summary>Nodes on kept ways that the vehicle does not fit through; not among the barriers.</summary>
    public int NodesTooLarge { get; init; }

    /// <summary>Restriction relations: the sum of those via a node, via ways, not for the vehicle and unresolved.</summary>
    public int RestrictionsRead { get; init; }

    /// <summary>Applied, over a node.</summary>
    public int RestrictionsViaNode { get; init; }

    /// <summary>Applied, over one or more ways in the middle.</summary>
    public int RestrictionsViaWay { get; init; }

    /// <summary>Of the applied ones, those bound to hours.</summary>
    public int RestrictionsAtHours { get; init; }

    /// <summary>Excepted, for other vehicles only, or with a condition that is not understood or never holds.</summary>
    public int RestrictionsNotForVehicle { get; init; }

    /// <summary>A member is missing or not drivable, or the members do not make clear which turn is meant.</summary>
    public int RestrictionsUnresolved { get; init; }

    /// <summary>Clauses of conditions that are not understood; the tag without a condition counts instead.</summary>
    public int ConditionsUnread { get; init; }

    /// <summary>Restrictions applied, in all.</summary>
    public int RestrictionsApplied => RestrictionsViaNode + RestrictionsViaWay;
}
