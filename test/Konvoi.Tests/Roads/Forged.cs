using System.Numerics;
using System.Runtime.InteropServices;
using Konvoi.Shared;

namespace Konvoi.Tests.Roads;

/// <summary>The checksum of .roads files, written again for files that are damaged on purpose.</summary>
internal static class Forged
{
    public static ulong SumOf(ReadOnlySpan<byte> bytes)
    {
        const ulong Odd = 0x9E37_79B9_7F4A_7C15;
        ulong sum = (ulong)bytes.Length;
        ulong[] lanes = [Odd, ~Odd, Odd >> 1, Odd << 1];
        int words = bytes.Length / 32 * 4;
        for (int i = 0; i < words; i++)
        {
            lanes[i % 4] = BitOperations.RotateLeft(lanes[i % 4] ^ MemoryMarshal.Cast<byte, ulong>(bytes[..(words * 8)])[i], 29) * Odd;
        }

        foreach (byte rest in bytes[(words * 8)..])
        {
            sum = StableHash.Mix(sum ^ rest);
        }

        foreach (ulong lane in lanes)
        {
            sum = StableHash.Mix(sum ^ lane);
        }

        return sum;
    }
}
