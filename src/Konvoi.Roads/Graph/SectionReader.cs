using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>Reads what <see cref="SectionWriter"/> wrote. Lengths are checked against the bytes left before anything is allocated.</summary>
internal ref struct SectionReader(ReadOnlySpan<byte> file, int start)
{
    private const int SumBytes = 8;

    private readonly ReadOnlySpan<byte> _file = file;
    private int _at = start;

    /// <summary>The content ends where the checksum begins.</summary>
    private readonly int Left => _file.Length - SumBytes - _at;

    public readonly void CheckSum()
    {
        if (Left < 0)
        {
            throw new FormatException($"at byte {_file.Length}: found the end of the file, expected a checksum");
        }

        ulong found = SectionWriter.SumOf(_file[..^SumBytes]);
        ulong expected = BinaryPrimitives.ReadUInt64LittleEndian(_file[^SumBytes..]);
        if (found != expected)
        {
            throw new FormatException(
                $"at byte {_file.Length - SumBytes}: found content with the checksum {found:x16}, expected {expected:x16}: the file is damaged or cut off");
        }
    }

    public int Number(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(4, what));

    public string Text(string what) => Encoding.UTF8.GetString(Array<byte>(what));

    public T[] Array<T>(string what)
        where T : unmanaged
    {
        Check.That(BitConverter.IsLittleEndian);
        int count = Number(what);
        if (count < 0)
        {
            throw new FormatException($"at byte {_at - 4}: found {count} for {what}, expected a length");
        }

        return MemoryMarshal.Cast<byte, T>(Take((long)count * Unsafe.SizeOf<T>(), what)).ToArray();
    }

    /// <summary>An array with nothing behind it but the checksum.</summary>
    public T[] LastArray<T>(string what)
        where T : unmanaged
    {
        T[] array = Array<T>(what);
        return Left == 0
            ? array
            : throw new FormatException($"at byte {_at}: found {Left} bytes behind {what}, expected the checksum");
    }

    private ReadOnlySpan<byte> Take(long length, string what)
    {
        if (length > Left)
        {
            throw new FormatException($"at byte {_at}: found {Math.Max(Left, 0)} bytes, expected {length} for {what}");
        }

        ReadOnlySpan<byte> bytes = _file.Slice(_at, (int)length);
        _at += (int)length;
        return bytes;
    }
}
