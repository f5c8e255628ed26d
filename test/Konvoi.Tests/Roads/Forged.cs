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

    /// <summary>A file with another checksum: that of what stands in it.</summary>
    public static byte[] WithItsSum(byte[] file)
    {
        BitConverter.TryWriteBytes(file.AsSpan(file.Length - 8), SumOf(file.AsSpan(0, file.Length - 8)));
        return file;
    }

    /// <summary>Where an array ends whose length stands at some place.</summary>
    public static int EndOfArray(byte[] file, int at, int size) => ((at + 4 + 63) & ~63) + (BitConverter.ToInt32(file, at) * size);

    /// <summary>Where the number of nodes stands: behind name, attribution and profile, the import report, the lengths of names, and names.</summary>
    public static int NodeCountAt(byte[] file)
    {
        int at = 12;
        foreach (int size in (int[])[1, 1, 1, 4, 4, 1])
        {
            at = EndOfArray(file, at, size);
        }

        return at;
    }

    /// <summary>
    /// A file with no arcs, and one state on an arc far away: whoever looks at states before somebody has looked at arcs reads
    /// far outside.
    /// </summary>
    public static byte[] WithoutArcs(int boxes)
    {
        List<byte> file = [.. "KVROADS\n"u8, .. BitConverter.GetBytes(3)];
        void Array(int size, params int[] values)
        {
            file.AddRange(BitConverter.GetBytes(values.Length));
            file.AddRange(new byte[(64 - (file.Count % 64)) % 64]);
            file.AddRange(values.SelectMany(value => BitConverter.GetBytes((long)value)[..size]));
        }

        // Name, attribution, profile; report; names; nodes; bounds.
        Array(1);
        Array(1);
        Array(1);
        Array(4, new int[18]);
        Array(4, 0);
        Array(1);
        file.AddRange(BitConverter.GetBytes(1));
        Array(4, 0, 0, 0, 0);

        // Ten columns of arcs; states; turns; the main component; closures.
        foreach (int size in (int[])[4, 4, 4, 4, 1, 1, 4, 4, 1, 1])
        {
            Array(size);
        }

        Array(4, int.MaxValue);
        Array(4);
        Array(4, 0, 0);
        Array(4);
        Array(2);
        Array(1);
        Array(4, 0);
        for (int i = 0; i < 5; i++)
        {
            Array(4);
        }

        // Places; hierarchy; costs.
        Array(4);
        for (int i = 0; i < 4; i++)
        {
            Array(4, new int[boxes]);
        }

        Array(4, 0);
        Array(4, 0);
        Array(4, 0, 0);
        Array(4);
        Array(4);
        Array(8);
        Array(8);
        return WithItsSum([.. file, .. new byte[8]]);
    }
}
