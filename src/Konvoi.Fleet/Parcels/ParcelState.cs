namespace Konvoi.Fleet;

/// <summary>
/// Where a parcel stands. At the end of a day: accepted parcels = delivered + returned + cancelled + lost + open,
/// always; <see cref="Accepted"/> and <see cref="Loaded"/> count as open.
/// </summary>
public enum ParcelState
{
    /// <summary>In the custody of the place it starts from.</summary>
    Accepted,

    /// <summary>In the custody of a van.</summary>
    Loaded,

    /// <summary>At its destination: the station, or the hub for hub-bound parcels.</summary>
    Delivered,

    /// <summary>Brought back undelivered; a later wave may carry it again.</summary>
    Returned,

    Cancelled,
    Lost,
}
