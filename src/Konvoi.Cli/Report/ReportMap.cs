using System.Text.Json;
using Konvoi.Fleet;
using Konvoi.Roads;
using Konvoi.Simulation;

namespace Konvoi.Cli;

/// <summary>The map of a report: what lies still, and every leg driven.</summary>
internal static class ReportMap
{
    private const double LegToleranceM = 1.5;
    private const double AreaToleranceM = 4;

    /// <summary>Of the extent of all trips.</summary>
    private const double Margin = 1.35;

    /// <summary>Width over height.</summary>
    private const double Shape = 1.4;

    /// <summary>About a kilometre.</summary>
    private const double MinExtentE7 = 100_000;

    public static void Write(Utf8JsonWriter json, DayResult day, World world, TripLog log)
    {
        GeoBounds frame = Frame(day, world);
        json.WriteStartObject();
        json.WriteStartArray("frame");
        json.WriteNumberValue(LineText.Quantise(frame.MinLonE7));
        json.WriteNumberValue(LineText.Quantise(frame.MinLatE7));
        json.WriteNumberValue(LineText.Quantise(frame.MaxLonE7));
        json.WriteNumberValue(LineText.Quantise(frame.MaxLatE7));
        json.WriteEndArray();
        json.WriteStartArray("roads");
        foreach (string text in RoadLines.Of(world.Network, frame, day.Trace.Legs.SelectMany(leg => leg.Geometry)))
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
        WriteScenery(json, world);
        WritePermits(json, world.Layout);
        WriteClosures(json, world);
        WriteHubs(json, world.Layout);
        WriteStations(json, world.Layout, log);
        WriteLegs(json, day);
        json.WriteEndObject();
    }

    public static void WritePlace(Utf8JsonWriter json, GeoPoint place)
    {
        json.WriteNumber("x", LineText.Quantise(place.LonE7));
        json.WriteNumber("y", LineText.Quantise(place.LatE7));
    }

    private static GeoBounds Frame(DayResult day, World world)
    {
        GeoBounds bounds = GeoBounds.Empty;
        IEnumerable<GeoPoint> places = world.Layout.Hubs.Select(hub => hub.Place.Position)
            .Concat(world.Layout.Stations.Select(station => station.Place.Position))
            .Concat(day.Trace.Legs.SelectMany(leg => leg.Geometry));
        foreach (GeoPoint point in places)
        {
            bounds = bounds.Including(point);
        }

        return Widened(bounds);
    }

    /// <summary>With a margin, and room for windows that are wide as well as for those that are high.</summary>
    private static GeoBounds Widened(GeoBounds bounds)
    {
        double squeeze = Math.Cos(bounds.Center.Lat * Math.PI / 180);
        double wide = (bounds.MaxLonE7 - bounds.MinLonE7) * squeeze;
        double high = bounds.MaxLatE7 - bounds.MinLatE7;
        double extent = Math.Max(MinExtentE7, Math.Max(wide, high)) * Margin;
        int lon = (int)(extent * Shape / squeeze / 2);
        int lat = (int)(extent / 2);
        GeoPoint centre = bounds.Center;
        return new GeoBounds(centre.LonE7 - lon, centre.LatE7 - lat, centre.LonE7 + lon, centre.LatE7 + lat);
    }

    private static void WriteScenery(Utf8JsonWriter json, World world)
    {
        json.WriteStartArray("scenery");
        foreach (SceneryShape shape in world.Scenery)
        {
            json.WriteStartObject();
            json.WriteString("kind", shape.Kind switch
            {
                SceneryKind.Water => "water",
                SceneryKind.RiverLine => "river",
                SceneryKind.BuiltUp => "builtUp",
                SceneryKind.Industrial => "industrial",
                SceneryKind.Park => "park",
                _ => "wood",
            });
            json.WriteString("name", shape.Name);
            json.WriteString("line", LineText.Of(Simplifier.Simplify(shape.Points, AreaToleranceM)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WritePermits(Utf8JsonWriter json, FleetLayout layout)
    {
        json.WriteStartArray("permits");
        foreach (RoadPermit permit in layout.Permits)
        {
            json.WriteStartObject();
            json.WriteString("id", permit.Id);
            json.WriteStartArray("vans");
            foreach (string van in permit.Vans)
            {
                json.WriteStringValue(van);
            }

            json.WriteEndArray();
            json.WriteNumber("from", permit.FromMs);
            json.WriteNumber("to", permit.ToMs);
            json.WriteNumber("kmh", permit.MaxSpeedKmh);
            json.WriteBoolean("area", permit.IsArea);
            json.WriteString("line", LineText.Of(permit.Outline));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteClosures(Utf8JsonWriter json, World world)
    {
        json.WriteStartArray("closures");
        foreach (TimedClosure closure in world.Closures)
        {
            json.WriteStartObject();
            json.WriteString("id", closure.Road.Id);
            json.WriteNumber("from", closure.FromMs);
            json.WriteNumber("to", closure.ToMs);
            json.WriteString("line", LineText.Of(closure.Line));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteHubs(Utf8JsonWriter json, FleetLayout layout)
    {
        json.WriteStartArray("hubs");
        foreach (Hub hub in layout.Hubs)
        {
            json.WriteStartObject();
            json.WriteString("id", hub.Id);
            json.WriteNumber("docks", hub.Docks);
            json.WriteNumber("chargers", hub.Chargers);
            WritePlace(json, hub.Place.Position);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStations(Utf8JsonWriter json, FleetLayout layout, TripLog log)
    {
        ILookup<string, LoggedStop> calls =
            log.Trips.SelectMany(trip => trip.Stops.Take(trip.StopsDone)).ToLookup(stop => stop.Plan.Station, StringComparer.Ordinal);
        json.WriteStartArray("stations");
        foreach (Station station in layout.Stations)
        {
            json.WriteStartObject();
            json.WriteString("id", station.Id);
            json.WriteString("name", station.Name);
            json.WriteString("hours", $"{DayTime.Minute(station.OpensMs)}–{DayTime.Minute(station.ClosesMs)}");
            json.WriteNumber("docks", station.Docks);
            json.WriteBoolean("staffed", station.Staffed);
            json.WriteNumber("calls", calls[station.Id].Count());
            json.WriteNumber("delivered", calls[station.Id].Sum(stop => stop.Delivered));
            json.WriteNumber("pickedUp", calls[station.Id].Sum(stop => stop.PickedUp));
            WritePlace(json, station.Place.Position);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Vans drive the same ways over and over, so each way is written once and legs name it by number.</summary>
    private static void WriteLegs(Utf8JsonWriter json, DayResult day)
    {
        OrderedDictionary<string, int> paths = new(StringComparer.Ordinal);
        json.WriteStartArray("legs");
        foreach (DrivenLeg leg in day.Trace.Legs)
        {
            string line = LineText.Of(Simplifier.Simplify(leg.Geometry, LegToleranceM));
            paths.TryAdd(line, paths.Count);
            json.WriteStartObject();
            json.WriteNumber("van", day.Final.Layout.VanIndex(leg.Van));
            json.WriteString("trip", leg.Trip);
            json.WriteString("a", leg.From);
            json.WriteString("b", leg.To);
            json.WriteNumber("from", leg.DepartMs);
            json.WriteNumber("to", leg.ArriveMs);
            json.WriteNumber("dm", leg.DistanceDm);
            json.WriteNumber("parcels", leg.Parcels);
            json.WriteNumber("load", leg.LoadPermille);
            json.WriteNumber("path", paths[line]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("paths");
        foreach (string line in paths.Keys)
        {
            json.WriteStringValue(line);
        }

        json.WriteEndArray();
    }
}
