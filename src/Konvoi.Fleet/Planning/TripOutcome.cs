namespace Konvoi.Fleet;

/// <summary>What comes of driving the rest of a trip in some order.</summary>
/// <param name="IsHome">There is a way to the hub at the end, or the van is not there at all.</param>
/// <param name="LeftParcels">Hand-overs and pick-ups that do not happen.</param>
/// <param name="LateMs">Sum over the stops of the time after the station closes or the first parcel is due.</param>
/// <param name="ReturnMs">Back at the hub.</param>
internal readonly record struct TripOutcome(bool IsHome, int LeftParcels, long LateMs, long ReturnMs)
{
    public bool IsBetterThan(TripOutcome other) =>
        (!IsHome, LeftParcels, LateMs, ReturnMs).CompareTo((!other.IsHome, other.LeftParcels, other.LateMs, other.ReturnMs)) < 0;
}
