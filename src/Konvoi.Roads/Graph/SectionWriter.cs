using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
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
        Array((ReadOnlySpan<T>)values);
    }

    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Check.That(BitConverter.IsLittleEndian);
        Number(values.Length);
        CollectionsMarshal.SetCount(_bytes, Aligned(_bytes.Count));
        Bytes(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Where an array begins that is written at some place: at the next cache line, so that it can be used where it stands.</summary>
    public static int Aligned(int at) => (at + 63) & ~63;

    public byte[] Finish()
    {
        Span<byte> sum = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(sum, SumOf(CollectionsMarshal.AsSpan(_bytes)));
        _bytes.AddRange(sum);
        return [.. _bytes];
    }

    /// <summary>A hash over words of eight bytes, four at a time, and the length; finds damage, does not keep out a forger.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong SumOf(ReadOnlySpan<byte> bytes)
    {
        const ulong Odd = 0x9E37_79B9_7F4A_7C15;
        ulong sum = (ulong)bytes.Length;
        (ulong a, ulong b, ulong c, ulong d) = (Odd, ~Odd, Odd >> 1, Odd << 1);
        for (; bytes.Length >= 32; bytes = bytes[32..])
        {
            ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(bytes);
            a = BitOperations.RotateLeft(a ^ words[0], 29) * Odd;
            b = BitOperations.RotateLeft(b ^ words[1], 29) * Odd;
            c = BitOperations.RotateLeft(c ^ words[2], 29) * Odd;
            d = BitOperations.RotateLeft(d ^ words[3], 29) * Odd;
        }

        foreach (byte rest in bytes)
        {
            sum = StableHash.Mix(sum ^ rest);
        }

        foreach (ulong lane in (ReadOnlySpan<ulong>)[a, b, c, d])
        {
            sum = StableHash.Mix(sum ^ lane);
        }

        return sum;
    }
}
