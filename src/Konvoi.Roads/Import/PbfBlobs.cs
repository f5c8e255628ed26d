using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Konvoi.Roads;

/// <summary>
/// Walks over the blobs of a PBF file and unpacks them. Limits of the format are enforced before anything is
/// allocated: 64 KiB for a header, 32 MiB for a blob, and the unpacked size that the blob declares.
/// </summary>
internal sealed class PbfBlobs(ReadOnlyMemory<byte> file)
{
    private const int MaxHeaderBytes = 64 * 1024;
    private const int MaxBlobBytes = 32 * 1024 * 1024;

    /// <summary>
    /// Real blocks shrink to a half or a tenth. Zlib could do 1:1000, which would let a small hostile file fill the
    /// memory; this ratio keeps what is read within a multiple of the file.
    /// </summary>
    private const int MaxRatio = 250;

    private readonly byte[] _array = ArrayOf(file);
    private readonly int _start = MemoryMarshal.TryGetArray(file, out ArraySegment<byte> segment) ? segment.Offset : 0;
    private readonly int _length = file.Length;
    private byte[] _buffer = [];
    private int _next;

    /// <summary>The blob last moved to, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The byte of the file where the blob begins.</summary>
    public int Offset { get; private set; }

    public string Type { get; private set; } = "";

    private (int At, int Length) _body;

    public void Rewind() => (_next, Number) = (0, 0);

    /// <summary>Moves to the next blob without unpacking it; false at the end of the file.</summary>
    public bool Next()
    {
        if (_next == _length)
        {
            return false;
        }

        Number++;
        Offset = _next;
        int headerLength = HeaderLength();
        ReadOnlySpan<byte> bytes = _array.AsSpan(_start, _length);
        var header = new PbfCursor(bytes.Slice(Offset + 4, headerLength), 0);
        long bodyLength = -1;
        Type = "";
        while (header.Next())
        {
            switch (header.Field)
            {
                case 1:
                    Type = System.Text.Encoding.UTF8.GetString(header.Message().Rest);
                    break;
                case 3:
                    bodyLength = (long)Math.Min(header.Number(), long.MaxValue);
                    break;
                default:
                    header.Skip();
                    break;
            }
        }

        int at = Offset + 4 + headerLength;
        if (bodyLength is < 0 or > MaxBlobBytes)
        {
            throw new FormatException($"found {(bodyLength < 0 ? "no size" : $"a size of {bodyLength}")}, expected 0 to {MaxBlobBytes} bytes");
        }

        if (bodyLength > _length - at)
        {
            throw new FormatException($"found the end of the file after {_length - at} bytes of the blob, expected {bodyLength}");
        }

        _body = (at, (int)bodyLength);
        _next = at + (int)bodyLength;
        return true;
    }

    /// <summary>The content of the blob; good until the next call.</summary>
    public ReadOnlySpan<byte> Unpack()
    {
        var blob = new PbfCursor(_array.AsSpan(_start + _body.At, _body.Length), 0);
        long rawSize = -1;
        (int At, int Length) zlib = (-1, 0);
        while (blob.Next())
        {
            switch (blob.Field)
            {
                case 1:
                    return blob.Message().Rest;
                case 2:
                    rawSize = (long)Math.Min(blob.Number(), long.MaxValue);
                    break;
                case 3:
                    PbfCursor packed = blob.Message();
                    zlib = (_start + _body.At + packed.Position, packed.Rest.Length);
                    break;
                case 4 or 5 or 6 or 7:
                    throw blob.Wrong("a blob packed with lzma, bzip2, lz4 or zstd", "raw or zlib data");
                default:
                    blob.Skip();
                    break;
            }
        }

        if (zlib.At < 0)
        {
            throw new FormatException("found a blob without data, expected raw or zlib data");
        }

        if (rawSize < 0 || rawSize > Math.Min(MaxBlobBytes, MaxHeaderBytes + ((long)zlib.Length * MaxRatio)))
        {
            throw new FormatException(
                $"found {zlib.Length} bytes said to unpack to {rawSize}, expected at most {MaxBlobBytes} and a ratio of at most {MaxRatio}");
        }

        return Inflate(zlib, (int)rawSize);
    }

    private ReadOnlySpan<byte> Inflate((int At, int Length) packed, int rawSize)
    {
        if (_buffer.Length < rawSize)
        {
            _buffer = new byte[rawSize];
        }

        try
        {
            using var source = new MemoryStream(_array, packed.At, packed.Length, writable: false);
            using var zlib = new ZLibStream(source, CompressionMode.Decompress);
            int read = zlib.ReadAtLeast(_buffer.AsSpan(0, rawSize), rawSize, throwOnEndOfStream: false);
            bool more = zlib.ReadByte() >= 0;
            if (read < rawSize || more)
            {
                throw new FormatException($"found {(more ? "more than " : "")}{read} bytes after unpacking, expected the {rawSize} declared");
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException) // the second when a stream asks for a preset dictionary
        {
            throw new FormatException("found corrupt zlib data, expected a whole zlib stream", e);
        }

        return _buffer.AsSpan(0, rawSize);
    }

    private int HeaderLength()
    {
        if (_length - Offset < 4)
        {
            throw new FormatException($"found {_length - Offset} bytes at the end of the file, expected a blob's length in 4");
        }

        uint length = BinaryPrimitives.ReadUInt32BigEndian(_array.AsSpan(_start + Offset, 4));
        if (length > MaxHeaderBytes)
        {
            throw new FormatException($"found a header of {length} bytes, expected at most {MaxHeaderBytes}: is this a .osm.pbf file?");
        }

        if (length > _length - Offset - 4)
        {
            throw new FormatException($"found the end of the file in a header of {length} bytes, expected the whole header");
        }

        return (int)length;
    }

    /// <summary>Zlib reads from a stream and a stream reads from an array; only foreign memory has to be copied.</summary>
    private static byte[] ArrayOf(ReadOnlyMemory<byte> file) =>
        MemoryMarshal.TryGetArray(file, out ArraySegment<byte> segment) && segment.Array is not null ? segment.Array : file.ToArray();
}
