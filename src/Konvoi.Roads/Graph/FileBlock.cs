using System.IO.MemoryMappedFiles;

namespace Konvoi.Roads;

/// <summary>
/// The bytes of a .roads file where they stay: mapped from a disk, so that only what is used takes memory, or copied. A mapping lasts as long
/// as the process, because spans over it must not lose it; its pages are clean, and the system takes them back when it wants. A
/// mapped file must not be changed in place: <c>konvoi roads build</c> moves a new one in, which leaves this one as it was.
/// </summary>
internal sealed unsafe class FileBlock
{
    private readonly object _owner;
    private readonly byte* _start;
    private readonly int _length;

    private FileBlock(MemoryMappedViewAccessor view, int length)
    {
        _owner = view;
        _length = length;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += view.PointerOffset;
    }

    private FileBlock(byte[] copy, int length)
    {
        _owner = copy;
        _length = length;
        fixed (byte* start = copy)
        {
            // A multiple of 64 behind the start, as sections are.
            _start = (byte*)(((nuint)start + 63) & ~(nuint)63);
        }
    }

    public ReadOnlySpan<byte> Bytes => new(_start, _length);

    public byte* Start => _start;

    /// <summary>What keeps the bytes.</summary>
    public object Owner => _owner;

    public static FileBlock Copy(ReadOnlySpan<byte> bytes)
    {
        byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length + 64, pinned: true);
        var block = new FileBlock(copy, bytes.Length);
        bytes.CopyTo(new Span<byte>(block._start, bytes.Length));
        return block;
    }

    /// <exception cref="FormatException">The file is empty or larger than 2 GiB.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileBlock Map(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length is 0 or > int.MaxValue)
        {
            throw new FormatException($"{path}: found {file.Length} bytes, expected a .roads file of at most {int.MaxValue}");
        }

        int length = (int)file.Length;
        using MemoryMappedFile map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        return new FileBlock(map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
    }
}
