using Konvoi.Roads;

namespace Konvoi.Fleet;

/// <summary>Mends a trip under way when the roads change under the van.</summary>
public static class TripReviser
{
    /// <summary>
    /// The best order of the stops still ahead under the closures in force, without those that cannot be reached or
    /// are beyond the battery. Null when nothing changes, when the van is on no trip, or when it can reach neither a
    /// stop nor its hub: then it waits where it is.
    /// </summary>
    /// <param name="position">Where the van is; read only while it drives.</param>
    /// <param name="chargeDm">How far the battery still carries it, now.</param>
    /// <param name="why">What changed, in words; begins the reason of every stop left out.</param>
    public static ReviseTrip? Revise(
        FleetState state, int van, long nowMs, RoadPoint position, long chargeDm, TravelTimes times, string why)
    {
        throw new NotSupportedException();
    }
}
