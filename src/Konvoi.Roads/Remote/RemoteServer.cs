using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Konvoi.Roads;

/// <summary>
/// Sends requests to one server and gives back its answers as JSON, of bounded size and depth. What is not JSON is said with its
/// HTTP status.
/// </summary>
internal sealed class RemoteServer
{
    private const int MaxDepth = 32;
    private const int TooManyRequests = 429;
    private const int FirstServerFault = 500;

    private readonly HttpClient _client;
    private readonly string _base;
    private readonly RemoteOptions _options;

    /// <exception cref="ArgumentException">Not an http or https address, or an option outside its range.</exception>
    public RemoteServer(HttpClient client, Uri address, RemoteOptions options)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(address);
        options.CheckRanges();
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException($"found the address '{address}', expected one that begins with http:// or https://", nameof(address));
        }

        _client = client;
        _base = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _options = options;
        Name = address.Authority;
    }

    /// <summary>Host and port.</summary>
    public string Name { get; }

    public Task<RemoteReply> GetAsync(string kind, string pathAndQuery, CancellationToken cancellation) =>
        SendAsync(kind, () => new HttpRequestMessage(HttpMethod.Get, $"{_base}/{pathAndQuery}"), cancellation);

    public Task<RemoteReply> PostAsync(string kind, string path, byte[] json, CancellationToken cancellation) => SendAsync(
        kind,
        () =>
        {
            var content = new ByteArrayContent(json);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            return new HttpRequestMessage(HttpMethod.Post, $"{_base}/{path}") { Content = content };
        },
        cancellation);

    private async Task<RemoteReply> SendAsync(string kind, Func<HttpRequestMessage> request, CancellationToken cancellation)
    {
        var call = new RemoteCall(Name, kind);
        for (int retriesLeft = _options.Retries; ; retriesLeft--)
        {
            try
            {
                (int status, ReadOnlyMemory<byte> body) = await ExchangeAsync(call, request, cancellation);
                if (retriesLeft == 0 || (status != TooManyRequests && status < FirstServerFault))
                {
                    return new RemoteReply(call, status, Parse(call, status, body));
                }
            }
            catch (RoadTimesException e) when (retriesLeft > 0 && e.Fault == RoadTimesFault.Unreachable)
            {
                // Once more.
            }
        }
    }

    private async Task<(int Status, ReadOnlyMemory<byte> Body)> ExchangeAsync(
        RemoteCall call, Func<HttpRequestMessage> make, CancellationToken cancellation)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.Timeout);
        try
        {
            using HttpRequestMessage request = make();
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return ((int)response.StatusCode, await ReadAsync(call, response.Content, limit.Token));
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            string seconds = _options.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            throw call.Fail(RoadTimesFault.TimedOut, $"no answer within {seconds} s", "one", e);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded)
        {
            throw call.Malformed($"an answer that is not HTTP ({e.Message})", "an HTTP answer", e);
        }
        catch (HttpRequestException e)
        {
            throw call.Fail(RoadTimesFault.Unreachable, $"no connection ({e.Message})", "a server", e);
        }
        catch (IOException e) when (e is not RoadTimesException)
        {
            throw call.Malformed($"an answer that was cut off ({e.Message})", "a whole one", e);
        }
    }

    private async Task<ReadOnlyMemory<byte>> ReadAsync(RemoteCall call, HttpContent content, CancellationToken cancellation)
    {
        const int FirstRead = 64 << 10;
        int limit = _options.MaxAnswerBytes;
        using Stream stream = await content.ReadAsStreamAsync(cancellation);
        byte[] buffer = new byte[Math.Min(FirstRead, limit) + 1];
        int length = 0;
        while (true)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(length), cancellation);
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
            if (length > limit)
            {
                throw call.Malformed($"an answer of more than {limit.ToString(CultureInfo.InvariantCulture)} bytes", "a shorter one");
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(2L * length, limit + 1L));
            }
        }
    }

    private static JsonDocument Parse(RemoteCall call, int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, new JsonDocumentOptions { MaxDepth = MaxDepth, AllowDuplicateProperties = false });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException && status == RemoteReply.Success)
        {
            // The second is what the reader throws for a name with half a surrogate pair.
            throw call.Malformed($"an answer that is no valid JSON ({e.Message})", "JSON", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw call.Fail(RoadTimesFault.Refused, $"HTTP {status.ToString(CultureInfo.InvariantCulture)}", "an answer", e);
        }
    }
}
