using System.Buffers;
using System.Security.Cryptography;
using Konvoi.Fleet;

namespace Konvoi.Simulation;

/// <summary>The day's <c>events.jsonl</c>, written as it happens.</summary>
internal sealed class EventLog
{
    private readonly ArrayBufferWriter<byte> _bytes = new(1 << 20);

    public ReadOnlyMemory<byte> Bytes => _bytes.WrittenMemory;

    public void Append(FleetEvent happened)
    {
        _bytes.Write(EventJson.ToLine(happened));
        _bytes.Write("\n"u8);
    }

    /// <summary>SHA-256 in lower-case hexadecimal.</summary>
    public string Hash() => Convert.ToHexStringLower(SHA256.HashData(_bytes.WrittenSpan));
}
