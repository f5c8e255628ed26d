namespace Konvoi.Roads;

/// <summary>Reads what an OSRM server answers. Units: seconds and metres; coordinates are longitude, latitude.</summary>
internal static class OsrmAnswers
{
    public const string TableKind = "table";

    private const int MsPerSecond = 1_000;
    private const int DmPerMetre = 10;
    private const int UriTooLong = 414;
    private const int HeaderTooLong = 431;

    public static RoadPlace? Place(RemoteReply reply)
    {
        string code = Code(reply);
        if (code == "NoSegment")
        {
            return null;
        }

        RequireOk(reply, code, 0);
        foreach (RemoteJson waypoint in reply.Root.Required("waypoints").Items(1))
        {
            return new RoadPlace(Location(waypoint), waypoint.Required("distance").Whole(DmPerMetre));
        }

        return null;
    }

    /// <summary>Writes a tile into a table; false when the server finds it too big.</summary>
    public static bool FillTile(RemoteReply reply, TableTile tile, RoadTable table, int maxSnapDm)
    {
        if (reply.Status is UriTooLong or HeaderTooLong)
        {
            return false;
        }

        string code = Code(reply);
        if (code is "TooBig" or "NoTable")
        {
            return code == "NoTable"; // no way between any of them, which is what the table says already
        }

        RequireOk(reply, code, maxSnapDm);
        RemoteCells.Fill(reply.Root.Required("durations"), reply.Root.Required("distances"), DmPerMetre, tile, table);
        return true;
    }

    public static RoadLine? Line(RemoteReply reply, int maxSnapDm)
    {
        string code = Code(reply);
        if (code == "NoRoute")
        {
            return null;
        }

        RequireOk(reply, code, maxSnapDm);
        RemoteJson routes = reply.Root.Required("routes");
        foreach (RemoteJson route in routes.Items())
        {
            return new RoadLine(
                route.Required("duration").Whole(MsPerSecond),
                route.Required("distance").Whole(DmPerMetre),
                RemoteGeometry.Read(route.Required("geometry")));
        }

        throw routes.Wrong("an empty list", "a route");
    }

    public static RoadTimesException TooBig(string server) =>
        new RemoteCall(server, TableKind).Fail(RoadTimesFault.Refused, "the refusal TooBig of one source and one target", "a table");

    /// <summary>What the server calls its answer. One that is not by OSRM has no such thing.</summary>
    private static string Code(RemoteReply reply) => reply.Root.Optional("code") is RemoteJson code ? code.Text()
        : reply.Status == RemoteReply.Success ? reply.Root.Required("code").Text()
        : throw reply.Call.Refused(reply.Status, "without a code", "");

    private static void RequireOk(RemoteReply reply, string code, int maxSnapDm)
    {
        if (code == "Ok" && reply.Status == RemoteReply.Success)
        {
            return;
        }

        string message = reply.Root.Optional("message")?.Text() ?? "";
        throw code == "NoSegment"
            ? reply.Call.OffRoad(maxSnapDm, code, message)
            : reply.Call.Refused(reply.Status, code, message);
    }

    private static GeoPoint Location(RemoteJson waypoint)
    {
        RemoteJson[] pair = [.. waypoint.Required("location").Items(2)];
        return RemoteJson.Point(pair[0], pair[1]);
    }
}
