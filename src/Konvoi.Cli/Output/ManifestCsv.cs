using Konvoi.Fleet;

namespace Konvoi.Cli;

/// <summary>trips.csv: the load manifest, a line per stop, planned beside actual.</summary>
internal static class ManifestCsv
{
    public static string Write(TripLog log, FleetState final)
    {
        CsvLines csv = new(
            "trip", "van", "stop", "station", "plannedArrive", "actualArrive", "plannedLeave", "actualLeave",
            "deliver", "delivered", "deliverGrams", "deliverMillilitres", "pickUp", "pickedUp", "pickUpGrams", "pickUpMillilitres");
        foreach (LoggedTrip trip in log.Trips)
        {
            for (int i = 0; i < trip.Stops.Count; i++)
            {
                WriteStop(csv, trip, i, final);
            }
        }

        return csv.ToString();
    }

    private static void WriteStop(CsvLines csv, LoggedTrip trip, int index, FleetState final)
    {
        LoggedStop stop = trip.Stops[index];
        csv.Add(trip.Id).Add(trip.Van).Add(index + 1).Add(stop.Plan.Station);
        csv.AddClock(stop.Plan.ArriveMs).AddClock(stop.ArrivedMs).AddClock(stop.Plan.LeaveMs).AddClock(stop.LeftMs);
        WriteLoad(csv, stop.Plan.Deliver, stop.Delivered, final);
        WriteLoad(csv, stop.Plan.PickUp, stop.PickedUp, final);
        csv.EndLine();
    }

    private static void WriteLoad(CsvLines csv, IReadOnlyList<string> parcels, int done, FleetState final)
    {
        long grams = 0;
        long millilitres = 0;
        foreach (string id in parcels)
        {
            ParcelOrder order = final.FindParcel(id)!.Order;
            grams += order.Grams;
            millilitres += order.Millilitres;
        }

        csv.Add(parcels.Count).Add(done).Add(grams).Add(millilitres);
    }
}
