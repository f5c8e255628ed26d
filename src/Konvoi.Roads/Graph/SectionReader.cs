using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;
using Konvoi.Shared;

namespace Konvoi.Roads;

/// <summary>Reads what <see cref="SectionWriter"/> wrote. Lengths are checked against the bytes left before anything is allocated.</summary>
internal unsafe ref struct SectionReader(FileBlock block, int start)
{
    private const int SumBytes = 8;

    private readonly FileBlock _block = block;
    private readonly ReadOnlySpan<byte> _file = block.Bytes;
    private int _at = start;

    /// <summary>The content ends where the checksum begins.</summary>
    private readonly int Left => _file.Length - SumBytes - _at;

    /// <summary>Where it stands.</summary>
    public readonly int At => _at;

    /// <exception cref="FormatException">The checksum of a file is another one than its content has.</exception>
    public static void RequireWhole(FileBlock block)
    {
        ReadOnlySpan<byte> file = block.Bytes;
        ulong found = SectionWriter.SumOf(file[..^SumBytes]);
        ulong expected = BinaryPrimitives.ReadUInt64LittleEndian(file[^SumBytes..]);
        if (found != expected)
        {
            throw new FormatException(
                $"at byte {file.Length - SumBytes}: found content with the checksum {found:x16}, expected {expected:x16}: the file is damaged or cut off");
        }
    }

    public int Number(string what) => BinaryPrimitives.ReadInt32LittleEndian(Take(4, what));

    public string Text(string what) => Encoding.UTF8.GetString(Array<byte>(what));

    public T[] Array<T>(string what)
        where T : unmanaged => Column<T>(what).AsSpan().ToArray();

    /// <summary>An array where it stands in the file.</summary>
    public Column<T> Column<T>(string what)
        where T : unmanaged
    {
        Check.That(BitConverter.IsLittleEndian);
        int count = Number(what);
        if (count < 0)
        {
            throw new FormatException($"at byte {_at - 4}: found {count} for {what}, expected a length");
        }

        Take(SectionWriter.Aligned(_at) - _at, what);
        int start = _at;
        Take((long)count * Unsafe.SizeOf<T>(), what);
        return new Column<T>((T*)(_block.Start + start), count, _block);
    }

    /// <summary>Nothing may follow but the checksum.</summary>
    public readonly void End()
    {
        if (Left != 0)
        {
            throw new FormatException($"at byte {_at}: found {Left} bytes more, expected the checksum");
        }
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
