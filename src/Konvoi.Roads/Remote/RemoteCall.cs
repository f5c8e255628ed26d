using System.Globalization;

namespace Konvoi.Roads;

/// <summary>Who was asked for what: the beginning of every message about it.</summary>
internal sealed record RemoteCall(string Server, string Kind)
{
    public RoadTimesException Malformed(string found, string expected, Exception? inner = null) =>
        Fail(RoadTimesFault.Malformed, found, expected, inner);

    public RoadTimesException Fail(RoadTimesFault fault, string found, string expected, Exception? inner = null) =>
        new(fault, $"{Server}: {Kind}: found {found}, expected {expected}", inner);

    /// <summary>An answer that says no, in the server's own words.</summary>
    public RoadTimesException Refused(int status, string code, string message) =>
        Fail(RoadTimesFault.Refused, $"the refusal {Said(code, message)} (HTTP {Text(status)})", "an answer");

    public RoadTimesException OffRoad(int maxSnapDm, string code, string message) => Fail(
        RoadTimesFault.OffRoad,
        $"a place without a road within {(maxSnapDm / 10m).ToString(CultureInfo.InvariantCulture)} m ({Said(code, message)})",
        "places near roads");

    /// <summary>A server's words are not ours: cut short and kept on one line.</summary>
    private static string Said(string code, string message)
    {
        const int Longest = 200;
        string said = message.Length == 0 ? code : $"{code}: {message}";
        said = string.Concat(said.Select(c => char.IsControl(c) ? ' ' : c));
        return said.Length <= Longest ? said : $"{said[..Longest]}…";
    }

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
