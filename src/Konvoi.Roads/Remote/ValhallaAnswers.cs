using System.Globalization;

namespace Konvoi.Roads;

/// <summary>Reads what a Valhalla server answers. Units: seconds and kilometres, unless an answer says otherwise, which is refused.</summary>
internal static class ValhallaAnswers
{
    public const string TableKind = "sources_to_targets";

    private const int MsPerSecond = 1_000;
    private const int DmPerKm = 10_000;
    private const int PayloadTooLarge = 413;
    private const int TooManyLocations = 150;
    private const int NoRoadNear = 171;

    /// <summary>Unconnected regions, a cell that cannot be reached, no path.</summary>
    private static readonly int[] NoWay = [170, 441, 442];

    /// <summary>The nearest of the places that the server found.</summary>
    public static RoadPlace? Place(RemoteReply reply, GeoPoint point, int maxSnapDm)
    {
        if (ErrorOf(reply) is (int error, string message))
        {
            return error == NoRoadNear ? null : throw Refusal(reply, error, message, maxSnapDm);
        }

        RoadPlace? nearest = null;
        foreach (RemoteJson location in reply.Root.Items(1))
        {
            foreach (RemoteJson edge in location.Optional("edges")?.Items() ?? [])
            {
                GeoPoint position = RemoteJson.Point(edge.Required("correlated_lon"), edge.Required("correlated_lat"));
                int distanceDm = (int)Math.Min(point.DistanceDm(position), int.MaxValue);
                if (distanceDm <= maxSnapDm && (nearest is null || distanceDm < nearest.DistanceDm))
                {
                    nearest = new RoadPlace(position, distanceDm);
                }
            }
        }

        return nearest;
    }

    /// <summary>Writes a tile into a table. Null when done; otherwise how many cells the server allows, 0 if it does not say.</summary>
    public static int? FillTile(RemoteReply reply, TableTile tile, RoadTable table, int maxSnapDm)
    {
        if (reply.Status == PayloadTooLarge)
        {
            return 0;
        }

        if (ErrorOf(reply) is (int error, string message))
        {
            return error == TooManyLocations ? LimitIn(message)
                : NoWay.Contains(error) ? null
                : throw Refusal(reply, error, message, maxSnapDm);
        }

        RequireKilometres(reply.Root);
        RemoteJson cells = reply.Root.Required("sources_to_targets");
        if (cells.IsList)
        {
            FillVerbose(cells, tile, table);
        }
        else
        {
            RemoteCells.Fill(cells.Required("durations"), cells.Required("distances"), DmPerKm, tile, table);
        }

        return null;
    }

    public static RoadLine? Line(RemoteReply reply, int maxSnapDm)
    {
        if (ErrorOf(reply) is (int error, string message))
        {
            return NoWay.Contains(error) ? null : throw Refusal(reply, error, message, maxSnapDm);
        }

        RemoteJson trip = reply.Root.Required("trip");
        RequireKilometres(trip);
        RemoteJson summary = trip.Required("summary");
        foreach (RemoteJson leg in trip.Required("legs").Items(1))
        {
            return new RoadLine(
                summary.Required("time").Whole(MsPerSecond),
                summary.Required("length").Whole(DmPerKm),
                RemoteGeometry.Read(leg.Required("shape")));
        }

        return null;
    }

    public static RoadTimesException TooBig(string server) =>
        new RemoteCall(server, TableKind).Fail(RoadTimesFault.Refused, "the refusal of one source and one target as too many", "a table");

    /// <summary>What servers answer that do not know the shorter form.</summary>
    private static void FillVerbose(RemoteJson cells, TableTile tile, RoadTable table)
    {
        int i = tile.FirstRow;
        foreach (RemoteJson row in cells.Items(tile.Rows))
        {
            int j = tile.FirstColumn;
            foreach (RemoteJson cell in row.Items(tile.Columns))
            {
                if (cell.Optional("time") is not null || cell.Optional("distance") is not null)
                {
                    table.Set(i, j, cell.Required("time").Whole(MsPerSecond), cell.Required("distance").Whole(DmPerKm));
                }

                j++;
            }

            i++;
        }
    }

    /// <summary>The number and the words of an error; null for an answer.</summary>
    private static (int Code, string Message)? ErrorOf(RemoteReply reply)
    {
        RemoteJson root = reply.Root;
        if (root.Optional("error_code") is RemoteJson code)
        {
            return ((int)code.Number(0, int.MaxValue), root.Optional("error")?.Text() ?? "");
        }

        return reply.Status == RemoteReply.Success ? null : throw reply.Call.Refused(reply.Status, "without a code", "");
    }

    private static RoadTimesException Refusal(RemoteReply reply, int error, string message, int maxSnapDm)
    {
        string code = error.ToString(CultureInfo.InvariantCulture);
        return error == NoRoadNear ? reply.Call.OffRoad(maxSnapDm, code, message) : reply.Call.Refused(reply.Status, code, message);
    }

    /// <summary>The server ends its message with the number of cells that it allows.</summary>
    private static int LimitIn(string message)
    {
        int digits = message.Length;
        while (digits > 0 && char.IsAsciiDigit(message[digits - 1]))
        {
            digits--;
        }

        return int.TryParse(message.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out int limit) ? limit : 0;
    }

    private static void RequireKilometres(RemoteJson of)
    {
        if (of.Optional("units") is RemoteJson units && units.Text() is not ("kilometers" or "km"))
        {
            throw units.Wrong(units.Text() == "miles" ? "miles" : "another unit", "kilometers");
        }
    }
}
