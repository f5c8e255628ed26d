using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Konvoi.Tests.Roads;

/// <summary>A small HTTP server on this machine, one connection per request, that answers what a test tells it to.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<Request, Reply> _answer;

    public FakeServer(Func<Request, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _ = ServeAsync();
    }

    /// <param name="Method">GET or POST.</param>
    /// <param name="Path">The address after host and port, unescaped, without the question mark and what follows.</param>
    /// <param name="Query">What follows the question mark.</param>
    /// <param name="Body">What was posted.</param>
    public sealed record Request(string Method, string Path, IReadOnlyDictionary<string, string> Query, string Body);

    /// <param name="Status">The HTTP status.</param>
    /// <param name="Body">The answer.</param>
    /// <param name="Raw">Sent as it is in place of an HTTP answer, then the connection ends.</param>
    /// <param name="Wait">Never answers.</param>
    public sealed record Reply(int Status, string Body, string? Raw = null, bool Wait = false)
    {
        public static Reply Json(string body) => new(200, body);
    }

    public Uri Address { get; }

    public ConcurrentQueue<Request> Requests { get; } = new();

    public static HttpClient Client() => new(new SocketsHttpHandler { UseProxy = false });

    public void Dispose() => _listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient connection)
    {
        using (connection)
        {
            try
            {
                NetworkStream stream = connection.GetStream();
                Request request = await ReadAsync(stream);
                Requests.Enqueue(request);
                Reply reply = _answer(request);
                if (reply.Wait)
                {
                    await Task.Delay(TimeSpan.FromSeconds(20));
                    return;
                }

                byte[] body = Encoding.UTF8.GetBytes(reply.Body);
                string head = $"HTTP/1.1 {reply.Status} Said\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n"
                    + "Connection: close\r\n\r\n";
                byte[] bytes = reply.Raw is string raw ? Encoding.UTF8.GetBytes(raw) : [.. Encoding.ASCII.GetBytes(head), .. body];
                await stream.WriteAsync(bytes);
            }
            catch (IOException)
            {
                // The client has hung up, which some tests want.
            }
        }
    }

    private static async Task<Request> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        byte[] buffer = new byte[64 << 10];
        int headEnd = -1;
        int bodyLength = 0;
        while (headEnd < 0 || bytes.Count < headEnd + bodyLength)
        {
            int read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                throw new IOException("a request was cut off");
            }

            bytes.AddRange(buffer.AsSpan(0, read));
            if (headEnd < 0)
            {
                string text = Encoding.Latin1.GetString([.. bytes]);
                int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                headEnd = end < 0 ? -1 : end + 4;
                string? length = text.Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                bodyLength = length is null ? 0 : int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture);
            }
        }

        string[] first = Encoding.Latin1.GetString([.. bytes.Take(headEnd)]).Split("\r\n")[0].Split(' ');
        string[] target = first[1].Split('?', 2);
        var query = new Dictionary<string, string>();
        foreach (string pair in target.Length > 1 ? target[1].Split('&') : [])
        {
            string[] parts = pair.Split('=', 2);
            query.Add(parts[0], Uri.UnescapeDataString(parts[1]));
        }

        return new Request(first[0], Uri.UnescapeDataString(target[0]), query, Encoding.UTF8.GetString([.. bytes.Skip(headEnd)]));
    }
}
