using Konvoi.Routing;

namespace Konvoi.Fleet;

/// <summary>A routing solution in the words of the fleet.</summary>
internal static class PlannedTrips
{
    /// <summary>The new trips of each offered van that gets any, by the van's index in the layout.</summary>
    public static SortedDictionary<int, IReadOnlyList<Trip>> Of(
        FleetState state, IReadOnlyList<VanOffer> offers, IReadOnlyList<StationLoad> loads, Solution solution)
    {
        SortedDictionary<int, IReadOnlyList<Trip>> trips = [];
        foreach (VehicleRoute route in solution.Routes.Where(route => route.Trips.Count > 0))
        {
            int van = offers[route.Vehicle].Van;
            int number = state.Vans[van].TripsCommitted;
            trips.Add(van, [.. route.Trips.Select(trip => new Trip(
                $"{state.Vans[van].Spec.Id}/{++number}",
                trip.DepartMs,
                trip.ReturnMs,
                trip.ChargedMs,
                trip.DistanceDm,
                Stops(trip, loads, state.Layout)))]);
        }

        return trips;
    }

    /// <summary>Consecutive jobs at one station are one call.</summary>
    private static List<TripStop> Stops(RouteTrip trip, IReadOnlyList<StationLoad> loads, FleetLayout layout)
    {
        List<TripStop> stops = [];
        int first = 0;
        for (int end = 1; end <= trip.Stops.Count; end++)
        {
            if (end < trip.Stops.Count && loads[trip.Stops[end].Job].Station == loads[trip.Stops[first].Job].Station)
            {
                continue;
            }

            StationLoad[] here = [.. trip.Stops.Skip(first).Take(end - first).Select(stop => loads[stop.Job])];
            stops.Add(new TripStop(
                layout.Stations[here[0].Station].Id,
                trip.Stops[first].ArriveMs,
                trip.Stops[end - 1].DepartMs,
                Ids(here, Direction.ToStation),
                Ids(here, Direction.ToHub)));
            first = end;
        }

        return stops;
    }

    private static List<string> Ids(StationLoad[] loads, Direction direction) =>
        [.. loads.Where(load => load.Direction == direction).SelectMany(load => load.Parcels).Select(parcel => parcel.Order.Id)];
}
