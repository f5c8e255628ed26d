using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>Writes numbers, texts and arrays in little-endian order and a checksum behind them.</summary>
internal sealed class SectionWriter
{
    private readonly List<byte> _bytes = [];

    public void Bytes(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    public void Number(int value)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        _bytes.AddRange(bytes);
    }

    public void Text(string text) => Array(Encoding.UTF8.GetBytes(text));

    public void Array<T>(T[] values)
        where T : unmanaged
    {
        Check.That(BitConverter.IsLittleEndian);
        Number(values.Length);
        Bytes(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    public byte[] Finish()
    {
        Span<byte> sum = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(sum, SumOf(CollectionsMarshal.AsSpan(_bytes)));
        _bytes.AddRange(sum);
        return [.. _bytes];
    }

    /// <summary>A hash over words of eight bytes and the length; finds damage, does not keep out a forger.</summary>
    public static ulong SumOf(ReadOnlySpan<byte> bytes)
    {
        ulong sum = (ulong)bytes.Length;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            sum = StableHash.Mix(sum ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        }

        foreach (byte rest in bytes)
        {
            sum = StableHash.Mix(sum ^ rest);
        }

        return sum;
    }
}
