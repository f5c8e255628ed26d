using Konvoi.Routing;

namespace Konvoi.Fleet;

/// <summary>Why a parcel is on no plan, in sentences for the dispatcher.</summary>
internal static class UnplannedReasons
{
    public static string NoVan(Hub hub, IReadOnlyList<IdleVan> idle) => idle.Count == 0
        ? $"hub '{hub.Id}' has no van"
        : $"no van of hub '{hub.Id}' can be sent: {string.Join("; ", idle
            .GroupBy(van => van.Reason)
            .Select(group => $"{string.Join(", ", group.Select(van => van.Van))}: {group.Key}"))}";

    public static string StationClosed(Station station) =>
        $"station '{station.Id}' closes at {DayTime.Text(station.ClosesMs)}, too early to hand it over today";

    public static string Of(UnassignedJob left, StationLoad load, FleetState state, int hubIndex)
    {
        Hub hub = state.Layout.Hubs[hubIndex];
        Station station = state.Layout.Stations[load.Station];
        return left.Reason switch
        {
            UnassignedReason.TooLargeForEveryVan =>
                $"it is larger than any van that hub '{hub.Id}' can send",
            UnassignedReason.Unreachable =>
                $"no van of hub '{hub.Id}' can drive to station '{station.Id}' and back on the roads open to it{Closed(state)}",
            UnassignedReason.BeyondRange =>
                $"station '{station.Id}' and back is farther than the batteries of hub '{hub.Id}' carry",
            UnassignedReason.WindowClosed =>
                $"no van of hub '{hub.Id}' can be at station '{station.Id}' before it closes at {DayTime.Text(station.ClosesMs)}",
            UnassignedReason.ShiftTooShort =>
                $"no van of hub '{hub.Id}' can serve station '{station.Id}' and be back in the hours that it may drive",
            UnassignedReason.NoRoomLeft =>
                $"the vans of hub '{hub.Id}' have neither room nor time left to serve station '{station.Id}' today",
            _ => left.Text,
        };
    }

    private static string Closed(FleetState state) =>
        state.Closures.Count == 0 ? "" : $" (closed: {string.Join(", ", state.Closures)})";
}
