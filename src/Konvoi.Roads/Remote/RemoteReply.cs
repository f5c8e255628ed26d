using System.Text.Json;

namespace Konvoi.Roads;

/// <summary>An answer that was JSON, whatever it says.</summary>
internal sealed class RemoteReply(RemoteCall call, int status, JsonDocument json) : IDisposable
{
    public const int Success = 200;

    public RemoteCall Call => call;

    /// <summary>The HTTP status.</summary>
    public int Status => status;

    public RemoteJson Root => new(json.RootElement, call, "$");

    public void Dispose() => json.Dispose();
}
