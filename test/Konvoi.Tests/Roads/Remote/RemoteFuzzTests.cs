using System.Net;
using System.Text;
using CsCheck;
using Konvoi.Roads;

namespace Konvoi.Tests.Roads;

/// <summary>Answers with bytes changed, cut or repeated: either an answer within its ranges or a clear refusal, nothing else.</summary>
public class RemoteFuzzTests
{
    private const string Table = """{"code":"Ok","durations":[[0,1.5],[null,2]],"distances":[[0,10],[null,20.5]],"sources":[],"destinations":[]}""";
    private const string Nearest = """{"code":"Ok","waypoints":[{"distance":4.15,"name":"é","location":[13.388799,52.517033]}]}""";
    private const string Route = """{"code":"Ok","routes":[{"geometry":"kdmdcBq|{rXYvGMzBa@`IqDWiAKeGw@","duration":12.3,"distance":456.7}]}""";
    private const string Matrix = """{"sources_to_targets":[[{"time":1,"distance":0.1},{"time":null,"distance":null}],[{"time":3,"distance":1},{"time":4,"distance":2}]]}""";
    private const string Locate = """[{"input_lat":52.5,"input_lon":13.4,"edges":[{"correlated_lat":52.5,"correlated_lon":13.4,"way_id":1}],"nodes":[]}]""";
    private const string Trip = """{"trip":{"legs":[{"shape":"kdmdcBq|{rXYvGMzBa@`IqDWiAKeGw@"}],"summary":{"time":55.543,"length":0.292},"units":"kilometers"}}""";

    private static readonly string[] Splices =
        ["null", "-1", "1e400", "99999999999999999999", "\"\\ud800\"", "[[[[", "{}", "[]", "\"NaN\"", "true", "\u0000", "\"error_code\":171,", "TooBig", "??????"];

    private static readonly GeoPoint[] Two = [GeoPoint.FromDegrees(13.4, 52.5), GeoPoint.FromDegrees(13.5, 52.6)];

    [Fact]
    public void Damaged_answers_are_read_or_refused() =>
        Gen.Select(Gen.Int[0, 5], Gen.ULong, Gen.Int[1, 4]).Sample((kind, seed, changes) =>
        {
            string[] answers = [Table, Nearest, Route, Matrix, Locate, Trip];
            byte[] body = Damaged(answers[kind], new Konvoi.Shared.Rng(seed), changes);
            using var client = new HttpClient(new Canned(body, seed % 5 == 0 ? HttpStatusCode.BadRequest : HttpStatusCode.OK));
            IRoadTimes times = kind < 3 ? new OsrmRoadTimes(client, new Uri("http://x")) : new ValhallaRoadTimes(client, new Uri("http://x"));
            try
            {
                Ask(times, kind % 3).GetAwaiter().GetResult();
            }
            catch (RoadTimesException e)
            {
                Assert.StartsWith("x: ", e.Message, StringComparison.Ordinal);
                Assert.Contains(": found ", e.Message, StringComparison.Ordinal);
            }
        }, iter: 20_000);

    private static async Task Ask(IRoadTimes times, int kind)
    {
        switch (kind)
        {
            case 0:
                RoadTable table = await times.MatrixAsync(Two, Two);
                Assert.All([0, 1, 2, 3], cell => Assert.InRange(table.DurationMs(cell / 2, cell % 2), 0, RoadTable.Unreachable));
                Assert.All([0, 1, 2, 3], cell => Assert.InRange(table.LengthDm(cell / 2, cell % 2), 0, RoadTable.Unreachable));
                break;
            case 1:
                RoadPlace? place = await times.SnapAsync(Two[0]);
                Assert.InRange(place?.DistanceDm ?? 0, 0, int.MaxValue);
                Assert.InRange(place?.Position.LatE7 ?? 0, -900_000_000, 900_000_000);
                break;
            default:
                RoadLine? line = await times.RouteAsync(Two[0], Two[1]);
                Assert.InRange(line?.DurationMs ?? 0, 0, int.MaxValue);
                Assert.All(line?.Geometry ?? [], point => Assert.InRange(point.LonE7, -1_800_000_000, 1_800_000_000));
                Assert.True(line is null || line.Geometry.Count >= 2);
                break;
        }
    }

    private static byte[] Damaged(string answer, Konvoi.Shared.Rng rng, int changes)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(answer)];
        for (int i = 0; i < changes && bytes.Count > 1; i++)
        {
            int at = rng.Next(bytes.Count);
            int length = Math.Min(rng.Range(1, 12), bytes.Count - at);
            switch (rng.Next(4))
            {
                case 0:
                    bytes[at] = (byte)rng.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, length));
                    break;
                default:
                    bytes.RemoveRange(at, length);
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Splices[rng.Next(Splices.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    private sealed class Canned(byte[] body, HttpStatusCode status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(body) });
    }
}
