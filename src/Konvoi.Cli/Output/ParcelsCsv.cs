using Konvoi.Fleet;

namespace Konvoi.Cli;

/// <summary>parcels.csv: where every parcel ended and why, the refused ones included.</summary>
internal static class ParcelsCsv
{
    public static string Write(FleetState final, TripLog log)
    {
        CsvLines csv = new("id", "station", "direction", "state", "van", "trip", "time", "reason");
        foreach (Parcel parcel in final.Parcels)
        {
            csv.Add(parcel.Order.Id).Add(parcel.Order.Station).Add(DirectionOf(parcel.Order)).Add(StateOf(parcel.State));
            csv.Add(parcel.Van).Add(log.TripOf(parcel.Order.Id)).AddClock(parcel.SinceMs).Add(parcel.Reason).EndLine();
        }

        foreach (ParcelRefused refused in final.Refused)
        {
            csv.Add(refused.Order.Id).Add(refused.Order.Station).Add(DirectionOf(refused.Order)).Add("refused");
            csv.Add(null).Add(null).AddClock(refused.AtMs).Add(refused.Reason).EndLine();
        }

        return csv.ToString();
    }

    /// <summary>The words of the JSON contract: what no van has taken and what a van still has is open.</summary>
    public static string StateOf(ParcelState state) => state switch
    {
        ParcelState.Delivered => "delivered",
        ParcelState.Returned => "returned",
        ParcelState.Cancelled => "cancelled",
        ParcelState.Lost => "lost",
        _ => "open",
    };

    private static string DirectionOf(ParcelOrder order) => order.Direction is Direction.ToHub ? "toHub" : "toStation";
}
